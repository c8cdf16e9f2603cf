"""Reading a zip that may be a bomb."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from .. import limits
from ..refusals import refusal


class Archive:
    """A zip whose members were measured before any was unpacked.

    Raises Refusal when it is broken, encrypted, or unpacks to more than ``limits`` allow.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise refusal("file_broken") from error
        members = self._zip.infolist()
        if any(member.flag_bits & 0x1 for member in members):
            raise refusal("file_encrypted")
        if len(members) > limits.ZIP_MEMBERS or any(map(_swells, members)):
            raise refusal("file_bomb")
        total = sum(member.file_size for member in members)
        if total > limits.ZIP_TOTAL or _out_of_proportion(total, len(data)):
            raise refusal("file_bomb")
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str, limit: int = limits.XML_PART) -> bytes:
        """One member unpacked; at most ``limit`` bytes, or Refusal."""
        if name not in self.names:
            raise refusal("file_broken")
        if self._zip.getinfo(name).file_size > limit:
            raise refusal("file_too_complex")
        try:
            # The size in the directory may lie: zipfile stops there and finds a wrong checksum.
            return self._zip.read(name)
        except Exception as error:  # zlib, lzma, bz2 and zipfile each have their own
            raise refusal("file_broken") from error

    def size(self, name: str) -> int:
        """How many bytes a member has unpacked, as the directory says."""
        return self._zip.getinfo(name).file_size

    def check_sums(self) -> None:
        """Refusal when a member cannot be unpacked or is not what it was when it was packed."""
        try:
            bad = self._zip.testzip()
        except Exception as error:  # zlib, lzma, bz2 and zipfile each have their own
            raise refusal("file_broken") from error
        if bad is not None:
            raise refusal("file_broken")

    def xml(self, name: str) -> etree._Element:
        """One member as XML: no entity is expanded, nothing is fetched, no DTD is allowed."""
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> etree._Element:
    """The root of ``data``; Refusal when it is not well-formed or brings a DTD."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal("file_broken") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal("file_broken")
    return root


def _swells(member: zipfile.ZipInfo) -> bool:
    return _out_of_proportion(member.file_size, member.compress_size)


def _out_of_proportion(unpacked: int, packed: int) -> bool:
    """Many small members that swell are a bomb, too."""
    return unpacked >= limits.ZIP_RATIO_FROM and unpacked > limits.ZIP_RATIO * max(packed, 1)
