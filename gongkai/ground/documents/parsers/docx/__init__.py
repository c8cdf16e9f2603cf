"""docx: the zip's XML read directly, as a reader sees it with all changes accepted."""

from __future__ import annotations

from ...model import Document
from ..archive import Archive
from .body import Reader
from .names import w
from .numbering import Numbering
from .package import part_names, part_xml
from .styles import Styles


def parse(data: bytes, name: str) -> Document:
    """Read a docx. Running heads and feet are kept apart; notes and comments are left out."""
    archive = Archive(data)
    styles = Styles(part_xml(archive, "word/styles.xml"))
    reader = Reader(styles, Numbering(part_xml(archive, "word/numbering.xml"), styles))
    document = part_xml(archive, "word/document.xml")
    body = None if document is None else document.find(w("body"))
    blocks = () if body is None else tuple(reader.blocks(body))
    return Document(
        "docx",
        name,
        blocks,
        headers=_running(archive, "header", styles),
        footers=_running(archive, "footer", styles),
    )


def _running(archive: Archive, kind: str, styles: Styles) -> tuple[str, ...]:
    texts = []
    for part in part_names(archive, kind):
        root = part_xml(archive, part)
        if root is not None:
            texts += [block.text for block in Reader(styles, Numbering(None, styles)).blocks(root)]
    return tuple(dict.fromkeys(text for text in texts if text.strip()))
