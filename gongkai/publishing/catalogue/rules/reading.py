"""A catalogue table read: one row for each entry, and what is doubtful about it.

Merged cells count for every row they cover, 同上 stands for the cell above, headings in one or two
lines may come again after a page break, and a row that is one cell names the domain that follows.
Where neither such a row nor a column, a title or a sheet names a domain, 一级事项 stands for it;
else it goes before 二级事项.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gongkai.ground.documents.model import Document, Table

from .columns import FIELDS, TICKED, fields_of, is_catalogue
from .differences import WITHIN
from .domains import domain_of_row, domain_of_sheet, domain_of_title
from .limits import UNKNOWN, Limit, read_limit
from .marks import choices, is_ticked

DITTO = re.compile(r"^(?:同上|同前|〃|″|\"|”)[。.]?$")
HEADING_LINES = 3
TITLE_LINES = 5  # above the heading: the title, who made it, when
FEWEST = 3  # fields that the first line of a heading names by itself
INHERITS = ("domain", "group", "matter", "unit")  # an empty one is that of the row above
NEVER_BLANK = ("content", "basis", "limit", "unit")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at: the field, a code, a sentence."""

    field: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as the table has it. ``levels`` are city, county, town, village; ``source`` is
    (table, row), both from 1. ``audience`` names a special group, empty for everybody. ``hidden``:
    nobody sees the row on the screen."""

    source: tuple[int, int]
    number: str = ""
    domain: str = ""
    matter: str = ""
    content: str = ""
    basis: str = ""
    limit_text: str = ""
    limit: Limit = UNKNOWN
    unit: str = ""
    section: str = ""
    person: str = ""
    form: str = ""
    channels: tuple[str, ...] = ()
    not_channels: tuple[str, ...] = ()
    audience: str = ""
    proactive: bool = True
    on_request: bool = False
    levels: frozenset[str] = frozenset()
    hidden: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass
class Reading:
    """All entries of a file, and how many of its tables were none of a catalogue."""

    rows: list[EntryRow] = field(default_factory=list)
    other_tables: int = 0


def read_catalogue(document: Document) -> Reading:
    """Every catalogue table of a document, in order; one that goes on over a page counts on."""
    reading, known = Reading(), _Known()
    number, above = 0, list[str]()
    for block in document.blocks:
        if not isinstance(block, Table):
            above.append(block.text)
            continue
        number += 1
        domain = domain_of_title(above) or domain_of_sheet(block.title)
        if domain:
            known.domain, known.above = domain, {}
        found, above = list(_rows(number, block, known)), []
        reading.rows += found
        reading.other_tables += not found
    return reading


@dataclass
class _Known:
    """What is carried from row to row, and from a table to the one that goes on with it."""

    columns: dict[int, str] = field(default_factory=dict)
    width: int = 0
    above: dict[str, str] = field(default_factory=dict)
    domain: str = ""


def _rows(number: int, table: Table, known: _Known) -> Iterator[EntryRow]:
    lines = [list(line) for line in table.rows]
    places = range(min(len(lines), TITLE_LINES + 1))
    start = next((end for at in places if (end := _headed(lines, at, known)) is not None), None)
    if start is None:
        if not known.columns or table.width != known.width:
            return
        start = 0  # it goes on with the table before
    title = domain_of_title(cell for line in lines[:start] for cell in dict.fromkeys(line))
    if title:
        known.domain, known.above = title, {}
    at = start
    while at < len(lines):
        again = _headed(lines, at, known)
        if again is not None:
            at = again
            continue
        said = _only(lines[at])
        if said is not None:
            domain = domain_of_row(said)
            if domain:
                known.domain, known.above = domain, {}
        elif any(cell.strip() for cell in lines[at]):
            row = _entry((number, at + 1), lines[at], known)
            yield _hidden(row) if at in table.hidden_rows else row
        at += 1


def _headed(lines: Sequence[Sequence[str]], at: int, known: _Known) -> int | None:
    """The first row after a heading that begins at this row; None where none begins here."""
    if len(fields_of(lines[at : at + 1])) < FEWEST:
        return None
    best: tuple[int, dict[int, str]] | None = None
    for count in range(1, HEADING_LINES + 1):
        block = lines[at : at + count]
        if len(block) < count or any(_is_body(line) for line in block):
            break
        found = fields_of(block)
        if is_catalogue(found) and (best is None or len(found) > len(best[1])):
            best = (at + count, found)
    if best is None:
        return None
    end, columns = best
    if columns != known.columns:  # one that comes again after a page break changes nothing
        known.columns, known.above = columns, {}
    known.width = len(lines[at])
    return end


def _is_body(line: Sequence[str]) -> bool:
    """Whether a row cannot be a heading: it has sentences, or nothing but one cell."""
    return any(len("".join(cell.split())) > 24 for cell in line)


def _only(line: Sequence[str]) -> str | None:
    """The text of a row that says one thing only (a merged row, or one filled cell of many)."""
    said = {cell.strip() for cell in line if cell.strip()}
    filled = sum(1 for cell in line if cell.strip())
    if len(said) == 1 and len(line) > 3 and (filled == len(line) or filled == 1):
        text = said.pop()
        return None if text.isdigit() else text
    return None


def _entry(source: tuple[int, int], line: Sequence[str], known: _Known) -> EntryRow:
    cells: dict[str, str] = {}
    doubts: list[Doubt] = []
    for place, name in known.columns.items():
        text = line[place].strip() if place < len(line) else ""
        cells[name] = _filled(name, text, known, doubts)
    known.above = {name: text for name, text in cells.items() if text}
    cells["domain"], cells["matter"] = _placed(cells, known.domain)
    row = EntryRow(source=source)
    plain: dict[str, Any] = {name: cells[name] for name in _PLAIN if cells.get(name)}
    row = replace(row, **plain)
    row = replace(row, limit_text=cells.get("limit", ""), limit=read_limit(cells.get("limit", "")))
    row = _with_channels(row, cells.get("channels", ""), doubts)
    row = _with_ticks(row, cells, doubts)
    doubts += _missing(cells, row)
    return replace(row, doubts=tuple(doubts))


_PLAIN = ("number", "domain", "matter", "content", "basis", "unit", "section", "person", "form")


def _hidden(row: EntryRow) -> EntryRow:
    said = "这一行在文件里是隐藏的，或者被筛选掉了，没有勾选。要采用的请勾选。"
    return replace(row, hidden=True, doubts=(*row.doubts, Doubt("row", "hidden", said)))


def _placed(cells: Mapping[str, str], named: str) -> tuple[str, str]:
    """The domain and the matter: 一级事项 is the domain only where nothing else is."""
    group, matter = cells.get("group", ""), cells.get("matter", "")
    domain = cells.get("domain", "") or named
    if not domain or group in ("", domain, matter):
        return domain or group, matter
    return domain, f"{group}{WITHIN}{matter}" if matter else group


def _filled(name: str, text: str, known: _Known, doubts: list[Doubt]) -> str:
    """The cell, with 同上 and what is inherited put in."""
    above = known.above.get(name, "")
    if DITTO.match(text):
        if not above:
            said = f"“{FIELDS[name]}”写的是“{text}”，上面却没有可以照着写的，请补上。"
            doubts.append(Doubt(name, "ditto_alone", said))
            return ""
        return above
    return above if not text and name in INHERITS else text


def _with_channels(row: EntryRow, text: str, doubts: list[Doubt]) -> EntryRow:
    if not text:
        return row
    ticks = choices(text)
    if not ticks.sure:
        said = "渠道里的方框没有看清哪些是选中的，请核对。"
        doubts.append(Doubt("channels", "boxes_unclear", said))
    return replace(row, channels=ticks.chosen, not_channels=ticks.offered)


def _with_ticks(row: EntryRow, cells: dict[str, str], doubts: list[Doubt]) -> EntryRow:
    ticked: dict[str, bool] = {}
    for name in TICKED:
        if name in cells:
            found = is_ticked(cells[name])
            if found is None:
                said = f"“{FIELDS[name]}”里写的是“{cells[name][:20]}”，不是打勾，请核对。"
                doubts.append(Doubt(name, "no_tick", said))
            ticked[name] = bool(found)
    levels = {name for name in ("city", "county", "town", "village") if ticked.get(name)}
    levels |= _levels_in(cells.get("level", ""))
    mode = cells.get("mode", "")
    proactive = ticked.get("proactive", "主动" in mode if mode else True)
    on_request = ticked.get("on_request", "依申请" in mode)
    return replace(
        row,
        levels=frozenset(levels),
        proactive=proactive,
        on_request=on_request,
        audience=_audience(cells, ticked),
    )


def _audience(cells: dict[str, str], ticked: dict[str, bool]) -> str:
    some = cells.get("some", "")
    if some and is_ticked(some) is not False:
        return "特定群体" if is_ticked(some) else some
    whole = cells.get("audience", "")
    return "" if not whole or "全社会" in whole or "公众" in whole else whole


def _levels_in(text: str) -> set[str]:
    words = {"city": "市", "county": "县区", "town": "乡镇街", "village": "村社"}
    return {name for name, signs in words.items() if any(sign in text for sign in signs)}


def _missing(cells: dict[str, str], row: EntryRow) -> Iterable[Doubt]:
    for name in NEVER_BLANK:
        if name in cells and not cells[name]:
            yield Doubt(name, "blank", f"“{FIELDS[name]}”是空的，请补上。")
    if row.limit.exceeds_the_law:
        said = (
            f"“{row.limit_text[:30]}”比 20 个工作日长。法律、法规没有另外规定的，按 20 个工作日算"
            "（条例第二十六条）；有规定的，请选择对应的期限。"
        )
        yield Doubt("limit", "limit_too_long", said)
    elif cells.get("limit") and not row.limit.sure:
        said = f"没有读懂公开时限“{row.limit_text[:30]}”，先按 20 个工作日算，请核对。"
        yield Doubt("limit", "limit_unclear", said)
    if not row.proactive and not row.on_request:
        said = "既没有选“主动”，也没有选“依申请”，请核对公开方式。"
        yield Doubt("mode", "no_mode", said)
