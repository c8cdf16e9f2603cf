"""What a pdf carries beside its text, read in a process of its own (see ``documents.parsers``)."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass

from gongkai.ground.documents import limits
from gongkai.ground.documents.refusals import refusal

_WORKER = f"{__package__}.worker"


@dataclass(frozen=True, slots=True)
class Extras:
    """Author, notes written on pages, attached files (name, content), the numbers of pages with
    pictures on them and of those whose words are rather ``drawn`` as curves, and all other words
    that no page shows (properties, forms, addresses).

    ``unread``: there was no time for all of these words. ``revised``: the file was saved on top of
    an earlier state, which still lies in it.
    """

    author: str
    notes: list[str]
    attached: list[tuple[str, bytes]]
    pictures: list[int]
    drawn: list[int]
    strings: list[str]
    unread: bool
    revised: bool


def pdf_extras(data: bytes) -> Extras:
    """Read them. Refusal when the file cannot be opened or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603  (our own module; only the standard input is foreign)
            [sys.executable, "-P", "-X", "utf8", "-m", _WORKER],
            input=data,
            capture_output=True,
            timeout=limits.CHILD_SECONDS,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise refusal("file_slow") from error
    if done.returncode != 0:
        raise refusal("file_broken")
    said = json.loads(done.stdout)
    files = [(name, base64.b64decode(content)) for name, content in said["attached"]]
    return Extras(**{**said, "attached": files})
