"""Documents in which personal data was planted, in every format, by other programs."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import xlwt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from gongkai.ground.textcheck.rules.numbers import CHECKS, WEIGHTS, luhn

from .ofd import ofd_bytes

FONT = "STSong-Light"
AROUND = (
    "申请人{0}，经审核符合条件。",
    "{0}",
    "联系人王某（{0}）负责解释",
    "序号12　姓名张某　{0}　备注无",
    "请拨打{0}咨询。",
    "No.{0};",
)


def identity(rng: random.Random) -> str:
    """A made-up identity number with a right check character."""
    day = f"{rng.randint(1940, 2015)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    front = f"{rng.choice(['370105', '110101', '440304'])}{day}{rng.randint(0, 999):03}"
    total = sum(int(each) * weight for each, weight in zip(front, WEIGHTS, strict=True))
    return front + CHECKS[total % 11]


def mobile(rng: random.Random) -> str:
    """A made-up mobile number."""
    return f"1{rng.choice('3456789')}{rng.randint(100_000_000, 999_999_998)}"


def card(rng: random.Random) -> str:
    """A made-up card number that passes Luhn's check."""
    front = "62" + "".join(rng.choices("0123456789", k=rng.choice([13, 14, 16])))
    return next(front + last for last in "0123456789" if luhn(front + last))


def lines(rng: random.Random, count: int) -> tuple[list[str], list[str]]:
    """So many lines of text, and what was planted in them."""
    makers: list[Callable[[random.Random], str]] = [identity, mobile, card]
    planted = [rng.choice(makers)(rng) for _ in range(count)]
    return [rng.choice(AROUND).format(each) for each in planted], planted


def as_txt(said: list[str]) -> bytes:
    return "\n".join(said).encode()


def as_md(said: list[str]) -> bytes:
    return "\n\n".join(f"- {one}" for one in said).encode()


def as_html(said: list[str]) -> bytes:
    body = "".join(f"<p>{one}</p>" for one in said)
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def as_docx(said: list[str]) -> bytes:
    document = docx.Document()
    half = len(said) // 2
    for one in said[:half]:
        document.add_paragraph(one)
    table = document.add_table(rows=0, cols=2)
    for number, one in enumerate(said[half:]):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = str(number), one
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_xlsx(said: list[str]) -> bytes:
    book = openpyxl.Workbook()
    for number, one in enumerate(said, start=1):
        book.active.append([number, one])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_xls(said: list[str]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for number, one in enumerate(said):
        sheet.write(number, 0, number)
        sheet.write(number, 1, one)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_pdf(said: list[str]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    for number, one in enumerate(said):
        if number % 30 == 0:
            if number:
                page.showPage()
            page.setFont(FONT, 12)
        page.drawString(60, 780 - (number % 30) * 24, one)
    page.save()
    return stream.getvalue()


def as_ofd(said: list[str]) -> bytes:
    return ofd_bytes([said[at : at + 25] for at in range(0, len(said), 25)])


def as_zip(said: list[str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("里面/名单.docx", as_docx(said))
    return stream.getvalue()


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "txt": as_txt,
    "md": as_md,
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "xls": as_xls,
    "pdf": as_pdf,
    "ofd": as_ofd,
    "zip": as_zip,
}
