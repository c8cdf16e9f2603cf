"""A parser in a process of its own, with limits on its time and memory.

html, pdf and workbooks are read by large C and Rust libraries, which a hostile file can bring to
run for minutes, to take all memory or to crash. Whatever happens there, the parent goes on and has
a sentence to say. The child gets no environment, so that secrets stay out of its reach, and answers
in JSON.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from typing import Any

from gongkai.ground.core.errors import Refusal

from ..exchange import from_json
from ..model import Document
from ..refusals import refusal

logger = logging.getLogger(__name__)

_WORKER = f"{__package__}.worker"
_OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL}


def read_apart(kind: str, data: bytes, name: str, seconds: float) -> Document:
    """Read ``data`` in a child process; Refusal when it refuses, crashes or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603  (our own module; only the standard input is foreign)
            [sys.executable, "-P", "-X", "utf8", "-m", _WORKER, kind, str(round(seconds))],
            input=data,
            capture_output=True,
            timeout=seconds,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise refusal("file_slow") from error
    if done.returncode != 0:
        raise _crashed(done)
    return _answer(json.loads(done.stdout), name)


def _crashed(done: subprocess.CompletedProcess[bytes]) -> Refusal:
    logger.warning("parser ended with %s: %s", done.returncode, done.stderr[-500:])
    if done.returncode in _OUT_OF_TIME:
        return refusal("file_slow")
    # Rust and C++ abort when no memory is left.
    return refusal("file_too_complex" if done.returncode == -signal.SIGABRT else "file_broken")


def _answer(answer: dict[str, Any], name: str) -> Document:
    if "refusal" in answer:
        raise Refusal(answer["refusal"], answer["sentence"])
    return from_json({**answer, "name": name})
