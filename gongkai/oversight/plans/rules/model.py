"""What is read from a plan. ``Plan.as_json`` gives the shape that the command prints."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

Role = Literal["lead", "support", "responsible"]
DeadlineKind = Literal["date", "after_event", "recurring", "quota", "window", "while", "ongoing"]
Origin = Literal["cell", "inherited", "requirement"]
Every = Literal["month", "quarter", "half_year", "year", "unspecified"]


@dataclass(frozen=True, slots=True)
class TaskUnit:
    """One unit that a task names. ``group`` is true for a collective or open phrase."""

    name: str
    role: Role = "responsible"
    group: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit, as read from ``text``; only the fields of its kind are set.

    ``days`` counts in ``unit``. What comes again has as ``date`` its day in the year's first period
    (``rules.periods``).
    """

    kind: DeadlineKind
    text: str
    origin: Origin
    date: dt.date | None = None
    days: int | None = None
    unit: Literal["workday", "day", "month"] | None = None
    event: str | None = None
    every: Every | None = None
    times: int | None = None

    def inherited(self) -> Deadline:
        """The same limit, taken over from the row above."""
        return replace(self, origin="inherited")

    def as_json(self) -> dict[str, Any]:
        shape = asdict(self)
        origin = shape.pop("origin")
        shape["date"] = self.date.isoformat() if self.date else None
        return {"kind": shape.pop("kind"), "text": shape.pop("text"), "from": origin, **shape}


@dataclass(frozen=True, slots=True)
class Source:
    """Where it stands: table and row (both from 1), or the paragraph or line (from 1)."""

    table: int | None = None
    row: int | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        """The place in Chinese, for people."""
        if self.table is not None:
            return f"第{self.table}张表第{self.row}行"
        return f"第{self.paragraph}段" if self.paragraph is not None else "全文"


@dataclass(frozen=True, slots=True)
class Task:
    """One task. ``None`` stands for what the plan does not say."""

    number: int
    section: str | None
    item: str | None
    requirement: str
    units_text: str | None
    units: tuple[TaskUnit, ...]
    deadline_text: str | None
    deadlines: tuple[Deadline, ...]
    source: Source
    units_inherited: bool = False
    deadline_inherited: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "section": self.section,
            "item": self.item,
            "requirement": self.requirement,
            "units_text": self.units_text,
            "units_inherited": self.units_inherited,
            "units": [asdict(unit) for unit in self.units],
            "deadline_text": self.deadline_text,
            "deadline_inherited": self.deadline_inherited,
            "deadlines": [deadline.as_json() for deadline in self.deadlines],
            "source": asdict(self.source),
        }


@dataclass(frozen=True, slots=True)
class Lead:
    """One row of a list that says which department leads which kind of information."""

    unit: str
    subject: str
    duty: str | None


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a person must look at: ``message`` says what to do, ``where`` where it stands."""

    code: str
    message: str
    where: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the plan's text."""

    title: str | None = None
    notice_title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    date: dt.date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A work plan, read."""

    head: Head
    tasks: tuple[Task, ...] = ()
    lead_list: tuple[Lead, ...] = ()
    general: tuple[str, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """Plain dictionaries and lists; dates as ``2024-06-26``; absent values None."""
        head = asdict(self.head)
        head["date"] = self.head.date.isoformat() if self.head.date else None
        return {
            **head,
            "tasks": [task.as_json() for task in self.tasks],
            "lead_list": [asdict(lead) for lead in self.lead_list],
            "general": list(self.general),
            "warnings": [asdict(warning) for warning in self.warnings],
        }
