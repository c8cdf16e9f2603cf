"""Rows of a table: read from a file by their schema, checked, compared, filtered, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.ground.core.errors import Reason
from gongkai.ground.documents.model import Document, Table
from gongkai.ground.documents.parsers.text import clean as plain
from gongkai.ground.language.dates import date_of
from gongkai.ground.language.normal import normalise

from .headings import Heading, headings
from .schemas import Column, Schema, own_columns

MOST_ROWS, MOST_COLUMNS, LONGEST = 20_000, 60, 2_000
NUMBERING = {"序号", "编号", "序", "no"}  # what every sheet has and no table needs
MOST_REASONS = 50
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_ROUNDED = re.compile(r"[1-9][0-9]{14}0{2,6}")
_DITTO = re.compile(r"^(?:同上|〃)$")

Row = list[str]


@dataclass
class Rows:
    """What was read: the columns that the file has, its rows, what is wrong with them; ``notes``
    are sentences about what was taken otherwise than it stands in the file."""

    columns: tuple[Column, ...] = ()
    rows: list[Row] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_rows(document: Document, schema: Schema) -> Rows:
    """The first table with the headings of the schema; for an own table the first of all."""
    tables = document.tables
    for at, table in enumerate(tables):
        found = _read(table, schema)
        if found is not None:
            _left_out(found, tables[at + 1 :])
            return found
    labels = "、".join(f"“{one.label}”" for one in schema.columns if one.needed)
    said = f"没有找到表头，要有{labels}这几列。" if labels else "文件里没有表格。"
    return Rows(reasons=[Reason("no_table", said)])


def _left_out(made: Rows, tables: Sequence[Table]) -> None:
    """Further tables are not taken, and whoever handed them in is told so."""
    filled = [one for one in tables if len(one.rows) > 1 and one.width > 1]
    if filled:
        named = "、".join(f"“{one.title}”" for one in filled[:5] if one.title)
        said = (
            f"文件里还有 {len(filled)} 张表{named}，这里一次收一张。请合并成一张，或者删掉不要的。"
        )
        _say(made, Reason("more_tables", said))


def tidy(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Rows:
    """Rows given one by one (by an interface), in one form for numbers and dates; every fault."""
    made = Rows(tuple(columns))
    for number, row in enumerate(rows, start=1):
        cells = [plain(str(cell if cell is not None else "")).strip() for cell in row]
        _take(made, cells, f"第 {number} 行")
    _too_many(made)
    return made


def _read(table: Table, schema: Schema) -> Rows | None:
    heads = ((each, _places(each, schema)) for each in headings(table))
    found = next(((each, places) for each, places in heads if places is not None), None)
    if found is None:
        return None
    heading, places = found
    made = Rows(tuple(places))
    below = table.rows[heading.below :]
    _unseen(made, table, heading.below)
    if schema.columns:
        _others(made, heading, below, schema, places)
    else:
        _unnamed(made, heading, below, places)
        twice(made)
    above: Row = []
    for number, line in enumerate(below, start=heading.below + 1):
        cells = [_cell(line[place]) for place in places.values()]
        cells = [above[n] if _DITTO.match(cell) and above else cell for n, cell in enumerate(cells)]
        if not any(cells) or _is_heading(line, heading):
            continue  # blank, or the heading again after a page break
        _take(made, cells, f"第 {number} 行")
        above = cells
    _too_many(made)
    _rounded(made)
    return made


def _is_heading(line: Sequence[str], heading: Heading) -> bool:
    said = [(_cell(cell), words) for cell, words in zip(line, heading.names, strict=True)]
    return all(cell in words if cell else True for cell, words in said)


def _unseen(made: Rows, table: Table, first: int) -> None:
    """Somebody hid these rows and columns: whether they are to be public, a person says."""
    filled = [n for n, row in enumerate(table.rows) if n >= first and any(map(str.strip, row))]
    rows = [n for n in filled if n in table.hidden_rows]
    columns = [
        n for n in sorted(table.hidden_columns) if any(table.rows[row][n].strip() for row in filled)
    ]
    for places, what in ((rows, "行"), (columns, "列")):
        if places:
            named = "、".join(str(place + 1) for place in places[:20])
            said = f"第 {named} {what}是隐藏的。要公开，请取消隐藏；不公开，请删掉，再传一次。"
            _say(made, Reason("hidden", said))


def _unnamed(
    made: Rows, heading: Heading, below: Sequence[Sequence[str]], places: Mapping[Column, int]
) -> None:
    """Columns of an own table that would be lost: without a heading, or beyond the last."""
    lost = _not_taken(below, places)
    named = "、".join(str(place + 1) for place in lost[:20])
    if any(not heading.names[place] for place in lost):
        _say(
            made,
            Reason("no_heading", f"第 {named} 列有内容，没有表头。请写上表头，或者删掉这些列。"),
        )
    elif lost:
        said = f"一张表最多 {MOST_COLUMNS} 列，这张有 {len(places) + len(lost)} 列。请分开。"
        _say(made, Reason("too_many_columns", said))


def twice(made: Rows) -> None:
    """Columns of an own table whose headings nobody could tell apart, or that have none."""
    labels = [column.label for column in made.columns]
    for label in dict.fromkeys(label for label in labels if labels.count(label) > 1):
        said = f"表头里有 {labels.count(label)} 列都叫“{label}”，请改成不同的名称。"
        if not label:
            said = "有的列没有表头，请写上表头。"
        _say(made, Reason("heading_twice", said, "columns"))
    if labels.count("") == 1:
        _say(made, Reason("no_heading", f"第 {labels.index('') + 1} 列没有表头。", "columns"))


def _others(
    made: Rows,
    heading: Heading,
    below: Sequence[Sequence[str]],
    schema: Schema,
    places: Mapping[Column, int],
) -> None:
    """What a declared table does not have, and what the file does not: nobody finds out later."""
    names = [
        f"“{heading.labels[place]}”" if heading.labels[place] else f"第 {place + 1} 列（没有表头）"
        for place in _not_taken(below, places)
        if _heading(heading.labels[place]) not in NUMBERING
    ]
    if names:
        said = "、".join(names[:10])
        more = f"等 {len(names)} 列" if len(names) > 10 else f"{len(names)} 列"
        made.notes.append(f"文件里还有{said} {more}，“{schema.label}”没有这样的列，没有收进来。")
    lacking = [f"“{one.label}”" for one in schema.columns if one not in places]
    if lacking:
        made.notes.append(f"文件里没有{'、'.join(lacking)}，表里也就没有。")


def _not_taken(below: Sequence[Sequence[str]], places: Mapping[Column, int]) -> list[int]:
    """The columns with content that are none of ``places``."""
    taken, width = set(places.values()), len(below[0]) if below else 0
    return [n for n in range(width) if n not in taken and any(row[n].strip() for row in below)]


def _rounded(made: Rows) -> None:
    """Excel keeps fifteen digits of a number: what was longer ends in zeros."""
    marked = [
        column.label
        for n, column in enumerate(made.columns)
        if column.type == "text" and any(_ROUNDED.fullmatch(row[n]) for row in made.rows)
    ]
    if marked:
        named = "、".join(f"“{label}”" for label in marked[:5])
        made.notes.append(
            f"{named}里有长编号的末尾是一串 0，可能是表格软件改掉的（只保留 15 位）。请核对；"
            "改掉了的，先把这一列设成文本格式，再填一次。"
        )


def _places(heading: Heading, schema: Schema) -> dict[Column, int] | None:
    """Which column of the file is which, or None where these lines are no heading."""
    labels = heading.labels
    if not schema.columns:
        filled = [at for at, label in enumerate(labels) if label]
        columns = own_columns([labels[at][:60] for at in filled[:MOST_COLUMNS]])
        return dict(zip(columns, filled, strict=False))
    said = [{_heading("".join(words)), *map(_heading, words[-1:])} for words in heading.names]
    found: dict[Column, int] = {}
    for column in schema.columns:
        names = {_heading(word) for word in (column.label, *column.words)}
        at = next((n for n, each in enumerate(said) if each & names), None)
        if at is not None and at not in found.values():
            found[column] = at
    return found if all(one in found for one in schema.columns if one.needed) else None


def _heading(cell: str) -> str:
    return re.sub(r"[\s（）()：:*]", "", normalise(cell))


def _cell(cell: str) -> str:
    return " ".join(cell.split())


def _take(made: Rows, cells: Row, where: str) -> None:
    if len(cells) != len(made.columns):
        said = f"{where}有 {len(cells)} 格，应当有 {len(made.columns)} 格。"
        _say(made, Reason("cells", said, where))
        return
    kept: Row = []
    for column, cell in zip(made.columns, cells, strict=True):
        value, reason = _value(column, cell)
        if reason:
            _say(made, Reason("cell", f"{where}“{column.label}”：{reason}", where))
        kept.append(value)
    made.rows.append(kept)


def _say(made: Rows, reason: Reason) -> None:
    if len(made.reasons) < MOST_REASONS:
        made.reasons.append(reason)


def _too_many(made: Rows) -> None:
    if len(made.rows) > MOST_ROWS:
        said = f"共有 {len(made.rows)} 行，一张表最多 {MOST_ROWS} 行，请按年度或者镇街分开。"
        made.reasons.append(Reason("too_many_rows", said))
    if not made.rows and not made.reasons:
        made.reasons.append(Reason("no_rows", "表头下面没有内容。"))


def _value(column: Column, cell: str) -> tuple[str, str]:
    """The cell in its one form, and what is wrong with it."""
    if not cell:
        return "", "没有填写。" if column.needed else ""
    if len(cell) > LONGEST:
        return cell, f"太长，最多 {LONGEST} 个字。"
    if column.type == "number":
        plain = normalise(cell).replace(",", "").replace(" ", "")
        return (plain, "") if _NUMBER.fullmatch(plain) else (cell, f"“{cell[:20]}”不是数字。")
    if column.type == "date":
        day = date_of(cell)
        return (day.isoformat(), "") if day else (cell, f"“{cell[:20]}”不是日期。")
    return cell, ""


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows of a new version beside the old one."""

    added: tuple[Row, ...]
    removed: tuple[Row, ...]

    @property
    def said(self) -> str:
        """新增 3 行，去掉 1 行."""
        parts = [("新增", len(self.added)), ("去掉", len(self.removed))]
        return "，".join(f"{word} {count} 行" for word, count in parts if count) or "没有变化"


def changed(before: Iterable[Row], after: Iterable[Row]) -> Changed:
    """Which rows came and which went; a row that was reworded is one of each."""
    left: dict[tuple[str, ...], int] = {}
    for row in before:
        left[tuple(row)] = left.get(tuple(row), 0) + 1
    added = []
    for row in after:
        key = tuple(row)
        if left.get(key, 0):
            left[key] -= 1
        else:
            added.append(list(row))
    removed = [list(key) for key, count in left.items() for _ in range(count)]
    return Changed(tuple(added), tuple(removed))


def as_lines(columns: Sequence[Mapping[str, Any]], rows: Iterable[Row]) -> list[str]:
    """A table as lines of text: what reviewers read and compare."""
    head = "\t".join(str(one["label"]) for one in columns)
    return [head, *("\t".join(row) for row in rows)]
