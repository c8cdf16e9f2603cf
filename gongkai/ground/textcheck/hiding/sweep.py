"""All that a part of a file says, shown or not: texts, attributes, and runs of letters where it is
no XML. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

# A text of its own: the runs in it are one sentence, and what surrounds it is another one.
_OWN = {"p", "h", "si", "is", "comment", "text", "TextObject"}
# Text that stands beside the sentence: pinyin over it, what was deleted, what older programs show.
_BESIDE = {"rt", "rPh", "del", "moveFrom", "Fallback"}
_GAPS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CODES = {"instrText", "delInstrText"}
# How something looks, in thousands of elements that hold no word.
_LOOKS = {
    "rPr", "pPr", "tcPr", "tblPr", "tblGrid", "sectPr", "spPr", "bodyPr", "lstStyle", "cellXfs",
    "path", "pathLst", "AbbreviatedData", "Path", "CTM", "Boundary",
}  # fmt: skip
_MEASURES = {
    "path", "points", "d", "DeltaX", "DeltaY", "Boundary", "CTM", "viewBox", "coordsize", "style",
    "paraId", "textId", "durableId", "anchorId", "editId", "spid", "PhysicalBox", "ApplicationBox",
}  # fmt: skip
_WORTH = re.compile(r"[\u3400-\u9fff@]|(?:[0-9０-９][^0-9０-９]{0,3}){7}")
_KEY = re.compile(r"[{(]?[0-9A-Fa-f-]{30,40}[)}]?")
_MARKS = re.compile(r"[<>\"']+|\\[a-z]{1,20}-?\d{0,9} ?")
# Characters by their numbers, as scripts, JSON and CSS may write them.
_ESCAPE = re.compile(
    r"\\{1,4}(?:u\{0{0,4}([0-9a-f]{1,5})\}|u([0-9a-f]{4})|x([0-9a-f]{2})"
    r"|0{0,4}(3[0-9])(?: |(?=\W)|$))",
    re.I,
)
_LETTERS = re.compile(rb"(?:[\x20-\x7e]\x00){7,}|[\x20-\x7e]{7,}")


def values(root: etree._Element) -> Iterator[str]:
    """What stands below ``root``: each paragraph joined, other texts one by one, and attributes
    that hold words or many digits. Blank ones are left out."""
    texts: list[list[str]] = []  # of the paragraphs that are open
    codes: list[list[str]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local(element.tag)
        if event == "start":
            yield from _attributes(element)
            if name in _OWN or name in _BESIDE:
                texts.append([])
                codes.append([])
            if name in _LOOKS:
                walk.skip_subtree()
            else:
                yield from _put(_said(name, element.text), codes if name in _CODES else texts)
        else:
            if name in _OWN or name in _BESIDE:
                yield from filter(str.strip, ("".join(texts.pop()), "".join(codes.pop())))
            if element.tail and element.tail.strip():
                yield from _put(element.tail, texts)


def local(tag: object) -> str:
    """The name of an element or attribute without its namespace."""
    return str(tag).rpartition("}")[2]


def raw(text: str) -> Iterator[str]:
    """What stands in text with marks of any kind (html, rtf, broken XML), marks as separators."""
    for line in _MARKS.sub("\n", unescaped(html.unescape(text))).split("\n"):
        if line.strip():
            yield unquote(line.strip()) if "%" in line else line.strip()


def unescaped(text: str) -> str:
    """``text`` with the characters that stand in it by their numbers: a\\u0031, a\\x31."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(hit: re.Match[str]) -> str:
    code = int(next(filter(None, hit.groups())), 16)
    # Halves of a pair are no characters, and control characters say nothing.
    return hit[0] if code < 0x20 or 0xD800 <= code <= 0xDFFF else chr(code)


def strings(data: bytes) -> Iterator[str]:
    """Runs of ASCII in bytes, also at two bytes a letter: numbers show up so in any old format."""
    for hit in _LETTERS.finditer(data):
        said = hit[0].replace(b"\0", b"").decode("ascii")
        if _WORTH.search(said):
            yield said


def _said(name: str, text: str | None) -> str:
    return _GAPS.get(name, text or "")


def _put(text: str, open_ones: list[list[str]]) -> Iterator[str]:
    if open_ones:
        open_ones[-1].append(text)
    elif text.strip():
        yield text.strip()


def _attributes(element: etree._Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        plain = local(name)
        if plain in _MEASURES or plain.startswith("rsid") or not _WORTH.search(value):
            continue
        if not _KEY.fullmatch(value):
            yield unquote(value) if "%" in value else value
