"""``parse``: any readable file to one ``Document``. One file per format beside this one."""

from __future__ import annotations

import logging
from collections.abc import Callable

from gongkai.ground.core.errors import Refusal

from .. import limits
from ..model import Document
from ..refusals import refusal
from . import docx, text
from .sniff import Kind, kind_of

logger = logging.getLogger(__name__)

_PARSERS: dict[Kind, Callable[[bytes, str], Document]] = {
    "txt": text.parse,
    "docx": docx.parse,
}


def parse(data: bytes, name: str) -> Document:
    """Read ``data``; its type is told by content, ``name`` is the original file name.

    Pure: no database. Raises Refusal (one Chinese sentence) and nothing else for a file that is
    empty, broken, encrypted, scanned, too large or of a kind that cannot be read.
    """
    if len(data) > limits.FILE:
        raise refusal("file_too_large", limit=limits.FILE // limits.MEBIBYTE)
    try:
        document = _PARSERS[kind_of(data, name)](data, name)
    except Refusal:
        raise
    except Exception as error:  # a hostile file may make a library raise anything
        logger.warning("%s could not be read: %r", name, error)
        raise refusal("file_broken") from error
    if not document.text.strip():
        raise refusal("file_without_text")
    return document
