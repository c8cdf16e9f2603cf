"""What kind of file an upload is, by its content; what is not listed here is not stored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

import puremagic

from gongkai.ground.core.errors import Refusal

from .parsers.archive import Archive
from .parsers.sniff import OLE, kind_of
from .refusals import refusal

_OPEN_XML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file, its media type and the extensions it may bear, the usual one first."""

    kind: str
    media_type: str
    extensions: tuple[str, ...]
    inline: bool = False  # a browser may show it within a page without running anything


_ALL = (
    Media("docx", f"{_OPEN_XML}.wordprocessingml.document", (".docx", ".docm", ".wps")),
    Media("xlsx", f"{_OPEN_XML}.spreadsheetml.sheet", (".xlsx", ".xlsm", ".et")),
    Media("pptx", f"{_OPEN_XML}.presentationml.presentation", (".pptx", ".pptm", ".dps")),
    Media("doc", "application/msword", (".doc", ".wps", ".rtf")),
    Media("xls", "application/vnd.ms-excel", (".xls", ".et")),
    Media("pdf", "application/pdf", (".pdf",)),
    Media("ofd", "application/ofd", (".ofd",)),
    Media("html", "text/html", (".html", ".htm")),
    Media("md", "text/markdown", (".md", ".markdown")),
    Media("txt", "text/plain", (".txt", ".json", ".text", ".log")),
    Media("csv", "text/csv", (".csv", ".tsv")),
    Media("png", "image/png", (".png",), inline=True),
    Media("jpeg", "image/jpeg", (".jpg", ".jpeg"), inline=True),
    Media("gif", "image/gif", (".gif",), inline=True),
    Media("webp", "image/webp", (".webp",), inline=True),
)
BY_KIND = {media.kind: media for media in _ALL}
BY_TYPE = {media.media_type: media for media in _ALL}

# Within a family a wrong extension does no harm: who opens the file sees what the name promised.
_FAMILIES = (
    {"docx", "doc"},
    {"xlsx", "xls"},
    {"html", "md", "txt", "csv"},
    {"png", "jpeg", "gif", "webp"},
)


def contradicted(name: str, media: Media) -> str:
    """The extension of ``name`` when it promises what ``media`` is not, else ""."""
    extension = PurePath(name).suffix.lower()
    promised = {each.kind for each in _ALL if extension in each.extensions}
    family = next((each for each in _FAMILIES if media.kind in each), {media.kind})
    return extension if promised and not promised & family else ""


def media_of(data: bytes, name: str) -> Media:
    """The kind of ``data``. Raises Refusal for one that is not stored, such as a program."""
    try:
        return BY_KIND[kind_of(data, name)]
    except Refusal as refused:
        if refused.code != "file_type_unsupported":
            raise
    return _other(data)


def _other(data: bytes) -> Media:
    """Pictures and presentations, which nobody parses but people attach."""
    # By its beginning, any zip or OLE container could be an office file.
    if data.startswith(b"PK"):
        return _presentation(data)
    if data.startswith(OLE):
        raise refusal("upload_type_unsupported")
    try:
        found = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError) as error:
        raise refusal("upload_type_unsupported") from error
    for match in found:
        media = BY_TYPE.get(match.mime_type)
        if media is not None and media.kind not in {"txt", "csv", "html", "md"}:
            return media
    raise refusal("upload_type_unsupported")


def _presentation(data: bytes) -> Media:
    if "ppt/presentation.xml" in Archive(data).names:
        return BY_KIND["pptx"]
    raise refusal("upload_type_unsupported")
