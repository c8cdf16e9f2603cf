"""A table that was read against the catalogue as it stands: new, changed, the same, gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz import fuzz

Change = Literal["new", "changed", "same"]
NEW: Change = "new"
CHANGED: Change = "changed"
SAME: Change = "same"
CHANGES: dict[str, str] = {NEW: "新增", CHANGED: "有改动", SAME: "没有变化"}
_NOTHING: tuple[object, ...] = ("", [], ())
WITHIN = "／"  # between 一级事项 and 二级事项 where the domain is another one
ALIKE = 82  # per cent at which two contents of one matter are the same entry
COMPARED: dict[str, str] = {
    "number": "序号",
    "domain": "领域（一级事项）",
    "matter": "二级事项",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "limit_text": "公开时限",
    "unit_name": "公开主体",
    "section": "责任科室",
    "person": "责任人",
    "form": "公开形式",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "proactive": "主动公开",
    "on_request": "依申请公开",
    "levels": "公开层级",
}


@dataclass(frozen=True, slots=True)
class Matched:
    """One row of the table: the key of the entry that it is (None: a new one), what differs."""

    entry: int | None
    change: Change
    fields: tuple[str, ...] = ()


def match(
    rows: Sequence[Mapping[str, Any]], entries: Mapping[int, Mapping[str, Any]]
) -> list[Matched]:
    """Each row with the entry that it is, in the order of the rows; an entry is taken once.

    The same matter with nearly the same content is one entry, whatever else differs.
    """
    free = dict(entries)
    found: list[Matched | None] = [None] * len(rows)
    for exact in (True, False):
        for at, row in enumerate(rows):
            if found[at] is None and (key := _entry_of(row, free, exact)) is not None:
                found[at] = _matched(key, row, free.pop(key))
    return [one if one is not None else Matched(None, NEW) for one in found]


def matched_to(key: int, row: Mapping[str, Any], entry: Mapping[str, Any]) -> Matched:
    """The row as this entry, whatever the two say: a person has said so."""
    return _matched(key, row, entry)


def rewritten(
    rows: Sequence[Mapping[str, Any]],
    matched: Sequence[Matched],
    entries: Mapping[int, Mapping[str, Any]],
) -> dict[int, int]:
    """New rows (by place) that may be an entry of the same matter in other words: the nearest of
    those that no row is. Only a person can say whether it is."""
    left: dict[object, list[int]] = {}
    for key in gone(matched, entries):
        left.setdefault(_matter(entries[key]), []).append(key)
    left.pop("", None)
    found = {}
    for at, (row, one) in enumerate(zip(rows, matched, strict=True)):
        same = left.get(_matter(row), []) if one.change == NEW else []
        if same:
            found[at] = max(same, key=lambda key: _alike(row, entries[key]))
    return found


def gone(matched: Sequence[Matched], entries: Mapping[int, Mapping[str, Any]]) -> list[int]:
    """The entries that no row of the table is."""
    taken = {one.entry for one in matched}
    return [key for key in entries if key not in taken]


def merged(row: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    """The row with what the entry says where the table says nothing: an empty cell, or a column
    that it does not have, takes nothing away."""
    kept = {name: entry[name] for name in COMPARED if name in row and row[name] in _NOTHING}
    return {**row, **kept}


def differing(row: Mapping[str, Any], entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that differ, in the order of the table's columns."""
    return tuple(name for name in COMPARED if _plain(row.get(name)) != _plain(entry.get(name)))


def _entry_of(
    row: Mapping[str, Any], free: Mapping[int, Mapping[str, Any]], exact: bool
) -> int | None:
    content = _plain(row["content"])
    best: tuple[float, int] | None = None
    for key, entry in free.items():
        if _matter(entry) != _matter(row):
            continue
        other = _plain(entry["content"])
        if exact and other == content and _plain(entry["domain"]) == _plain(row["domain"]):
            return key
        alike = 0.0 if exact else fuzz.ratio(str(content), str(other))
        if alike >= ALIKE and (best is None or alike > best[0]):
            best = (alike, key)
    return best[1] if best is not None else None


def doubled(rows: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Rows (by place) that say what one above says of the same matter, each with that one."""
    first: dict[tuple[object, ...], int] = {}
    found = {}
    for at, row in enumerate(rows):
        key = tuple(_plain(row[name]) for name in ("domain", "matter", "content", "unit_name"))
        if first.setdefault(key, at) != at:
            found[at] = first[key]
    return found


def _matter(row: Mapping[str, Any]) -> object:
    """Its last part: tables name 一级事项 before it or do not."""
    return _plain(str(row["matter"]).rpartition(WITHIN)[2])


def _alike(row: Mapping[str, Any], entry: Mapping[str, Any]) -> float:
    return fuzz.ratio(str(_plain(row["content"])), str(_plain(entry["content"])))


def _matched(key: int, row: Mapping[str, Any], entry: Mapping[str, Any]) -> Matched:
    fields = differing(merged(row, entry), entry)
    return Matched(key, CHANGED if fields else SAME, fields)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return "".join(value.split())
    return sorted(value) if isinstance(value, (list, tuple, set, frozenset)) else value
