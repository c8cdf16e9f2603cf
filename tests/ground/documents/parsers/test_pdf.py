"""pdf files made by reportlab: text, ruled tables, running heads, and what is refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))

LEFT, SIZE, LEADING, IN_LINE = 90, 16, 28, 26


def drawn(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """A pdf with one page for each function that draws on it."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=A4, **options)
    for page in pages:
        canvas.setFont(SONG, SIZE)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def set_text(canvas: Canvas, paragraphs: list[str], top: float = 700) -> None:
    """Set paragraphs as official letters do: two characters' indent, 26 characters a line."""
    for paragraph in paragraphs:
        rest = "　　" + paragraph
        while rest:
            line, rest = rest[:IN_LINE], rest[IN_LINE:]
            canvas.drawString(LEFT + SIZE * line.count("　"), top, line.strip("　"))
            top -= LEADING


LONG = "为深入贯彻落实全面推进政务公开的决策部署，结合云川区实际，制定本工作要点。" * 3
SHORT = "各部门应当在20个工作日内公开。"


def test_printed_lines_become_paragraphs_and_stay_to_be_seen() -> None:
    document = parse(drawn(lambda canvas: set_text(canvas, [LONG, SHORT, LONG])), "要点.pdf")
    assert [p.text for p in document.paragraphs] == [LONG, SHORT, LONG]
    assert "".join(document.paragraphs[0].lines) == LONG
    assert len(document.paragraphs[0].lines) == 5
    assert [p.page for p in document.paragraphs] == [1, 1, 1]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_taken_off() -> None:
    def page(number: int, text: str, indent: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(LEFT, 800, "云川区人民政府办公室文件")
            canvas.drawString(LEFT + SIZE * len(indent), 700, text)
            canvas.drawString(280, 40, f"— {number} —")

        return draw

    full = "做好主动公开" * 4
    data = drawn(page(1, full, "　　"), page(2, full + "完整", ""), page(3, "结束。", ""))
    document = parse(data, "三页.pdf")
    assert [p.text for p in document.paragraphs] == [full + full + "完整结束。"]
    assert document.headers == ("云川区人民政府办公室文件",)
    assert document.footers == ("— 1 —", "— 2 —", "— 3 —")


def ruled(rows: list[list[str]], spans: list[tuple[int, int, int, int]]) -> Document:
    """A table drawn with rules; ``spans`` are row, column, rows, columns."""
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), SONG, 10)]
    style += [("SPAN", (c, r), (c + wide - 1, r + high - 1)) for r, c, high, wide in spans]
    sheet = io.BytesIO()
    table = Table(rows, style=TableStyle(style), colWidths=[60] * len(rows[0]))
    SimpleDocTemplate(sheet, pagesize=A4).build([table])
    return parse(sheet.getvalue(), "表.pdf")


def test_ruled_tables_keep_their_merged_cells_and_their_empty_ones() -> None:
    rows = [["任务", "", "单位"], ["公开", "一", "甲局"], ["", "二", ""], ["", "三", "丙局"]]
    (table,) = ruled(rows, [(0, 0, 1, 2), (1, 0, 3, 1)]).tables
    assert table.rows == [
        ["任务", "任务", "单位"],
        ["公开", "一", "甲局"],
        ["公开", "二", ""],
        ["公开", "三", "丙局"],
    ]
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.anchors}
    assert spans[0, 0] == (1, 2)
    assert spans[1, 0] == (3, 1)
    assert not table.grid[2][2].merged  # empty, and not a part of the cell above


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = A4
        canvas.setPageRotation(turn)
        # Draw against the turn, so that the page is upright when it is shown.
        origin = {90: (width, 0), 180: (width, height), 270: (0, height)}[turn]
        canvas.translate(*origin)
        canvas.rotate(turn)
        canvas.drawString(100, 500, "上面的字")
        canvas.grid([100, 200, 300], [300, 350, 400])
        canvas.drawString(110, 370, "甲")
        canvas.drawString(210, 320, "丁")

    document = parse(drawn(draw), "横.pdf")
    assert [p.text for p in document.paragraphs] == ["上面的字"]
    assert [table.rows for table in document.tables] == [[["甲", ""], ["", "丁"]]]


def picture() -> ImageReader:
    return ImageReader(Image.new("RGB", (40, 40), "white"))


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as answer:
        parse(data, "文件.pdf")
    return answer.value.code


def test_a_scan_is_refused() -> None:
    data = drawn(lambda canvas: canvas.drawImage(picture(), 0, 0, 500, 800))
    assert refused(data) == "pdf_scanned"


def test_a_page_with_nothing_on_it_is_refused() -> None:
    assert refused(drawn(lambda canvas: canvas.line(0, 0, 9, 9))) == "file_without_text"


def test_an_encrypted_file_is_refused() -> None:
    lock = StandardEncryption("口令".encode().hex())
    assert refused(drawn(lambda c: set_text(c, [LONG]), encrypt=lock)) == "file_encrypted"


def test_a_file_that_only_forbids_printing_is_read() -> None:
    lock = StandardEncryption("", ownerPassword="owner", canPrint=0)
    document = parse(drawn(lambda c: set_text(c, [SHORT]), encrypt=lock), "文件.pdf")
    assert document.text == SHORT


def test_a_broken_file_is_refused() -> None:
    whole = drawn(lambda canvas: set_text(canvas, [LONG]))
    assert refused(whole[:300]) == "file_broken"


def test_too_many_pages_are_refused() -> None:
    assert refused(drawn(*[lambda canvas: canvas.drawString(9, 9, "页")] * 1001)) == "pdf_too_long"
