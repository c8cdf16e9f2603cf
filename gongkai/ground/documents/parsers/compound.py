"""A stream of an OLE container ([MS-CFB]), in which old office programs keep their files."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_END = 0xFFFFFFFA  # from here on: no sector
_HEADER = 76  # bytes before the first 109 numbers of sectors of the table
_ENTRY = 128  # bytes of a line of the directory
_ROOT, _STREAM = 5, 2


class Compound:
    """Chains of sectors may be circles in a hostile file: none is followed longer than the file.

    Raises ValueError or struct.error when the file is no such container.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, self._small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or self._small_shift != 6:
            raise ValueError("sizes of sectors")
        self._size = 1 << shift
        start, self._cutoff, small_start = struct.unpack_from("<I4xII", data, 48)
        self._table = self._fat()
        self._directory = self._chain(start)
        small = self._chain(small_start) if small_start < _END else b""
        self._small_table = _numbers(small)
        self._small = self._chain(self._entry(_ROOT, "")[0])

    def stream(self, name: str) -> bytes:
        """A stream by its name; b"" where there is none."""
        start, size = self._entry(_STREAM, name)
        if size >= self._cutoff:
            return self._chain(start)[:size]
        step = 1 << self._small_shift
        places = _follow(self._small_table, start)
        return b"".join(self._small[at * step : (at + 1) * step] for at in places)[:size]

    def _fat(self) -> Sequence[int]:
        (count,) = struct.unpack_from("<I", self._data, 44)
        (next_one,) = struct.unpack_from("<I", self._data, 68)
        listed = list(struct.unpack_from("<109I", self._data, _HEADER))
        seen: set[int] = set()
        while next_one < _END and next_one not in seen:
            seen.add(next_one)
            numbers = _numbers(self._sector(next_one))
            listed += numbers[:-1]
            next_one = numbers[-1] if numbers else _END
        used = [at for at in listed if at < _END][:count]
        return _numbers(b"".join(map(self._sector, used)))

    def _sector(self, at: int) -> bytes:
        begin = (at + 1) * self._size
        return self._data[begin : begin + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _follow(self._table, start)))

    def _entry(self, kind: int, name: str) -> tuple[int, int]:
        """Where a stream (or what the root keeps) begins, and how many bytes it has."""
        for at in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
            entry = self._directory[at : at + _ENTRY]
            length = max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)
            said = entry[: min(length, 62)].decode("utf-16-le", "replace")
            if entry[66] == kind and (not name or said == name):
                start, size = struct.unpack_from("<II", entry, 116)
                return start, size
        return _END, 0


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack_from(f"<{len(data) // 4}I", data))


def _follow(table: Sequence[int], start: int) -> list[int]:
    found: list[int] = []
    while start < len(table) and len(found) <= len(table):
        found.append(start)
        start = table[start]
    return found
