"""A package of parts (docx, xlsx, ofd and their like): every part is looked at.

What a program added yesterday is swept like the rest: XML for its texts, pictures are told, and any
other part is a file within the file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable

from lxml import etree

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import limits
from gongkai.ground.documents.parsers.archive import Archive
from gongkai.ground.documents.parsers.docx.package import part_of

from ..shape import Read
from . import sweep
from .authors import authors

Visit = Callable[[etree._Element], None]

# Parts without a word: a small copy of the first page, settings of printers, fonts, seals.
_HARMLESS = re.compile(
    r"docProps/thumbnail\.|^Thumbnails/|printerSettings\d*\.bin$|\.(?:odttf|fntdata|ttf|otf|ttc)$"
    r"|(?:^|/)mimetype$|(?:^|/)\[Content_Types\]\.xml$|(?:^|/)Signs?/.*\.(?:dat|esl)$",
    re.I,
)
_MARKUP = re.compile(r"\.(?:xml|rels|vml|svg|rdf)$", re.I)
_PICTURE = re.compile(
    r"\.(?:png|jpe?g|gif|bmp|tiff?|jb2|emf|wmf|emz|wmz|webp|svg|ico|wdp|jxr)$", re.I
)
_DRAWN = re.compile(r"\.(?:emf|wmf)$", re.I)  # their words are letters in the file
_TINY = 200  # bytes: a dot or a line, no number fits
_CODED = re.compile(r"[A-Za-z0-9+/=\s]{400,}")  # bytes written as letters
_SIGNED = re.compile(r"_xmlsignatures/|(?:^|/)Signs?/", re.I)
_PLACES = (
    (r"docProps/|(?:^|/)meta\.xml$|^OFD\.xml$", "文件属性"),
    (r"customXml/|/Tags?/", "自定义数据"),
    (r"glossary/", "文档部件"),
    (r"/charts?/|/chartEx", "图表"),
    (r"/diagrams/", "示意图"),
    (r"/pivotCache/", "数据透视表的缓存"),
    (r"/externalLinks/", "外部表格的缓存"),
    (r"\.rels$", "链接"),
)


def sweep_package(
    archive: Archive, found: Read, visit: Visit | None = None, done: Collection[str] = ()
) -> None:
    """Sweep all parts but those that are ``done``; ``visit`` sees the root of each XML part."""
    pictures = 0
    for part in sorted(archive.names):
        if part.endswith("/") or part in done or _HARMLESS.search(part):
            continue
        if _PICTURE.search(part):
            pictures += archive.size(part) > _TINY
        if _MARKUP.search(part):
            _markup(archive, part, found, visit)
        elif not _PICTURE.search(part) or _DRAWN.search(part):
            _other(archive, part, found)
    if pictures:
        found.partly(f"里面有 {pictures} 张图片，图片里的文字读不出来，请人工查看。")


def lies_beneath(place: str, said: Iterable[str], found: Read) -> None:
    """Keep what was swept; bytes that are written as letters are told, not read."""
    for value in said:
        if not _CODED.fullmatch(value):
            found.beneath.append((place, sweep.unescaped(value)))
        else:
            found.partly("里面有编码的数据，读不出来，请打开看一看。")


def place_of(part: str) -> str:
    """Where people look for what stands in a part."""
    named = (label for pattern, label in _PLACES if re.search(pattern, part, re.I))
    return next(named, "没有显示的内容")


def _markup(archive: Archive, part: str, found: Read, visit: Visit | None) -> None:
    try:
        data = archive.read(part)
    except Refusal:
        found.partly(f"里面的“{part[:100]}”损坏了或者太大，没有读。")
        return
    try:
        root = part_of(data)
    except Refusal:  # no XML that is well-formed: an old drawing, or a broken part
        lies_beneath(place_of(part), sweep.raw(data.decode("utf-8", "replace")), found)
        return
    authors(root, found)
    if visit is not None:
        visit(root)
    said = sweep.values(root)
    if _SIGNED.search(part):  # keys and seals
        said = (value for value in said if not _CODED.fullmatch(value))
    lies_beneath(place_of(part), said, found)


def _other(archive: Archive, part: str, found: Read) -> None:
    name = posixpath.basename(part)
    try:
        data = archive.read(part, limits.FILE)
    except Refusal:
        found.partly(f"里面的“{part[:100]}”损坏了或者太大，没有读。")
        return
    if _DRAWN.search(part):
        lies_beneath("图片", sweep.strings(data), found)
    elif name.lower().endswith(".bin"):
        thing = "宏（程序）" if "vbaProject" in name else "对象"
        found.partly(f"里面嵌了{thing}（{name}），读不全，请打开看一看。")
        lies_beneath(f"嵌入的{thing}", sweep.strings(data), found)
    else:
        found.holds(name, data)
