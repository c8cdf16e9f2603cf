"""docx."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gongkai.ground.documents.parsers.archive import Archive
from gongkai.ground.documents.parsers.docx.package import part_xml
from gongkai.ground.documents.parsers.docx.styles import Styles

from ..shape import Read
from .authors import author
from .looks import Looks
from .package import sweep_package
from .sweep import local

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = {"document", "hdr", "ftr", "footnotes", "endnotes", "glossaryDocument"}
NOTES = {"footnotes": "脚注", "endnotes": "尾注"}  # the parser leaves them out
CHANGES = (("ins", "新增"), ("del", "删除"), ("moveFrom", "移走"))
# Changes without words of their own, told by their number.
SILENT = {"ins": "新增的行或者段落", "del": "删除的行或者段落", "moveTo": "移来的文字"}


def of_word(data: bytes, found: Read) -> None:
    """Comments, changes, hidden words, notes, and whatever the package holds."""
    found.wrapped = True
    archive = Archive(data)
    styles = Styles(part_xml(archive, "word/styles.xml"))
    looks = Looks(styles)

    def visit(root: etree._Element) -> None:
        kind = local(root.tag)
        _silent_changes(root, found)
        if kind in TEXTS:
            for label, changed in _changes(root):
                found.says("tracked_change", _words(changed), f"修订（{label}）")
            for hidden in _hidden(root, styles):
                found.says("hidden_text", _words(hidden), "隐藏文字")
            for runs in looks.veiled(root):  # read with the others
                if said := "".join(map(_words, runs)).strip():
                    found.hides("hidden_text", said, "看不见的文字（颜色或者字号）")
        if kind in NOTES:
            notes = map(_words, root.iter(f"{W}footnote", f"{W}endnote"))
            found.texts += [(NOTES[kind], said) for said in notes if said]
        if kind == "comments":
            for each in root.iter(f"{W}comment"):
                found.says("comment", _words(each), "批注")

    sweep_package(archive, found, visit)


def _changes(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Words and rows of tables that were added, deleted or moved away."""
    for tag, label in CHANGES:
        for each in root.iter(f"{W}{tag}"):
            above = each.getparent()
            row = above.getparent() if above is not None and above.tag == f"{W}trPr" else None
            yield (label, each) if row is None else (f"{label}的行", row)


def _silent_changes(root: etree._Element, found: Read) -> None:
    """Whoever changed something or wrote a comment, and changes of formats, marks and places."""
    told: Counter[str] = Counter()
    for each in root.iter():
        who = each.get(f"{W}author")
        if who is None:
            continue
        author(who, found)
        kind = local(each.tag)
        if kind.endswith("Change"):  # rPrChange, pPrChange, sectPrChange, tblGridChange …
            told["修改的格式"] += 1
        elif kind != "comment" and (kind == "moveTo" or not _words_changed(each)):
            told[SILENT.get(kind, "移动或者合并的内容")] += 1
    for label, count in told.items():
        found.hides("tracked_change", f"{label}（{count} 处）", "修订")


def _words_changed(element: etree._Element) -> str:
    above = element.getparent()
    row = above is not None and above.tag == f"{W}trPr"
    return _words(above.getparent() if row and above is not None else element)


def _hidden(root: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """Runs and paragraphs that are hidden, by themselves or by their style."""
    for each in root.iter(f"{W}r", f"{W}p"):
        if styles.hidden(each) if each.tag == f"{W}r" else styles.hides(each):
            yield each


def _words(element: etree._Element) -> str:
    parts = (each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))
    return "".join(parts).strip()
