"""The child's side of ``whole``: a file is opened by its library, and nothing is read."""

from __future__ import annotations

import io

import python_calamine as calamine

from gongkai.ground.core.errors import Refusal

from ..model import Document
from ..refusals import refusal
from .pdf.chars import opened


def open_pdf(data: bytes, name: str) -> Document:
    """Open a pdf and its first page."""
    try:
        with opened(data) as document:
            document[0].close()
    except Refusal as refused:
        if refused.code == "pdf_too_long":  # to be parsed, but it is whole
            return Document("pdf", name, ())
        raise refusal("file_broken" if refused.code == "file_without_text" else refused.code) from (
            refused
        )
    return Document("pdf", name, ())


def open_xls(data: bytes, name: str) -> Document:
    """Open an old workbook."""
    try:
        sheets = calamine.load_workbook(io.BytesIO(data)).sheet_names
    except calamine.PasswordError as error:
        raise refusal("file_encrypted") from error
    if not sheets:
        raise refusal("file_broken")
    return Document("xls", name, ())
