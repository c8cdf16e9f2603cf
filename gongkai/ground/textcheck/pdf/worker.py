"""The child: pdfium in a process that may crash. Reads stdin, answers in JSON."""

from __future__ import annotations

import base64
import json
import resource
import sys
import time
from typing import Any

MEMORY = 2_048 * 1024 * 1024
SECONDS = 20
FEW = 5  # characters: a page number
MOST = 100  # attached files, and notes
COVERED = 0.05  # of a page: a seal or a number cut out of a list
LARGE_PICTURE = 10_000  # dots
OBJECT_SECONDS = 8
CURVE_SECONDS = 4
LARGEST = 100 * 1024 * 1024  # of all attached files together


def main() -> None:
    """Author, notes and attached files of the pdf on standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    import pypdfium2  # noqa: PLC0415  (under the limits)

    from .curves import drawn_pages  # noqa: PLC0415  (under the limits)
    from .objects import PdfObjects  # noqa: PLC0415  (under the limits)

    data = sys.stdin.buffer.read()
    document = pypdfium2.PdfDocument(data)
    objects = PdfObjects(data, LARGEST)
    objects.read(deadline=time.process_time() + OBJECT_SECONDS)
    pictures = _pictures(document)
    drawn, all_seen = drawn_pages(document, time.process_time() + CURVE_SECONDS)
    author = document.get_metadata_dict().get("Author", "").strip()
    answer = {
        "author": author,
        "notes": _notes(document),
        "attached": _attached(document) + objects.attached,
        "pictures": pictures,
        "drawn": [each for each in drawn if each not in set(pictures)],
        "strings": objects.strings,
        "unread": objects.unread or not all_seen,
        "revised": data.count(b"startxref") > (2 if b"/Linearized" in data[:2_048] else 1),
    }
    json.dump(answer, sys.stdout)


def _pictures(document: Any) -> list[int]:
    """Pages, from 1, on which pictures cover more than a mark does, or something is drawn and
    hardly a character is written."""
    found = []
    for number in range(min(len(document), 1_000)):
        page = document[number]
        bare = page.get_textpage().count_chars() < FEW
        if (bare and next(page.get_objects(max_depth=3), None)) or _covered(page):
            found.append(number + 1)
    return found


def _covered(page: Any) -> bool:
    """Whether pictures take a part of the page on which words could stand."""
    from pypdfium2 import raw  # noqa: PLC0415  (under the limits)

    area = 0.0
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        if each.level > 0:  # inside a form, whose scale is its own
            wide, high = each.get_px_size()
            area += COVERED * page.get_width() * page.get_height() * (wide * high > LARGE_PICTURE)
        else:
            left, bottom, right, top = each.get_bounds()
            area += abs(right - left) * abs(top - bottom)
    return bool(area >= COVERED * page.get_width() * page.get_height())


def _attached(document: Any) -> list[tuple[str, str]]:
    found, total = [], 0
    for place in range(min(document.count_attachments(), MOST)):
        each = document.get_attachment(place)
        content = bytes(each.get_data())
        total += len(content)
        if total > LARGEST:
            raise SystemExit(3)
        found.append((each.get_name(), base64.b64encode(content).decode()))
    return found


def _notes(document: Any) -> list[str]:
    from pypdfium2 import raw  # noqa: PLC0415  (under the limits)

    notes: list[str] = []
    for number in range(min(len(document), 1_000)):
        page = document[number]
        for place in range(min(raw.FPDFPage_GetAnnotCount(page), 1_000)):
            note = raw.FPDFPage_GetAnnot(page, place)
            said = _contents(raw, note)
            raw.FPDFPage_CloseAnnot(note)
            if said and len(notes) < MOST:
                notes.append(said)
    return notes


def _contents(raw: Any, note: Any) -> str:
    import ctypes  # noqa: PLC0415  (under the limits)

    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(
        note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size
    )
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()


if __name__ == "__main__":
    main()
