"""What lies in a zip (docx, xlsx, ofd, …) and belongs to no member: before the first one, between
them, behind the end, in comments. And a zip that lies behind a file of another kind."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

from ..shape import Read
from .package import lies_beneath
from .sweep import raw, strings

END = b"PK\x05\x06"
LAST = 70_000  # bytes in which a zip ends, with its comment
BLANK = b"\0 \r\n\t"
HEADER = 30  # bytes of a member's header before its name
DESCRIPTORS = (12, 16, 20, 24)  # bytes behind a member that tell its sizes once more
MOST = 5_000_000  # bytes that are searched for words


def beside_members(data: bytes, found: Read) -> None:
    """Sweep it, and say that it is there. Raises nothing: whoever opens the zip refuses it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            notes = [archive.comment, *(each.comment for each in archive.infolist())]
            stray = [part for part in _stray(data, archive) if part.strip(BLANK)]
    except Exception:  # zipfile and struct each have their own
        return
    for note in filter(None, notes):
        found.says("comment", _text(note), "压缩包的注释")
    for part in stray:
        _sweep(part[:MOST], found)
    if stray:
        found.partly("文件的前面、后面或者中间夹着别的内容，打开时看不到，请重新保存一份。")


def behind(data: bytes, found: Read) -> None:
    """A zip that begins somewhere in a file of another kind is a file within it."""
    if END not in data[-LAST:]:
        return
    try:
        if _behind_end(data).strip(BLANK):  # a file put into another one, which is no hiding
            return
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            start = min(each.header_offset for each in archive.infolist())
    except Exception:  # zipfile has many, min has one for an empty zip
        return
    if start > 0:
        if _is_text(data[:start]):
            _sweep(data[:start], found)
        found.holds("接在文件后面的压缩包.zip", data[start:])
        found.partly("文件里接着一个压缩包，打开时看不到，请重新保存一份。")


def _stray(data: bytes, archive: zipfile.ZipFile) -> Iterator[bytes]:
    at, described = 0, False
    for member in sorted(archive.infolist(), key=lambda each: each.header_offset):
        begin = member.header_offset
        yield _gap(data[at:begin], described)
        name, extra = struct.unpack_from("<HH", data, begin + 26)
        at = max(at, begin + HEADER + name + extra + member.compress_size)
        described = bool(member.flag_bits & 0x08)
    yield _gap(data[at : archive.start_dir], described)
    yield _behind_end(data)


def _behind_end(data: bytes) -> bytes:
    end = data.rfind(END)
    (length,) = struct.unpack_from("<H", data, end + 20)
    return data[end + 22 + length :]


def _gap(gap: bytes, described: bool) -> bytes:
    """What lies between two members, without what tells the sizes of the first one once more."""
    if not described or len(gap) in DESCRIPTORS:
        return b"" if described else gap
    return gap[16 if gap.startswith(b"PK\x07\x08") else 12 :]


def _sweep(part: bytes, found: Read) -> None:
    said = raw(_text(part)) if _is_text(part) else strings(part)
    lies_beneath("压缩包以外的内容", said, found)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8").strip()
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace").strip()
