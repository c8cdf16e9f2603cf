"""ofd (GB/T 33190-2016): the zip's XML read directly, pages in order, lines by their places."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from ... import limits
from ...model import Document, Paragraph
from ...refusals import refusal
from ..archive import Archive
from ..outlines import needed
from .lines import Piece, paragraphs

ROOT = "OFD.xml"
_CURVE = re.compile(r"[BQ](?=\s)")
MOST_PIECES = 400_000  # text objects of one document


def parse(data: bytes, name: str) -> Document:
    """Read an ofd. Tables are no more in this format than lines and texts: they come as lines.

    Raises Refusal for what is broken, encrypted or has no text (a scan).
    """
    archive = Archive(data)
    if any(each.endswith(("Encryptions.xml", "encryptions.xml")) for each in archive.names):
        raise refusal("file_encrypted")
    blocks: list[Paragraph] = []
    for number, page in enumerate(_pages(archive), start=1):
        if number > limits.PDF_PAGES:
            raise refusal("pdf_too_long", limit=limits.PDF_PAGES)
        for text in paragraphs(_pieces(archive, page)):
            blocks.append(Paragraph(text, source=len(blocks) + 1, page=number))
        if len(blocks) > limits.BLOCKS:
            raise refusal("file_too_complex")
    if not blocks:
        raise refusal("ofd_scanned")
    return Document("ofd", name, tuple(blocks))


def attached(data: bytes) -> list[tuple[str, bytes]]:
    """Files that an ofd carries with it: (name, content)."""
    archive = Archive(data)
    found = []
    for _, document, root in _documents(archive):
        listed = document.find("{*}Attachments")
        path = _beside(root, listed.text if listed is not None else "")
        if path not in archive.names:
            continue
        for each in archive.xml(path).iter("{*}Attachment"):
            loc = each.find("{*}FileLoc")
            file = _beside(path, loc.text if loc is not None else "")
            if file in archive.names:
                name = each.get("Name") or posixpath.basename(file)
                found.append((name, archive.read(file, limits.FILE)))
    return found


def author(data: bytes) -> str:
    """Who is named as the author, if anybody."""
    info = Archive(data).xml(ROOT).find("{*}DocBody/{*}DocInfo/{*}Author")
    return (info.text or "").strip() if info is not None else ""


def drawn(data: bytes) -> list[int]:
    """Pages, from 1, that draw curves and write hardly anything: words turned into outlines."""
    found = []
    for number, layers in enumerate(_pages(Archive(data)), start=1):
        written = sum(len((each.text or "").strip()) for each in _all(layers, "TextCode"))
        curves = sum(
            len(_CURVE.findall(each.text or "")) for each in _all(layers, "AbbreviatedData")
        )
        enough = needed(written)
        if enough is not None and curves >= enough:
            found.append(number)
    return found


def _all(layers: list[etree._Element], name: str) -> Iterator[etree._Element]:
    return (each for layer in layers for each in layer.iter(f"{{*}}{name}"))


def _documents(archive: Archive) -> Iterator[tuple[int, etree._Element, str]]:
    """All documents of the package (usually one): number, root element, path."""
    for number, root in enumerate(archive.xml(ROOT).findall("{*}DocBody/{*}DocRoot")):
        path = _beside(ROOT, root.text or "")
        yield number, archive.xml(path), path


def _pages(archive: Archive) -> Iterator[list[etree._Element]]:
    """The layers of each page in reading order: what its templates bring, then its own."""
    for _, document, path in _documents(archive):
        templates = {
            each.get("ID"): _beside(path, each.get("BaseLoc", ""))
            for each in document.iter("{*}TemplatePage")
        }
        for each in document.findall("{*}Pages/{*}Page"):
            page = archive.xml(_beside(path, each.get("BaseLoc", "")))
            used = [templates.get(one.get("TemplateID")) for one in page.iter("{*}Template")]
            below = [archive.xml(one) for one in used if one and one in archive.names]
            yield [*below, page]


def _pieces(archive: Archive, layers: list[etree._Element]) -> list[Piece]:
    found: list[Piece] = []
    for layer in layers:
        for text in layer.iter("{*}TextObject"):
            found += _of_object(text)
            if len(found) > MOST_PIECES:
                raise refusal("file_too_complex")
    return found


def _of_object(text: etree._Element) -> Iterator[Piece]:
    left, top, *_ = [*_numbers(text.get("Boundary")), 0.0, 0.0]
    size = next(iter(_numbers(text.get("Size"))), 4.0)
    a, b, c, d, e, f = ([*_numbers(text.get("CTM")), 1.0, 0, 0, 1.0, 0, 0])[:6]
    for code in text.iter("{*}TextCode"):
        said = code.text or ""
        if said.strip():
            x, y = _first(code.get("X")), _first(code.get("Y"))
            place = (left + a * x + c * y + e, top + b * x + d * y + f)
            yield Piece(said, *place, size * (abs(d) or 1.0), _width(code, said, size))


def _width(code: etree._Element, said: str, size: float) -> float:
    steps = _numbers((code.get("DeltaX") or "").replace("g", " "))
    return sum(steps[: len(said)]) + size if steps else size * len(said)


def _numbers(text: str | None) -> list[float]:
    found: list[float] = []
    for each in (text or "").split():
        try:
            found.append(float(each))
        except ValueError:
            continue
    return found


def _first(text: str | None) -> float:
    return next(iter(_numbers(text)), 0.0)


def _beside(path: str, location: str | None) -> str:
    """A location as it is written in ``path``: absolute from the root, else from its folder."""
    plain = (location or "").strip()
    if plain.startswith("/"):
        return posixpath.normpath(plain[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), plain))
