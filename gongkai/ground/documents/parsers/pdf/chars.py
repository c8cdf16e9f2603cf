"""What pdfium sees on a page: characters with their places, pictures, drawn lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_double
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from ... import limits
from ...refusals import refusal

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_CHARS = 100_000  # on one page; a dense page of small print has 10,000


@dataclass(frozen=True, slots=True)
class Char:
    """A character and its box in points from the page's upper left corner, as the page is shown.

    ``breaks`` says that a new line begins before it; ``space`` that a gap lies before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    breaks: bool = False
    space: bool = False

    @property
    def size(self) -> float:
        """Height of the box, which is close to the font's size."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, what is written, and how much is drawn."""

    number: int
    width: float
    height: float
    chars: list[Char]
    images: int
    strokes: int


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document; Refusal when it is encrypted, broken, empty or too long."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == _PASSWORD
        raise refusal("file_encrypted" if encrypted else "file_broken") from error
    try:
        if len(document) > limits.PDF_PAGES:
            raise refusal("pdf_too_long", limit=limits.PDF_PAGES)
        if len(document) == 0:
            raise refusal("file_without_text")
        yield document
    finally:
        document.close()


def pages_of(document: pdfium.PdfDocument) -> Iterator[Page]:
    """Every page in order."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError as error:
            raise refusal("file_broken") from error
        yield _read(page, index + 1)
        page.close()


def _read(page: pdfium.PdfPage, number: int) -> Page:
    objects = list(page.get_objects(max_depth=5))
    text = page.get_textpage()
    count = text.count_chars()
    if count > _CHARS:
        raise refusal("file_too_complex")
    place = _Placing(page)
    chars = list(_chars(text, count, place))
    text.close()
    return Page(
        number,
        place.width,
        place.height,
        chars,
        images=sum(item.type == raw.FPDF_PAGEOBJ_IMAGE for item in objects),
        strokes=sum(
            raw.FPDFPath_CountSegments(item)
            for item in objects
            if item.type == raw.FPDF_PAGEOBJ_PATH
        ),
    )


class _Placing:
    """From the page's own coordinates to points from the upper left corner as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_mediabox()
        self._turn = page.get_rotation()
        sides = (self._right - self._left, self._top - self._bottom)
        self.width, self.height = sides if self._turn % 180 == 0 else sides[::-1]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom."""
        if self._turn == 90:
            return y0 - self._bottom, x0 - self._left, y1 - self._bottom, x1 - self._left
        if self._turn == 180:
            return self._right - x1, y0 - self._bottom, self._right - x0, y1 - self._bottom
        if self._turn == 270:
            return self._top - y1, self._right - x1, self._top - y0, self._right - x0
        return x0 - self._left, self._top - y1, x1 - self._left, self._top - y0


def _chars(text: pdfium.PdfTextPage, count: int, place: _Placing) -> Iterator[Char]:
    breaks = space = False
    units = ""
    for index in range(count):
        units += chr(raw.FPDFText_GetUnicode(text, index))
        if "\ud800" <= units <= "\udbff":  # the first half of a character beyond the BMP
            continue
        sign, units = _whole(units), ""
        if sign in "\r\n":
            breaks = True
        elif sign.isspace():
            space = True
        elif sign != "\0":
            yield Char(sign, *place.box(*_box(text, index)), breaks=breaks, space=space)
            breaks = space = False


def _whole(units: str) -> str:
    """One character from one or two UTF-16 units; U+FFFD for half of one."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _box(text: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """left, bottom, right, top: the width the character takes, the height the line gives it."""
    loose = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(text, index, loose):
        return loose.left, loose.bottom, loose.right, loose.top
    left, right, bottom, top = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value
