"""Rows into tasks, block by block.

A block is the rows under one value of the outermost task column. The same value again, as after a
page break, continues it. What blank cells take over within it: see ``carry``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from gongkai.oversight.plans.rules import ceiling
from gongkai.oversight.plans.rules.deadlines import Context, in_cell, in_requirement
from gongkai.oversight.plans.rules.model import Source, Task, Warning
from gongkai.oversight.plans.rules.tables.align import Row
from gongkai.oversight.plans.rules.tables.carry import Carry
from gongkai.oversight.plans.rules.tables.headings import Headings
from gongkai.oversight.plans.rules.tables.layout import Layout
from gongkai.oversight.plans.rules.tables.numbers import is_impossible, number_of_row, restore_lost
from gongkai.oversight.plans.rules.tables.rows import PageBreak, Read, Section

_MOVED = "这一行的单元格错位了，已按内容对应到各列，请核对。"


@dataclass(slots=True)
class Fold:
    """Folds the rows of one or more tables that go on into tasks and warnings."""

    context: Context
    first_leads: bool = False
    tasks: list[Task] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    _headings: Headings = field(default_factory=Headings)
    _carry: Carry = field(init=False)
    _number: int = 0
    _page_broken: bool = False

    def __post_init__(self) -> None:
        self._begin()

    def add(self, read: Read, table: int, *, goes_on: bool = False) -> None:
        """Fold one table; one that ``goes_on`` keeps the state of the table before."""
        if not goes_on:
            self._begin()
        if read.layout.number is not None:
            restore_lost([part for part in read.parts if isinstance(part, Row)])
        for part in read.parts:
            if isinstance(part, PageBreak):
                self._page_broken = True
            elif isinstance(part, Section):
                if self._headings.enter(part.text):
                    self._carry.forget()
            else:
                self._row(part, read.layout, Source(table, part.row))

    def _begin(self) -> None:
        self._headings = Headings()
        self._carry = Carry(self.context, self.first_leads, self._warn)
        self._number, self._page_broken = 0, False

    def _row(self, row: Row, layout: Layout, source: Source) -> None:
        number = None if row.number.above else number_of_row(row.number.text)
        if not row.requirement.text and any(row.levels):
            _last_level_is_requirement(row)
        if self._completes(row, number, numbered=layout.number is not None):
            self._complete(row, layout)
        elif row.requirement.text and not row.requirement.above:
            self._task(row, layout, source, number)
        elif any(one.text and not one.above for one in (*row.units, row.deadline)):
            self._without_requirement(row, layout, source, number)
        self._page_broken = False

    def _without_requirement(
        self, row: Row, layout: Layout, source: Source, number: int | None
    ) -> None:
        """Units or a limit without words: nothing is lost, and one with a number is a task."""
        message = f"第{row.row}行写了责任单位或时限，没有读到工作要求，请核对。"
        self._warn("requirement_missing", message, source)
        if number is not None and not row.requirement.text:
            self._task(row, layout, source, number)

    def _task(self, row: Row, layout: Layout, source: Source, number: int | None) -> None:
        if self._headings.descend(row.levels):
            self._carry.forget()
        units_said, units_inherited, units = self._carry.units_of(row, layout, source)
        deadline, inherited, limits = self._carry.deadline_of(row, layout, source)
        section, item = self._headings.place()
        self.tasks.append(
            Task(
                number=self._numbered(number, row, layout, source),
                section=section,
                item=item,
                requirement=row.requirement.text,
                units_text=units_said,
                units=units,
                units_inherited=units_inherited,
                deadline_text=deadline,
                deadline_inherited=inherited,
                deadlines=(*limits, *in_requirement(row.requirement.text, self.context)),
                source=source,
            )
        )
        if row.moved:
            self._warn("row_moved", _MOVED, source)

    def _completes(self, row: Row, number: int | None, *, numbered: bool) -> bool:
        """Whether the row only goes on with the task above: cut by a page, or more units for it."""
        if not self.tasks or number is not None or self._headings.are_new(row.levels):
            return False
        if row.requirement.above or not row.requirement.text:
            return any(one.text and not one.above for one in row.units)
        return (
            numbered
            and self._page_broken
            and not row.number.text
            and not re.search(r"[。！？；]$", self.tasks[-1].requirement)
        )

    def _complete(self, row: Row, layout: Layout) -> None:
        """Add the row's cells to the task above."""
        last = self.tasks.pop()
        more = "" if row.requirement.above else row.requirement.text
        requirement = last.requirement + more
        units = _joined(last.units_text or "", self._carry.words(row, layout), "" if more else "、")
        added = "" if row.deadline.above else row.deadline.text
        deadline = (last.deadline_text or "") + added
        limits = [one for one in last.deadlines if one.origin != "requirement"]
        if added:
            limits = in_cell(deadline, self.context)
            self._carry.deadline = deadline
        ceiling.units(units)
        ceiling.paragraph(requirement)
        self._carry.units = units
        self.tasks.append(
            replace(
                last,
                requirement=requirement,
                units_text=units or None,
                units=self._carry.read(units, layout),
                deadline_text=deadline or None,
                deadlines=(*limits, *in_requirement(requirement, self.context)),
            )
        )

    def _numbered(self, number: int | None, row: Row, layout: Layout, source: Source) -> int:
        """The table's own number; where it has none, the task's place."""
        last = self._number
        if layout.number is None:
            self._number += 1
            return self._number
        if number is None and is_impossible(row.number.text):
            message = f"序号“{row.number.text[:20]}”读不懂，请核对。"
            self._warn("number_unreadable", message, source)
        if number is None:
            # A number that is merged over several rows counts for each of them.
            return last or len(self.tasks) + 1
        if number > last + 1 > 1:
            message = f"序号从{last}跳到{number}，请核对中间是否漏了任务。"
            self._warn("number_gap", message, source)
        elif number == last and not row.number.above:
            self._warn("number_repeated", f"序号{number}出现了两次，请核对。", source)
        self._number = number
        return number

    def _warn(self, code: str, message: str, source: Source) -> None:
        self.warnings.append(Warning(code, message, str(source)))


def _last_level_is_requirement(row: Row) -> None:
    """Where only a task column is filled, that is what is to be done."""
    at = max(at for at, text in enumerate(row.levels) if text)
    row.requirement = replace(row.requirement, text=row.levels[at], above=False)
    row.levels[at] = ""


def _joined(first: str, second: str, separator: str) -> str:
    return first + (separator if first and second else "") + second
