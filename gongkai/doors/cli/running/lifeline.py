"""A pipe between the supervisor and its children, so that none of them outlives it.

The supervisor holds the writing end and never writes. However it ends, by kill -9 too, the system
closes that end; the child that waits at the reading end learns of it and stops. No signal, no
polling of process ids that may be given to somebody else, and it works on every Unix.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable

GRACE = 10.0  # seconds in which a child may end what it has begun


def watch(reading_end: int, stop: Callable[[], None]) -> None:
    """Call ``stop`` when the supervisor is gone; GRACE seconds later end this process anyway."""
    threading.Thread(target=_wait, args=(reading_end, stop), daemon=True, name="lifeline").start()


def stop_myself() -> None:
    """The ordinary way to stop a process: it may end what it has begun."""
    os.kill(os.getpid(), signal.SIGTERM)


def _wait(reading_end: int, stop: Callable[[], None]) -> None:
    while os.read(reading_end, 1):
        pass  # nobody writes; a byte would mean nothing
    stop()
    time.sleep(GRACE)
    os._exit(1)
