"""The child of ``tests.killing``: runs a function and kills itself at the chosen call."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from importlib import import_module
from typing import Any


def main(do: str, at: str, call: int, now: str) -> None:
    """Run ``do``; end by SIGKILL when ``at`` is called for the ``call``-th time."""
    import django  # noqa: PLC0415  (this process is told its settings only now)

    django.setup()
    from django.conf import settings  # noqa: PLC0415  (after setup)

    # The files of the test itself, wherever its settings keep them.
    settings.MEDIA_ROOT = os.environ["GONGKAI_TEST_MEDIA"]
    from gongkai.ground.core import clock  # noqa: PLC0415  (after setup)

    if at:
        _set_trap(at, call)
    with clock.hold(datetime.fromisoformat(now)) if now else nullcontext():
        _named(do)()


def _set_trap(at: str, call: int) -> None:
    """Put a counting function in the place of ``at``, wherever a module has taken it by name."""
    real = _named(at)
    left = [call]

    def counting(*args: Any, **kwargs: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)

    for module in list(sys.modules.values()):
        for name, value in list(vars(module).items()) if module else ():
            if value is real:
                setattr(module, name, counting)


def _named(name: str) -> Callable[..., Any]:
    module, _, attribute = name.partition(":")
    found: Any = import_module(module)
    for part in attribute.split("."):
        found = getattr(found, part)
    return found  # type: ignore[no-any-return]  # a function by its name


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
