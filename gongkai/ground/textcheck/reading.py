"""A file read for checking: its text and tables, what it hides, the files within it.

What cannot be read is never clean: ``Read.readable`` says so, and why.
"""

from __future__ import annotations

import io
import zipfile
from collections import deque
from collections.abc import Iterator

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import limits
from gongkai.ground.documents.model import Document, Table
from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.parsers.archive import Archive
from gongkai.ground.documents.parsers.office import as_docx
from gongkai.ground.documents.parsers.sniff import OLE, kind_of

from .budget import Budget
from .hiding import HIDING
from .hiding.beside import behind, beside_members
from .hiding.office import of_bytes
from .shape import Read

DEEPEST = 4  # files within files within files
MOST_FILES = 500  # of one file, at all depths
MOST_CELLS = 500  # that a table hides, told one by one
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".emf", ".wmf")


def read(data: bytes, name: str) -> Read:
    """Everything of a file. Raises nothing: what cannot be read says so."""
    found = Read()
    try:
        _read(data, name, found)
    except Refusal as refusal:
        found.readable = "partly" if found.inside or found.texts else False
        found.reason += refusal.sentence
    return found


def _read(data: bytes, name: str, found: Read) -> None:
    if data.startswith(OLE) or data.startswith(b"{\\rtf"):
        of_bytes(data, found)
    if data.startswith(b"PK"):
        beside_members(data, found)
    else:
        behind(data, found)
    kind = _kind(data, name)
    if kind == "zip":
        _members(data, found)
        return
    if kind == "picture":
        found.readable = "partly" if found.inside else False
        found.reason += "这是图片，里面的文字读不出来，请人工查看。"
        return
    if kind == "doc":
        kind, data = "docx", as_docx(data)  # with its comments, changes and authors
    if kind in HIDING:
        HIDING[kind](data, found)
    if kind != "package":
        _texts(parse(data, name), found)


def _kind(data: bytes, name: str) -> str:
    if name.lower().endswith(PICTURES) or data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"GIF8"):
        return "picture"
    if data.startswith(b"PK"):
        names = Archive(data).names
        if not names & {"word/document.xml", "xl/workbook.xml", "OFD.xml"}:
            return "package" if names & {"[Content_Types].xml", "mimetype"} else "zip"
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
            found.hides("hidden_column", f"隐藏的{label}：{said}", place)
    cells = [table.grid[row][column] for row, column in sorted(table.hidden_cells)]
    unseen = [each for each in cells if not each.blank and not each.merged]
    for cell in unseen[:MOST_CELLS]:
        found.hides("hidden_text", cell.text, f"{place}第{cell.row + 1}行（看不见的单元格）")
    if len(unseen) > MOST_CELLS:
        found.partly(f"{place}有 {len(unseen)} 个看不见的单元格，只列出前 {MOST_CELLS} 个。")


def _members(data: bytes, found: Read) -> None:
    """The files of a zip; names as Windows wrote them are read as GB 18030."""
    Archive(data)  # measured before anything is unpacked
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            try:
                found.inside.append((_name(member), archive.read(member)))
            except Exception:  # zlib, lzma, bz2 and zipfile each have their own
                found.partly(f"里面的“{_name(member)[:100]}”损坏了，读不出来。")
    if not found.inside and found.readable is True:
        found.readable, found.reason = False, "这个压缩包是空的。"


def _name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def files_within(
    data: bytes, name: str, budget: Budget | None = None
) -> Iterator[tuple[str, Read]]:
    """The file and all files within it, each with its path.

    Bounded in depth, number, bytes and time for all together: what lies beyond is named and told as
    not read.
    """
    budget = budget or Budget()
    left = deque([(name, data, 0)])
    seen = held = 0
    while left:
        path, content, depth = left.popleft()
        seen += 1
        if seen > 1 and budget.over:
            yield path, Read(False, "要检查的文件太多，时间不够，这一个没有读。请分开检查。")
            continue
        found = read(content, path)
        room = MOST_FILES - seen - len(left) if depth < DEEPEST else 0
        if len(found.inside) > max(room, 0):
            found.partly("里面的文件太多或者套得太深，没有全部读。")
            del found.inside[max(room, 0) :]
        size = sum(len(inside) for _, inside in found.inside)
        if held + size > limits.ZIP_TOTAL:
            found.partly("里面的文件合起来太大，没有全部读。请分开检查。")
            found.inside.clear()
        else:
            held += size
        left += [(f"{path}/{inner}", inside, depth + 1) for inner, inside in found.inside]
        yield path, found
