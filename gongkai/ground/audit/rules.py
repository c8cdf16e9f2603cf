"""The chain: each entry carries the hash of the one before it, so that no line can be changed.

Pure functions over plain values; the same ones write the log and prove it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """What the hash of one entry covers: everything that is written, and the hash before it."""

    sequence: int
    at: datetime
    by_id: int | None
    by_name: str
    unit_id: int | None
    verb: str
    record_kind: str
    record_id: str
    sentence: str
    data: Mapping[str, Any]
    address: str
    request_id: str
    previous_hash: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of proving a chain: how many entries agree, and where it first does not."""

    checked: int
    broken_at: int | None = None
    sentence: str = ""

    @property
    def sound(self) -> bool:
        return self.broken_at is None


def plain(data: Mapping[str, Any] | None) -> dict[str, Any]:
    """``data`` as JSON that every database gives back unchanged.

    Fractions become text: PostgreSQL rewrites 1e22 as a whole number and the hash would differ.
    """
    text = json.dumps(dict(data or {}), default=str, ensure_ascii=False)
    kept: dict[str, Any] = json.loads(text, parse_float=str)
    return kept


def digest(line: Line) -> str:
    """SHA-256 (hex) over all fields of ``line`` in a fixed order and form."""
    values = [
        line.sequence,
        line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        line.by_id,
        line.by_name,
        line.unit_id,
        line.verb,
        line.record_kind,
        line.record_id,
        line.sentence,
        line.data,
        line.address,
        line.request_id,
        line.previous_hash,
    ]
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def prove(entries: Iterable[tuple[Line, str]], *, head_sequence: int, head_hash: str) -> Finding:
    """Walk ``entries`` (line, stored hash) in order of sequence and compare with the head.

    Finds a changed entry, a missing one in the middle and a missing end.
    """
    expected, previous = 1, GENESIS
    for line, stored in entries:
        if line.sequence != expected:
            return _broken(expected, f"审计日志第 {expected} 条起对不上：缺少第 {expected} 条。")
        if line.previous_hash != previous or digest(line) != stored:
            return _broken(expected, f"审计日志第 {expected} 条起对不上：这一条被改动过。")
        expected, previous = expected + 1, stored
    if head_sequence != expected - 1 or head_hash != previous:
        return _broken(expected, f"审计日志第 {expected} 条起对不上：末尾的记录缺失。")
    return Finding(expected - 1, None, f"审计日志共 {expected - 1} 条，前后相连，没有改动。")


def _broken(sequence: int, sentence: str) -> Finding:
    return Finding(sequence - 1, sequence, sentence)
