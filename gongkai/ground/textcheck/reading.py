"""What is in a file to be checked: its text and tables, what it hides, the files within it.

What cannot be read is never clean: ``Read.readable`` says so, and why.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import limits
from gongkai.ground.documents.model import Document, Table
from gongkai.ground.documents.parsers import hidden_sheets, ofd, parse
from gongkai.ground.documents.parsers.archive import Archive
from gongkai.ground.documents.parsers.sniff import kind_of

from . import apart
from .rules.finding import LONGEST, Finding, Kind

Readable = Literal[True, False, "partly"]
DEEPEST = 4  # files within files within files
MOST_FILES = 500  # of one file, at all depths
NESTED = re.compile(r"^(?:word|xl|ppt)/embeddings/[^/]+$")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OLE_BIN = re.compile(r"\.bin$", re.I)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".emf", ".wmf")
COMMENT = re.compile(r"<!--(.*?)-->", re.S)


@dataclass
class Read:
    """One file. ``texts`` are (place, text); ``tables`` are (place, table); ``hidden`` are
    findings that the file itself is; ``inside`` are (name, content) of files within it."""

    readable: Readable = True
    reason: str = ""
    texts: list[tuple[str, str]] = field(default_factory=list)
    tables: list[tuple[str, Table]] = field(default_factory=list)
    hidden: list[Finding] = field(default_factory=list)
    inside: list[tuple[str, bytes]] = field(default_factory=list)

    def partly(self, reason: str) -> None:
        """Say that something of the file could not be read."""
        if self.readable is True:
            self.readable = "partly"
        self.reason = self.reason or reason


def read(data: bytes, name: str) -> Read:
    """Everything of a file. Raises nothing: what cannot be read says so."""
    found = Read()
    try:
        kind = _kind(data, name)
        if kind == "zip":
            _members(data, found)
            return found
        if kind == "picture":
            return Read(False, "这是图片，里面的文字读不出来，请人工查看。")
        _hidden(kind, data, found)
        document = parse(data, name)
    except Refusal as refusal:
        found.readable, found.reason = ("partly" if found.inside else False), refusal.sentence
        return found
    _texts(document, found)
    return found


def _kind(data: bytes, name: str) -> str:
    if name.lower().endswith(PICTURES) or data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"GIF8"):
        return "picture"
    if data.startswith(b"PK"):
        names = Archive(data).names
        known = {"word/document.xml", "xl/workbook.xml", "OFD.xml"}
        if not names & known:
            return "zip"
    return kind_of(data, name)


def _texts(document: Document, found: Read) -> None:
    number = table = 0
    for block in document.blocks:
        if isinstance(block, Table):
            table += 1
            place = f"工作表“{block.title}”" if block.title else f"表{table}"
            found.tables.append((place, block))
            _hidden_places(place, block, found)
        else:
            number += 1
            page = f"第{block.page}页" if block.page else ""
            found.texts.append((f"{page}第{number}段", block.full_text))
    found.texts += [("页眉", text) for text in document.headers]
    found.texts += [("页脚", text) for text in document.footers]


def _hidden_places(place: str, table: Table, found: Read) -> None:
    for label, places in (("行", table.hidden_rows), ("列", table.hidden_columns)):
        if places:
            said = "、".join(str(each + 1) for each in sorted(places)[:20])
            found.hidden.append(Finding("hidden_column", f"隐藏的{label}：{said}", "sure", place))


def _hidden(kind: str, data: bytes, found: Read) -> None:
    if kind == "docx":
        archive = Archive(data)
        _of_word(archive, found)
        _of_package(archive, found)
    elif kind == "xlsx":
        archive = Archive(data)
        _of_workbook(archive, found)
        _of_package(archive, found)
    if kind in ("xlsx", "xls"):
        for table in hidden_sheets(data, "").tables:
            place = f"隐藏的工作表“{table.title}”"
            found.hidden.append(_made("hidden_sheet", table.title, place))
            found.tables.append((place, table))
    elif kind == "ofd":
        _author(ofd.author(data), found)
        found.inside += ofd.attached(data)
    elif kind == "pdf":
        extras = apart.pdf_extras(data)
        _author(extras.author, found)
        found.inside += extras.attached
        found.hidden += [_made("comment", said, "批注") for said in extras.notes]
        found.texts += [("批注", said) for said in extras.notes]
    elif kind == "html":
        _of_page(data, found)


def _of_word(archive: Archive, found: Read) -> None:
    for part in sorted(archive.names):
        if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml", part):
            root = archive.xml(part)
            for tag, label in (("ins", "新增"), ("del", "删除"), ("moveFrom", "移走")):
                for each in root.iter(f"{W}{tag}"):
                    said = _words(each)
                    if said:
                        found.hidden.append(_made("tracked_change", said, f"修订（{label}）"))
                        found.texts.append(("修订", said))
            for each in root.iter(f"{W}vanish"):
                run = each.getparent().getparent() if each.getparent() is not None else None
                said = _words(run) if run is not None else ""
                if said and each.get(f"{W}val") not in ("0", "false"):
                    found.hidden.append(_made("hidden_text", said, "隐藏文字"))
                    found.texts.append(("隐藏文字", said))
        elif re.fullmatch(r"word/comments\w*\.xml", part):
            for each in archive.xml(part).iter(f"{W}comment"):
                said = _words(each)
                if said:
                    found.hidden.append(_made("comment", said, "批注"))
                    found.texts.append(("批注", said))


def _of_workbook(archive: Archive, found: Read) -> None:
    for part in sorted(archive.names):
        if re.fullmatch(r"xl/(?:comments[^/]*|comments/[^/]+|threadedComments/[^/]+)\.xml", part):
            for each in archive.xml(part).iter("{*}comment", "{*}threadedComment"):
                said = "".join(each.itertext()).strip()
                if said:
                    found.hidden.append(_made("comment", said, "批注"))
                    found.texts.append(("批注", said))


def _of_package(archive: Archive, found: Read) -> None:
    """Authors, and files that were put into the document."""
    if "docProps/core.xml" in archive.names:
        core = archive.xml("docProps/core.xml")
        for tag in ("creator", "lastModifiedBy"):
            each = core.find(f"{{*}}{tag}")
            _author((each.text or "").strip() if each is not None else "", found)
    for part in sorted(archive.names):
        if NESTED.match(part):
            name = posixpath.basename(part)
            if OLE_BIN.search(part):
                found.partly(f"里面嵌了一个对象（{name}），读不出来，请打开看一看。")
            else:
                found.inside.append((name, archive.read(part, limits.FILE)))


def _of_page(data: bytes, found: Read) -> None:
    text = data.decode("utf-8", "replace")
    for said in COMMENT.findall(text):
        plain = said.strip()
        if plain and not plain.startswith("["):
            found.texts.append(("网页注释", plain))
            found.hidden.append(_made("comment", plain, "网页注释"))


def _members(data: bytes, found: Read) -> None:
    """The files of a zip; names as Windows wrote them are read as GB 18030."""
    Archive(data)  # measured before anything is unpacked
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                found.inside.append((_name(member), archive.read(member)))
    if not found.inside:
        found.readable, found.reason = False, "这个压缩包是空的。"


def _name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _author(said: str, found: Read) -> None:
    if said and not any(one.kind == "author" and one.text == said for one in found.hidden):
        found.hidden.append(_made("author", said, "文件属性"))


def _words(element: etree._Element) -> str:
    parts = (each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))
    return "".join(parts).strip()


def _made(kind: Kind, text: str, where: str) -> Finding:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return Finding(kind, shown, "sure", where)


def files_within(data: bytes, name: str) -> Iterator[tuple[str, Read]]:
    """The file and all files within it, each with its path; bounded in depth and number."""
    left = [(name, data, 0)]
    seen = 0
    while left:
        path, content, depth = left.pop(0)
        seen += 1
        found = read(content, path)
        if found.inside and (depth >= DEEPEST or seen + len(left) > MOST_FILES):
            found.partly("里面的文件太多或者套得太深，没有全部读。")
            found.inside.clear()
        left += [(f"{path}/{inner}", inside, depth + 1) for inner, inside in found.inside]
        yield path, found
