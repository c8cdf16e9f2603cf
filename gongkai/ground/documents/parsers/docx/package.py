"""Parts of the docx package."""

from __future__ import annotations

import re

from lxml import etree

from ..archive import Archive, parse_xml

# "Strict" files differ from ordinary ones by their namespaces only.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}


def part_xml(archive: Archive, name: str) -> etree._Element | None:
    """The root of a part; None when the package has no such part."""
    return part_of(archive.read(name)) if name in archive.names else None


def part_of(data: bytes) -> etree._Element:
    """The root of a part as it was unpacked; Refusal when it is not well-formed."""
    for strict, ordinary in _STRICT.items():
        data = data.replace(strict, ordinary)
    return parse_xml(data)


def part_names(archive: Archive, kind: str) -> list[str]:
    """Names of the numbered parts ``word/<kind>1.xml``, ``word/<kind>2.xml`` in order."""
    found = (re.fullmatch(rf"word/{kind}(\d{{1,4}})\.xml", name) for name in archive.names)
    return [match[0] for match in sorted(filter(None, found), key=lambda match: int(match[1]))]
