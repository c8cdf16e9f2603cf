"""Who is named in a file: its author, who saved it last, who wrote comments in it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..shape import Read
from .sweep import local

# What programs write where nobody gave a name.
_PROGRAMS = {
    "openpyxl", "python-docx", "python-pptx", "xlsxwriter", "apache poi", "anonymous",
    "(anonymous)", "unspecified", "unknown", "libreoffice", "wps office", "microsoft office",
}  # fmt: skip
_OF_PART = {
    "coreProperties": ("creator", "lastModifiedBy"),
    "Properties": ("Manager",),
    "DocInfo": ("Author",),
}


def authors(root: etree._Element, found: Read) -> None:
    """Note the names that a part of a package gives."""
    for said in _named(root):
        author(said, found)


def author(said: str, found: Read) -> None:
    """Note one name, unless it is a program's."""
    plain = said.strip()
    if plain and plain.lower() not in _PROGRAMS:
        found.hides("author", plain, "文件属性")


def _named(root: etree._Element) -> Iterator[str]:
    kind = local(root.tag)
    for tag in _OF_PART.get(kind, ()):
        yield from (each.text or "" for each in root.iter(f"{{*}}{tag}"))
    if kind in ("people", "personList"):  # of comments, also of those that were taken out
        for each in root:
            yield from (v for k, v in each.attrib.items() if local(k) in ("author", "displayName"))
