"""The rows of a sheet of ours within whatever file came back, by its headings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.documents.model import Cell, Document, Table

HEADING_WITHIN = 12  # rows
NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet: its name, and the headings of its columns (``second`` stands beside one)."""

    name: str
    headings: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    second: Mapping[str, str]  # column -> the one whose heading it shares


LEDGER = Kind(
    "任务台账",
    {
        "order": ("序号",),
        "task": ("工作任务",),
        "measure": ("工作举措",),
        "limit": ("时限要求",),
        "leader": ("单位分管领导", "分管领导"),
        "section": ("责任科室",),
        "report": ("最近进展",),
        NUMBER: ("系统编号",),
    },
    ("task", "measure", "limit", "leader", "section", "report", NUMBER),
    {},
)
TASKS = Kind(
    "任务分解表",
    {
        "order": ("序号",),
        "section": ("工作任务",),
        "item": ("小项",),
        "requirement": ("工作要求",),
        "units": ("责任单位",),
        "deadline": ("时限要求",),
        NUMBER: ("系统编号",),
    },
    ("section", "requirement", "units", "deadline", NUMBER),
    {"item": "section"},
)
OTHER = {LEDGER.name: TASKS, TASKS.name: LEDGER}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its place as people count it, the texts by column, and which stand here themselves.

    A cell that is merged with the one above has its text, but does not stand here itself.
    """

    row: int
    texts: Mapping[str, str]
    own: frozenset[str]

    def __getitem__(self, column: str) -> str:
        return self.texts.get(column, "")

    @property
    def blank(self) -> bool:
        """Whether nothing is written in the row itself."""
        return not any(self.texts[column] for column in self.own)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a file under the headings of ``kind``, and the columns that it has."""

    kind: Kind
    columns: frozenset[str]
    lines: tuple[Line, ...]


def rows_of(document: Document, kind: Kind) -> Sheet:
    """The rows of every table of ``document`` that has the headings of ``kind``.

    Raises Refusal ``not_our_sheet`` or ``column_missing`` with every missing column.
    """
    lines: list[Line] = []
    columns: set[str] = set()
    best: dict[str, int] = {}
    for table in document.tables:
        at, places = _heading(table, kind)
        if set(kind.needed) <= set(places):
            columns |= set(places)
            lines += _lines(table, at, places)
        elif len(places) > len(best):
            best = places
    if not columns:
        raise _refused(document, kind, best)
    return Sheet(kind, frozenset(columns), tuple(lines))


def _refused(document: Document, kind: Kind, found: dict[str, int]) -> Refusal:
    other = OTHER[kind.name]
    if any(set(other.needed) <= set(_heading(table, other)[1]) for table in document.tables):
        return Refusal(
            "not_our_sheet",
            f"这是一份{other.name}，这里要的是{kind.name}。请从本页下载{kind.name}，改好再传。",
        )
    missing = [kind.headings[name][0] for name in kind.needed if name not in found]
    if len(found) < 3:
        return Refusal(
            "not_our_sheet",
            f"在文件里没有找到{kind.name}的表头。请先导出{kind.name}，在导出的表里改，再传回来。",
        )
    reasons = [Reason("column_missing", f"表里没有“{name}”这一栏。", name) for name in missing]
    names = "、".join(f"“{name}”" for name in missing)
    return Refusal(
        "column_missing",
        f"表里少了{names}。请在系统导出的{kind.name}里改，不要删栏目、改栏目名。",
        reasons,
    )


def _heading(table: Table, kind: Kind) -> tuple[int, dict[str, int]]:
    """The row of headings and the column of each; the row that names most of them."""
    found: tuple[int, dict[str, int]] = (0, {})
    for at, row in enumerate(table.grid[:HEADING_WITHIN]):
        places = dict(_places(row, kind))
        if len(places) > len(found[1]):
            found = at, places
    return found


def _places(row: tuple[Cell, ...], kind: Kind) -> Iterator[tuple[str, int]]:
    taken: dict[str, int] = {}
    for at, cell in enumerate(row):
        label = re.sub(r"\s", "", cell.text)
        name = _named(label, kind)
        if name and name not in taken:
            taken[name] = at
            yield name, at
    for name, beside in kind.second.items():
        at = taken.get(beside, -1) + 1
        if name in taken or not 0 < at < len(row):
            continue
        # 工作任务 over two columns: the second one, merged with it or left without a heading.
        if row[at].blank or row[at].anchor == row[at - 1].anchor:
            yield name, at


def _named(label: str, kind: Kind) -> str:
    for name, headings in kind.headings.items():
        if label in headings or (name == NUMBER and label.startswith(headings)):
            return name
    return ""


def _lines(table: Table, heading: int, places: Mapping[str, int]) -> Iterator[Line]:
    for at, row in enumerate(table.grid[heading + 1 :], start=heading + 1):
        texts, own = {}, set()
        for name, column in places.items():
            cell = row[column]
            left = cell.anchor[1] < column  # the column beside it covers this one
            texts[name] = "" if left else cell.text.strip()
            if cell.anchor[0] == at:
                own.add(name)
        line = Line(at + 1, texts, frozenset(own))
        if not line.blank and not line[NUMBER].startswith("系统编号"):
            yield line
