"""What a blank cell for units or deadline takes over from the row above."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from gongkai.oversight.plans.rules.deadlines import Context, in_cell
from gongkai.oversight.plans.rules.model import Deadline, Source, TaskUnit
from gongkai.oversight.plans.rules.tables.align import Row
from gongkai.oversight.plans.rules.tables.layout import Layout
from gongkai.oversight.plans.rules.units import read_units, units_text

# 每年至少99999次: what is left of it without the number would be another limit.
_IMPOSSIBLE = re.compile(r"\d{4,}个?(?:工作日|[次场期轮回天日])")
_UNITS_MISSING = "这一项没有写责任单位，上文也没有，请补上单位。"
_DEADLINE_MISSING = "这一项没有写时限，上文也没有，请补上时限。"
_ONLY_A_WINDOW = "这一项没有写时限，上一行写的是最短期限，不能沿用，请填写时限。"


@dataclass(slots=True)
class Carry:
    """The words that hold for blank cells to come; ``warn`` takes code, message and place."""

    context: Context
    first_leads: bool
    warn: Callable[[str, str, Source], None]
    units: str = ""
    deadline: str = ""

    def forget(self) -> None:
        """A new block takes nothing over."""
        self.units = self.deadline = ""

    def words(self, row: Row, layout: Layout) -> str:
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

    def read(self, text: str, layout: Layout) -> tuple[TaskUnit, ...]:
        """The units that the words name, with the role of their column."""
        role = layout.units[0].role if len(layout.units) == 1 else None
        return tuple(read_units(text, role=role, first_leads=self.first_leads))

    def units_of(
        self, row: Row, layout: Layout, source: Source
    ) -> tuple[str | None, bool, tuple[TaskUnit, ...]]:
        """The row's units as text, whether they are taken over, and read."""
        own = self.words(row, layout)
        text, inherited = own or self.units, not own
        if not own and any(cell.text for cell in row.units):
            # The file itself says that the cell above reaches down to here.
            merged = [replace(cell, above=False) for cell in row.units]
            text = self.words(replace(row, units=merged), layout)
        if not text:
            self.warn("units_missing", _UNITS_MISSING, source)
            return None, False, ()
        self.units = text
        return text, inherited, self.read(text, layout)

    def deadline_of(
        self, row: Row, layout: Layout, source: Source
    ) -> tuple[str | None, bool, list[Deadline]]:
        """The row's deadline as text, whether it is taken over, and read."""
        if layout.deadline is None:
            return None, False, []
        if row.deadline.text and not row.deadline.above:
            self.deadline = row.deadline.text
            return self.deadline, False, self._own_limits(self.deadline, source)
        text = row.deadline.text or self.deadline
        if not text:
            self.warn("deadline_missing", _DEADLINE_MISSING, source)
            return None, False, []
        limits = [one.inherited() for one in in_cell(text, self.context)]
        lasting = [one for one in limits if one.kind != "window"]
        if limits and not lasting:
            self.warn("deadline_unclear", _ONLY_A_WINDOW, source)
            return None, False, []
        return text, True, lasting

    def _own_limits(self, text: str, source: Source) -> list[Deadline]:
        limits = [] if _IMPOSSIBLE.search(text) else in_cell(text, self.context)
        if not limits:
            message = f"时限“{text}”读不懂，请在核对时填写日期。"
            self.warn("deadline_unclear", message, source)
        return limits
