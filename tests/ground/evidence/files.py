"""Real files, and broken ones."""

from __future__ import annotations

import io
from typing import Any

import docx
import openpyxl
import xlwt
from reportlab.pdfgen.canvas import Canvas


def word(text: str = "证明材料") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    return _saved(document)


def sheet(text: str = "证明材料") -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = text
    return _saved(book)


def old_sheet(text: str = "证明材料") -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("一").write(0, 0, text)
    return _saved(book)


def pdf(text: str = "proof", *, pages: int = 1, **more: Any) -> bytes:
    """A pdf; ``encrypt="password"`` locks it."""
    out = io.BytesIO()
    canvas = Canvas(out, **more)
    for _ in range(pages):
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
