"""What a channel is given."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ground.documents.models import Upload


@dataclass(frozen=True, slots=True)
class ParcelFile:
    """A file of the version. ``address`` is that on the site, beginning with a slash."""

    name: str
    address: str
    size: int
    sha256: str
    upload: Upload


@dataclass(frozen=True, slots=True)
class Parcel:
    """One version for one channel (``target``), or its recall (``deed``).

    ``address`` begins with a slash. Of a recall nothing but key, deed, address, number and notice
    is filled.
    """

    key: str
    deed: str
    target: str
    address: str
    number: int
    title: str = ""
    summary: str = ""
    unit: str = ""
    published_at: str = ""
    sha256: str = ""
    notice: str = ""
    snapshot: Upload | None = None
    files: tuple[ParcelFile, ...] = ()
