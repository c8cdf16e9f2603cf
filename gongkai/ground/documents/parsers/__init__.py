"""``parse``: any readable file to one ``Document``. One file per format beside this one."""

from __future__ import annotations

import logging
from importlib import import_module

from gongkai.ground.core.errors import Refusal

from .. import limits
from ..model import Document
from ..refusals import refusal
from .child import read_apart
from .sniff import kind_of

logger = logging.getLogger(__name__)

# kind -> module and function; a module is loaded when the first file of its kind comes, because
# the libraries behind it are large.
_PARSERS = {
    "txt": ("text", "parse"),
    "csv": ("separated", "parse"),
    "md": ("markdown", "parse"),
    "docx": ("docx", "parse"),
    "html": ("html", "parse"),
    "xlsx": ("sheets", "parse_xlsx"),
    "xls": ("sheets", "parse_xls"),
    "hidden_xlsx": ("sheets", "hidden_xlsx"),
    "hidden_xls": ("sheets", "hidden_xls"),
    "hidden_html": ("veils", "hidden_page"),
    "pdf": ("pdf", "parse"),
    "doc": ("office", "parse_doc"),
    "ofd": ("ofd", "parse"),
    "open_pdf": ("opening", "open_pdf"),
    "open_xls": ("opening", "open_xls"),
}
_APART = {"html", "xlsx", "xls", "pdf"}


def parse(data: bytes, name: str, *, seconds: float = limits.CHILD_SECONDS) -> Document:
    """Read ``data``; its type is told by content, ``name`` is the original file name.

    Pure: no database. ``seconds`` bounds the time of the formats that are read by large libraries;
    background work may allow more. Raises Refusal (one Chinese sentence) and nothing else for a
    file that is empty, broken, encrypted, scanned, too large or of a kind that cannot be read.
    """
    if len(data) > limits.FILE:
        raise refusal("file_too_large", limit=limits.FILE // limits.MEBIBYTE)
    kind = kind_of(data, name)
    document = (
        read_apart(kind, data, name, seconds) if kind in _APART else parse_here(kind, data, name)
    )
    if not document.text.strip():
        raise refusal("file_without_text")
    return document


def unseen(data: bytes, name: str) -> Document:
    """What a file holds that nobody sees: hidden sheets of a workbook (xlsx, xls) as tables, hidden
    pieces of a page (html) as paragraphs; nothing for other files.

    Raises Refusal as ``parse`` does.
    """
    kind = kind_of(data, name)
    if kind not in {"xlsx", "xls", "html"}:
        return Document("txt", name, ())
    return read_apart(f"hidden_{kind}", data, name, limits.CHILD_SECONDS)


def parse_here(kind: str, data: bytes, name: str) -> Document:
    """Read a file of a known kind in this process; raises Refusal and nothing else."""
    module, function = _PARSERS[kind]
    try:
        read = getattr(import_module(f"{__name__}.{module}"), function)
        document: Document = read(data, name)
    except Refusal:
        raise
    except (RecursionError, MemoryError) as error:
        raise refusal("file_too_complex") from error
    except Exception as error:  # a hostile file may make a library raise anything
        logger.warning("a %s file could not be read: %r", kind, error)
        raise refusal("file_broken") from error
    return document
