"""What files hide from a reader: comments, changes, hidden words and sheets, authors, files within.

Each format has its function in ``HIDING``; what is not there hides nothing that is known.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from lxml import etree

from gongkai.ground.documents import limits
from gongkai.ground.documents.parsers import hidden_sheets, ofd
from gongkai.ground.documents.parsers.archive import Archive

from . import apart
from .shape import Read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NESTED = re.compile(r"^(?:word|xl|ppt)/embeddings/[^/]+$")
OLE_BIN = re.compile(r"\.bin$", re.I)
MEDIA = re.compile(r"^(?:word|xl|ppt)/media/|/Res/[^/]+\.(?:png|jpe?g|bmp|tiff?|jb2)$", re.I)
LARGE = 10_000  # bytes: a smaller picture is a mark or a line, no page of a list
WORD_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
NOTES = {"word/footnotes.xml": "脚注", "word/endnotes.xml": "尾注"}  # the parser leaves them out
CHANGES = (("ins", "新增"), ("del", "删除"), ("moveFrom", "移走"))
SHEET_NOTES = re.compile(r"xl/(?:comments[^/]*|comments/[^/]+|threadedComments/[^/]+)\.xml")
PAGE_NOTE = re.compile(r"<!--(.*?)-->", re.S)


def of_word(data: bytes, found: Read) -> None:
    """docx."""
    archive = Archive(data)
    for part in sorted(archive.names):
        if WORD_PARTS.fullmatch(part):
            root = archive.xml(part)
            _changes(root, found)
            _vanished(root, found)
            if part in NOTES:
                notes = map(_words, root.iter(f"{W}footnote", f"{W}endnote"))
                found.texts += [(NOTES[part], said) for said in notes if said]
        elif re.fullmatch(r"word/comments\w*\.xml", part):
            for each in archive.xml(part).iter(f"{W}comment"):
                found.says("comment", _words(each), "批注")
    _package(archive, found)


def of_workbook(data: bytes, found: Read) -> None:
    """xlsx."""
    archive = Archive(data)
    for part in sorted(archive.names):
        if re.fullmatch(r"xl/drawings/[^/]+\.xml", part):
            for shape in archive.xml(part).iter("{*}txBody"):
                if said := "".join(each.text or "" for each in shape.iter("{*}t")).strip():
                    found.texts.append(("文本框", said))
        elif SHEET_NOTES.fullmatch(part):
            for each in archive.xml(part).iter("{*}comment", "{*}threadedComment"):
                found.says("comment", "".join(each.itertext()).strip(), "批注")
    _package(archive, found)
    of_sheets(data, found)


def of_sheets(data: bytes, found: Read) -> None:
    """Hidden sheets of xlsx and xls, which are checked, too."""
    for table in hidden_sheets(data, "").tables:
        place = f"隐藏的工作表“{table.title}”"
        found.hides("hidden_sheet", table.title, place)
        found.tables.append((place, table))


def of_ofd(data: bytes, found: Read) -> None:
    """ofd."""
    _author(ofd.author(data), found)
    found.inside += ofd.attached(data)
    _pictures(Archive(data), found)


def of_pdf(data: bytes, found: Read) -> None:
    """pdf."""
    extras = apart.pdf_extras(data)
    _author(extras.author, found)
    found.inside += extras.attached
    for said in extras.notes:
        found.says("comment", said, "批注")
    if extras.pictures:
        pages = "、".join(str(each) for each in extras.pictures[:10])
        found.partly(f"第 {pages} 页是图片，里面的文字读不出来，请人工查看。")


def of_page(data: bytes, found: Read) -> None:
    """html."""
    for said in PAGE_NOTE.findall(data.decode("utf-8", "replace")):
        plain = said.strip()
        if not plain.startswith("["):  # a condition for an old browser
            found.says("comment", plain, "网页注释")


HIDING: dict[str, Callable[[bytes, Read], None]] = {
    "docx": of_word,
    "xlsx": of_workbook,
    "xls": of_sheets,
    "ofd": of_ofd,
    "pdf": of_pdf,
    "html": of_page,
}


def _changes(root: etree._Element, found: Read) -> None:
    for tag, label in CHANGES:
        for each in root.iter(f"{W}{tag}"):
            found.says("tracked_change", _words(each), f"修订（{label}）")


def _vanished(root: etree._Element, found: Read) -> None:
    for each in root.iter(f"{W}vanish"):
        properties = each.getparent()
        run = properties.getparent() if properties is not None else None
        if run is not None and each.get(f"{W}val") not in ("0", "false"):
            found.says("hidden_text", _words(run), "隐藏文字")


def _package(archive: Archive, found: Read) -> None:
    """Authors, pictures, and files that were put into the document."""
    if "docProps/core.xml" in archive.names:
        core = archive.xml("docProps/core.xml")
        for tag in ("creator", "lastModifiedBy"):
            each = core.find(f"{{*}}{tag}")
            _author((each.text or "").strip() if each is not None else "", found)
    _pictures(archive, found)
    for part in sorted(archive.names):
        if NESTED.match(part):
            name = posixpath.basename(part)
            if OLE_BIN.search(part):
                found.partly(f"里面嵌了一个对象（{name}），读不出来，请打开看一看。")
            else:
                found.inside.append((name, archive.read(part, limits.FILE)))


def _pictures(archive: Archive, found: Read) -> None:
    """Pictures that may show a list: what stands in them is not read."""
    large = [each for each in archive.names if MEDIA.search(each) and archive.size(each) > LARGE]
    if large:
        found.partly(f"里面有 {len(large)} 张图片，图片里的文字读不出来，请人工查看。")


def _author(said: str, found: Read) -> None:
    if said:
        found.hides("author", said, "文件属性")


def _words(element: etree._Element) -> str:
    parts = (each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))
    return "".join(parts).strip()
