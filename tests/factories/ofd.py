"""ofd files as programs write them (GB/T 33190-2016), for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SIZE = 4.233  # millimetres: 12 pt
MARGIN, WIDTH = 30.0, 150.0


def ofd_bytes(
    pages: Iterable[Sequence[str]],
    *,
    author: str = "",
    attached: Sequence[tuple[str, bytes]] = (),
    split: bool = False,
) -> bytes:
    """A document of pages of lines. ``split``: each character is an object of its own, and the
    objects stand in the file from the last to the first."""
    listed, stream = list(pages), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        info = f"<ofd:DocInfo><ofd:Author>{escape(author)}</ofd:Author></ofd:DocInfo>"
        archive.writestr(
            "OFD.xml",
            f'{HEAD}<ofd:OFD {NS} DocType="OFD" Version="1.0"><ofd:DocBody>{info}'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        archive.writestr("Doc_0/Document.xml", _document(len(listed), bool(attached)))
        for number, lines in enumerate(listed):
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", _page(lines, split))
        if attached:
            archive.writestr("Doc_0/Attachs/Attachments.xml", _attachments(attached))
            for place, (_, content) in enumerate(attached):
                archive.writestr(f"Doc_0/Attachs/a{place}", content)
    return stream.getvalue()


def _document(count: int, attached: bool) -> str:
    pages = "".join(
        f'<ofd:Page ID="{10 + each}" BaseLoc="Pages/Page_{each}/Content.xml"/>'
        for each in range(count)
    )
    more = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" if attached else ""
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return (
        f"{HEAD}<ofd:Document {NS}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>{area}"
        f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{more}</ofd:Document>"
    )


def _page(lines: Sequence[str], split: bool) -> str:
    objects: list[str] = []
    for row, line in enumerate(lines):
        top = 30 + row * 8.0
        left = MARGIN + SIZE * (len(line) - len(line.lstrip("\u3000")))
        said = line.lstrip("\u3000")
        if split:
            objects += [_text(each, left + SIZE * at, top) for at, each in enumerate(said)]
        else:
            objects.append(_text(said, left, top))
    if split:
        objects.reverse()
    body = "".join(objects)
    layer = f'<ofd:Layer ID="2" Type="Body">{body}</ofd:Layer>'
    return f"{HEAD}<ofd:Page {NS}><ofd:Content>{layer}</ofd:Content></ofd:Page>"


def _text(said: str, left: float, top: float) -> str:
    steps = " ".join([f"{SIZE}"] * max(len(said) - 1, 0))
    return (
        f'<ofd:TextObject ID="9" Boundary="{left} {top} {SIZE * len(said)} {SIZE}" Font="1" '
        f'Size="{SIZE}"><ofd:TextCode X="0" Y="{SIZE}" DeltaX="{steps}">{escape(said)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def _attachments(attached: Sequence[tuple[str, bytes]]) -> str:
    each = "".join(
        f'<ofd:Attachment ID="{place}" Name="{escape(name)}"><ofd:FileLoc>a{place}</ofd:FileLoc>'
        "</ofd:Attachment>"
        for place, (name, _) in enumerate(attached)
    )
    return f"{HEAD}<ofd:Attachments {NS}>{each}</ofd:Attachments>"
