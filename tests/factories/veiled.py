"""Files with words that their looks hide, and files that only look like it. For tests."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import xlwt
from openpyxl.styles import Color, Font, PatternFill
from reportlab.pdfgen import canvas

from .hidden import changed, saved, word
from .ofd import ofd_bytes

WORDS = "藏起来的几句话"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
SHEET = (
    "<!doctype html><html><head><style>/* .p{} */ .white{color:#fff} #b .none,.x>b{display:none}"
    " @media print{.print{display:none}} @media screen{.screen{display:none}}"
    " .dark{background:#123 url(x.png)} .tip:hover{display:none} .far{left:-9999px}"
    "</style></head><body><p>正文</p>"
)


def _run(properties: str, paragraph: str = "", around: str = "{}") -> Callable[[], bytes]:
    run = f"<w:r {W14}><w:rPr>{properties}</w:rPr><w:t>{WORDS}</w:t></w:r>"
    return lambda: word(around.format(f"<w:p><w:pPr>{paragraph}</w:pPr>{run}</w:p>"))


def _style(kind: str, used: str, paragraph: str = "") -> Callable[[], bytes]:
    style = (
        f'<w:style w:type="{kind}" w:styleId="Pale"><w:rPr><w:color w:val="FEFEFE"/></w:rPr>'
        "</w:style></w:styles>"
    )
    return lambda: changed(_run(used, paragraph)(), "word/styles.xml", "</w:styles>", style)


WHITE = '<w:color w:val="FFFFFF"/>'
CELL = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>{}</w:tc></w:tr>'
    "</w:tbl>"
)
BOX = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"

WORD: dict[str, Callable[[], bytes]] = {
    "white": _run(WHITE),
    "white of the theme": _run('<w:color w:val="auto" w:themeColor="background1"/>'),
    "like its shade": _run('<w:color w:val="1F4E79"/>', '<w:shd w:val="clear" w:fill="1F4E79"/>'),
    "like its mark": _run('<w:color w:val="000000"/><w:highlight w:val="black"/>'),
    "two points": _run('<w:sz w:val="4"/>'),
    "no width": _run('<w:w w:val="1"/>'),
    "no ink": _run("<w14:textFill><w14:noFill/></w14:textFill>"),
    "style of characters": _style("character", '<w:rStyle w:val="Pale"/>'),
    "style of the paragraph": _style("paragraph", "", '<w:pStyle w:val="Pale"/>'),
}
WORD_SEEN: dict[str, Callable[[], bytes]] = {
    "white on a dark cell": _run(WHITE, around=CELL),
    "white in a box, whose fill is not known": _run(WHITE, around=BOX),
    "white on a mark": _run(f'{WHITE}<w:highlight w:val="blue"/>'),
    "black again over a pale style": _style(
        "paragraph", '<w:color w:val="000000"/>', '<w:pStyle w:val="Pale"/>'
    ),
    "small and still to be read": _run('<w:sz w:val="10"/>'),
}

WHO = 'w:id="1" w:author="赵六"'
CHANGED: dict[str, Callable[[], bytes]] = {
    "format of words": _run(f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"),
    "format of a paragraph": _run("", f"<w:pPrChange {WHO}><w:pPr/></w:pPrChange>"),
    "end of a paragraph deleted": _run("", f"<w:rPr><w:del {WHO}/></w:rPr>"),
    "end of a paragraph added": _run("", f"<w:rPr><w:ins {WHO}/></w:rPr>"),
    "moved here": _run("", around=f"<w:p><w:moveTo {WHO}>{{}}</w:moveTo></w:p>"),
    "moved away": lambda: word(
        f"<w:p><w:moveFrom {WHO}><w:r><w:t>{WORDS}</w:t></w:r></w:moveFrom></w:p>"
    ),
    "where a move begins": _run("", around=f"<w:p><w:moveFromRangeStart {WHO}/></w:p>{{}}"),
    "cell deleted": lambda: word(
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel {WHO}/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    ),
    "width of a table": lambda: word(
        f"<w:tbl><w:tblGrid><w:tblGridChange {WHO}/></w:tblGrid><w:tr/></w:tbl>"
    ),
}


def _page(body: str) -> Callable[[], bytes]:
    return (SHEET + body.replace("WORDS", WORDS)).encode


PAGE: dict[str, Callable[[], bytes]] = {
    said: _page(said)
    for said in (
        "<p style='display:none'>WORDS</p>",
        "<p style='visibility: hidden'>WORDS</p>",
        "<p style='font-size:0'>WORDS</p>",
        "<p style='font:0/0 a'>WORDS</p>",
        "<p style='color:white'>WORDS</p>",
        "<p style='color:#FEFEFE !important'>WORDS</p>",
        "<p style='color:#333;background:rgb(51, 51, 51)'>WORDS</p>",
        "<p style='color:transparent'>WORDS</p>",
        "<p style='opacity:0'>WORDS</p>",
        "<p style='position:absolute;left:-9999px'>WORDS</p>",
        "<p style='text-indent:-999em'>WORDS</p>",
        "<p style='height:0;overflow:hidden'>WORDS</p>",
        "<p hidden>WORDS</p>",
        "<font color=white>WORDS</font>",
        "<p class=white>WORDS</p>",
        "<div id=b><p class=none>WORDS</p></div>",
        "<p class=x><b>WORDS</b></p>",
        "<p class=screen>WORDS</p>",
        "<p class=far>WORDS</p>",
    )
}
PAGE_SEEN: dict[str, Callable[[], bytes]] = {
    said: _page(said)
    for said in (
        "<p class=print>WORDS</p>",
        "<p class=tip>WORDS</p>",
        "<p class=none>WORDS</p>",
        "<div class=dark><p class=white>WORDS</p></div>",
        "<table bgcolor=#000080><tr><td style='color:#fff'>WORDS</td></tr></table>",
        "<div style='font-size:0'><span style='font-size:14px'>WORDS</span></div>",
        "<div style='color:#fff'><p style='color:#000'>WORDS</p></div>",
        "<link rel=stylesheet href=x.css><p class=banner style='color:#fff'>WORDS</p>",
        "<p style='margin-left:-20px;opacity:0.6'>WORDS</p>",
    )
}


def _cell(change: Callable[[Any], object], value: object = WORDS) -> Callable[[], bytes]:
    def made() -> bytes:
        book = openpyxl.Workbook()
        book.active["B2"] = value
        change(book.active["B2"])
        return saved(book)

    return made


def _font(color: str | Color, fill: str = "") -> Callable[[Any], object]:
    def change(cell: Any) -> None:
        cell.font = Font(color=color)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)

    return change


def _format(code: str) -> Callable[[Any], object]:
    return lambda cell: setattr(cell, "number_format", code)


BOOK: dict[str, Callable[[], bytes]] = {
    "white": _cell(_font("FFFFFFFF")),
    "white of the theme": _cell(_font(Color(theme=0))),
    "white on white": _cell(_font("FFFFFF", "FFFFFFFF")),
    "one point": _cell(lambda cell: setattr(cell, "font", Font(sz=1))),
    "format of nothing": _cell(_format(";;;")),
}
BOOK_SEEN: dict[str, Callable[[], bytes]] = {
    "white on blue": _cell(_font("FFFFFFFF", "FF1F4E79")),
    "white on a colour of the theme": _cell(
        lambda cell: (_font("FFFFFFFF")(cell), setattr(
            cell, "fill", PatternFill("solid", fgColor=Color(theme=4))))
    ),
    "format that leaves out zeros": _cell(_format("0;-0;;@")),
    "format that leaves out numbers": _cell(_format(";;;@")),
}  # fmt: skip


def old_book() -> bytes:
    """An xls with a hidden row (2), a hidden column (C), a hidden sheet (底稿) and two cells (in
    rows 4 and 5) whose format shows nothing; the white words on blue (row 6) are seen."""
    book = xlwt.Workbook()
    sheet, draft = book.add_sheet("名单"), book.add_sheet("底稿")
    looks = ("font: color white", "", "font: color white; pattern: pattern solid, fore_color blue")
    styles = [xlwt.easyxf(look, "General" if look else ";;;") for look in looks]
    for row, words in enumerate(("看得见", "藏着的行", "正文")):
        sheet.write(row, 0, words)
    sheet.write(2, 2, "藏着的列")
    for row, style in enumerate(styles, start=3):
        sheet.write(row, 0, f"{WORDS}{row}", style)
    sheet.row(1).hidden = True
    sheet.col(2).hidden = True
    draft.write(0, 0, "底稿里的字")
    draft.visibility = 2
    return saved(book)


def drawn_pdf(curves: int, words: int, *, straight: int = 0) -> bytes:
    """A page with so many characters, curves (ten in a path, as in a character) and rectangles with
    a line through each."""
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    for at in range(0, words, 50):
        page.drawString(60, 780 - at / 5, "word " * (min(50, words - at) // 5))
    for number in range(curves // 10):
        path = page.beginPath()
        left, low = 60 + number % 40 * 12, 100 + number // 40 * 14
        path.moveTo(left, low)
        for at in range(10):
            path.curveTo(left + at, low + 9, left + 9, low + at, left + at % 3, low + at % 4)
        page.drawPath(path, fill=1, stroke=0)
    for number in range(straight):
        page.rect(50 + number % 20 * 20, 80 + number // 20 * 10, 20, 10)
        page.line(50, 80 + number, 500, 80 + number)
    page.save()
    return stream.getvalue()


def drawn_ofd(curves: int, lines: int, *, straight: int = 0) -> bytes:
    """The same as an ofd, with so many lines of words."""
    inside = "<ofd:AbbreviatedData>M 0 0 {}C</ofd:AbbreviatedData>"
    path = f"<ofd:PathObject ID='8'>{inside}</ofd:PathObject>"
    drawn = [path.format("B 1 2 3 4 5 6 Q 1 2 3 4 " * 5)] * (curves // 10)
    drawn += [path.format("L 1 2 L 3 4 L 5 6 ")] * straight
    data = ofd_bytes([["各单位请按要求报送。"] * lines])
    return changed(
        data, "Doc_0/Pages/Page_0/Content.xml", "</ofd:Layer>", f"{''.join(drawn)}</ofd:Layer>"
    )
