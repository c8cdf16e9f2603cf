"""The model plan: what a perfect reader would say of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Unit:
    name: str
    role: str = "responsible"
    group: bool = False


@dataclass
class Limit:
    """One time limit as JSON without ``from``."""

    kind: str
    text: str
    date: str | None = None
    days: int | None = None
    unit: str | None = None
    event: str | None = None
    every: str | None = None
    times: int | None = None

    def as_json(self, origin: str) -> dict[str, Any]:
        return {**self.__dict__, "from": origin}


@dataclass
class Cell:
    """Words with what they say."""

    text: str
    limits: list[Limit] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


@dataclass
class Row:
    """One task. In a table ``units`` and ``deadline`` are None where the cell is blank."""

    section: str
    item: str | None
    requirement: str
    stated: list[Limit]  # limits in the requirement's own words
    units: Cell | None
    deadline: Cell | None = None
    number: int = 0


@dataclass
class Model:
    """A whole plan."""

    place: str
    level: str
    year: int
    date: dt.date
    issuer: str
    title: str
    notice: str | None
    document_number: str | None
    rows: list[Row]
    general: list[str] = field(default_factory=list)
    leads: list[tuple[str, str, str]] = field(default_factory=list)
    is_table: bool = False

    def expected(self) -> dict[str, Any]:
        """The reading, in the shape of the command's JSON, without warnings and sources."""
        return {
            "title": self.title,
            "notice_title": self.notice,
            "document_number": self.document_number,
            "issuer": self.issuer if self.notice else None,
            "date": self.date.isoformat() if self.notice else None,
            "year": self.year,
            "tasks": self._tasks(),
            "lead_list": [
                {"unit": unit, "subject": subject, "duty": duty}
                for unit, subject, duty in self.leads
            ],
            "general": self.general,
        }

    def _tasks(self) -> list[dict[str, Any]]:
        tasks = []
        section, units, deadline = "", None, None
        for row in self.rows:
            if row.section != section:
                section, units, deadline = row.section, None, None
            units = row.units or units
            deadline = row.deadline or deadline
            tasks.append(self._task(row, units, deadline))
        return tasks

    def _task(self, row: Row, units: Cell | None, deadline: Cell | None) -> dict[str, Any]:
        inherited = self.is_table and row.deadline is None and deadline is not None
        if inherited and deadline and all(limit.kind == "window" for limit in deadline.limits):
            deadline, inherited = None, False
        origin = "inherited" if inherited else "cell"
        limits = [limit.as_json(origin) for limit in deadline.limits] if deadline else []
        return {
            "number": row.number,
            "section": row.section,
            "item": row.item,
            "requirement": row.requirement,
            "units_text": units.text if units else None,
            "units_inherited": row.units is None,
            "units": [unit.__dict__ for unit in units.units] if units else [],
            "deadline_text": deadline.text if deadline else None,
            "deadline_inherited": inherited,
            "deadlines": limits + [limit.as_json("requirement") for limit in row.stated],
        }
