"""Rows into tasks: what a blank cell takes over from the row above, within its block.

A block is the rows under one value of the outermost task column. The same value again, as after a
page break, continues it. A minimum length (不少于30日) is said of its own row and never taken over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from gongkai.oversight.plans.rules.deadlines import Context, in_cell, in_requirement
from gongkai.oversight.plans.rules.model import Deadline, Source, Task, TaskUnit, Warning
from gongkai.oversight.plans.rules.tables.align import Row
from gongkai.oversight.plans.rules.tables.layout import Layout
from gongkai.oversight.plans.rules.tables.numbers import number_of_row, restore_lost
from gongkai.oversight.plans.rules.tables.rows import PageBreak, Read, Section
from gongkai.oversight.plans.rules.units import read_units, units_text


@dataclass(slots=True)
class State:
    """What holds for the rows to come."""

    levels: list[str] = field(default_factory=list)
    section: str = ""
    subsection: str = ""
    units: str = ""
    deadline: str = ""
    number: int = 0
    page_broken: bool = False


@dataclass(slots=True)
class Fold:
    """Folds the rows of one or more tables that go on into tasks and warnings."""

    context: Context
    first_leads: bool = False
    tasks: list[Task] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    state: State = field(default_factory=State)

    def add(self, read: Read, table: int, *, goes_on: bool = False) -> None:
        """Fold one table; one that ``goes_on`` keeps the state of the table before."""
        if not goes_on:
            self.state = State()
        if read.layout.number is not None:
            restore_lost([part for part in read.parts if isinstance(part, Row)])
        for part in read.parts:
            if isinstance(part, PageBreak):
                self.state.page_broken = True
            elif isinstance(part, Section):
                self._enter(part.text)
            else:
                self._row(part, read.layout, table)

    def _enter(self, text: str) -> None:
        if text.startswith("（") and self.state.section:
            self.state.subsection = text
        elif text != self.state.section:
            self.state = State(section=text, number=self.state.number)

    def _row(self, row: Row, layout: Layout, table: int) -> None:
        source = Source(table, row.row)
        number = None if row.number.above else number_of_row(row.number.text)
        if not row.requirement.text and any(row.levels):
            _last_level_is_requirement(row)
        if self._completes(row, number, numbered=layout.number is not None):
            self._complete(row, layout)
            return
        if not row.requirement.text or row.requirement.above:
            return
        self._descend(row.levels)
        units = self._units(row, layout, source)
        deadline, inherited, limits = self._deadline(row, layout, source)
        limits += in_requirement(row.requirement.text, self.context)
        section, item = self._place()
        self.tasks.append(
            Task(
                number=self._numbered(number, row, layout, source),
                section=section,
                item=item,
                requirement=row.requirement.text,
                units_text=units[0],
                units=units[2],
                units_inherited=units[1],
                deadline_text=deadline,
                deadline_inherited=inherited,
                deadlines=tuple(limits),
                source=source,
            )
        )
        if row.moved:
            self._warn("row_moved", "这一行的单元格错位了，已按内容对应到各列，请核对。", source)
        self.state.page_broken = False

    def _completes(self, row: Row, number: int | None, *, numbered: bool) -> bool:
        """Whether the row only goes on with the task above: cut by a page, or more units for it."""
        if not self.tasks or number is not None or self._is_new(row.levels):
            return False
        if row.requirement.above or not row.requirement.text:
            return any(one.text and not one.above for one in row.units)
        return (
            numbered
            and self.state.page_broken
            and not row.number.text
            and not re.search(r"[。！？；]$", self.tasks[-1].requirement)
        )

    def _is_new(self, levels: list[str]) -> bool:
        """Whether the row stands under another heading than the task above."""
        known = self.state.levels
        return any(
            text and (depth >= len(known) or text != known[depth])
            for depth, text in enumerate(levels)
        )

    def _complete(self, row: Row, layout: Layout) -> None:
        last = self.tasks.pop()
        words = self._units_words(row, layout)
        own = row.requirement.text if not row.requirement.above else ""
        text = _joined(last.units_text or "", words, "、" if not own else "")
        requirement = last.requirement + own
        deadline = _joined(
            last.deadline_text or "", "" if row.deadline.above else row.deadline.text, ""
        )
        limits = [one for one in last.deadlines if one.origin == "inherited"]
        if deadline and not last.deadline_inherited:
            limits = in_cell(deadline, self.context)
        self.tasks.append(
            replace(
                last,
                requirement=requirement,
                units_text=text or None,
                units=tuple(self._read_units(text, layout)),
                deadline_text=deadline or None,
                deadlines=(*limits, *in_requirement(requirement, self.context)),
            )
        )
        self.state.units, self.state.page_broken = text, False
        if deadline:
            self.state.deadline = deadline

    def _descend(self, levels: list[str]) -> None:
        """Enter the row's headings; a new outermost one begins a block."""
        state = self.state
        depth = max(len(state.levels), len(levels))
        state.levels += [""] * (depth - len(state.levels))
        levels = [*levels, *[""] * (depth - len(levels))]
        for depth, text in enumerate(levels):
            if not text or text == state.levels[depth]:
                continue
            state.levels[depth:] = [text, *[""] * (len(levels) - depth - 1)]
            if depth == 0 and not state.section:
                state.units = state.deadline = ""

    def _place(self) -> tuple[str | None, str | None]:
        names = [self.state.section, self.state.subsection, *self.state.levels]
        names = [name for name in names if name]
        outer = self.state.section or (self.state.levels[0] if self.state.levels else "")
        inner = [name for name in names if name != outer]
        return outer or None, (inner[-1] if inner else None)

    def _units_words(self, row: Row, layout: Layout) -> str:
        """The words of the units' cells; where there are several columns, each with its heading."""
        # A supporting unit merged over several rows supports each of their leaders.
        own = any(cell.text and not cell.above for cell in row.units)
        filled = [
            (column.label, cell.text)
            for column, cell in zip(layout.units, row.units, strict=False)
            if cell.text and own
        ]
        if len(layout.units) == 1:
            return units_text(filled[0][1]) if filled else ""
        return "；".join(f"{label}：{text}" for label, text in filled)

    def _units(
        self, row: Row, layout: Layout, source: Source
    ) -> tuple[str | None, bool, tuple[TaskUnit, ...]]:
        own = self._units_words(row, layout)
        if not own and any(cell.above and cell.text for cell in row.units):
            merged = [replace(cell, above=False) for cell in row.units]
            text, inherited = self._units_words(replace(row, units=merged), layout), True
        else:
            text, inherited = own or self.state.units, not own
        if not text:
            self._warn("units_missing", "这一项没有写责任单位，上文也没有，请补上单位。", source)
            return None, False, ()
        self.state.units = text
        return text, inherited, tuple(self._read_units(text, layout))

    def _read_units(self, text: str, layout: Layout) -> list[TaskUnit]:
        role = layout.units[0].role if len(layout.units) == 1 else None
        return read_units(text, role=role, first_leads=self.first_leads)

    def _deadline(
        self, row: Row, layout: Layout, source: Source
    ) -> tuple[str | None, bool, list[Deadline]]:
        if layout.deadline is None:
            return None, False, []
        if row.deadline.text and not row.deadline.above:
            self.state.deadline = row.deadline.text
            return row.deadline.text, False, self._limits(row.deadline.text, source)
        text = row.deadline.text or self.state.deadline
        limits = [one.inherited() for one in in_cell(text, self.context)]
        lasting = [one for one in limits if one.kind != "window"]
        if text and limits and not lasting:
            self._warn(
                "deadline_unclear",
                "这一项没有写时限，上一行写的是最短期限，不能沿用，请填写时限。",
                source,
            )
            return None, False, []
        if not text:
            self._warn("deadline_missing", "这一项没有写时限，上文也没有，请补上时限。", source)
            return None, False, []
        return text, True, lasting

    def _limits(self, text: str, source: Source) -> list[Deadline]:
        limits = in_cell(text, self.context)
        if not limits:
            self._warn("deadline_unclear", f"时限“{text}”读不懂，请在核对时填写日期。", source)
        return limits

    def _numbered(self, number: int | None, row: Row, layout: Layout, source: Source) -> int:
        """The table's own number; where it has none, the task's place."""
        state = self.state
        if layout.number is None:
            state.number += 1
            return state.number
        if number is None:
            # A number that is merged over several rows counts for each of them.
            return state.number or len(self.tasks) + 1
        if number > state.number + 1 > 1:
            self._warn(
                "number_gap",
                f"序号从{state.number}跳到{number}，请核对中间是否漏了任务。",
                source,
            )
        elif number == state.number and not row.number.above:
            self._warn("number_repeated", f"序号{number}出现了两次，请核对。", source)
        state.number = number
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
