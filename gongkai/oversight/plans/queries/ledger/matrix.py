"""Units × sections: one cell for each, counted in the database, whatever the number of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from gongkai.ground.core import clock
from gongkai.ground.orgs.enums import UnitKind

from ...models import Assignment, Plan
from ...rules.ledger.states import DONE, SUBMITTED
from ..board import Named, Section
from .lights import in_time, is_late


@dataclass(slots=True)
class Cell:
    """How many assignments are late, still open in time, waiting for the office, done.

    What was withdrawn or carried over counts nowhere: the unit no longer has it here.
    """

    late: int = 0
    open: int = 0
    waiting: int = 0
    done: int = 0

    def __add__(self, other: Cell) -> Cell:
        return Cell(
            self.late + other.late,
            self.open + other.open,
            self.waiting + other.waiting,
            self.done + other.done,
        )

    @property
    def all(self) -> int:
        """How many there are."""
        return self.late + self.open + self.waiting + self.done

    @property
    def sign(self) -> str:
        """The worst that is in it: late, short, waiting, all; none where there is nothing."""
        if self.late:
            return "late"
        if self.open:
            return "short"
        if self.waiting:
            return "waiting"
        return "all" if self.done else "none"

    @property
    def count(self) -> int:
        """How many are as bad as the sign says."""
        return {"late": self.late, "short": self.open, "waiting": self.waiting}.get(
            self.sign, self.done
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of the matrix, its cells in the order of the sections, and all of them together."""

    unit: Named
    cells: Sequence[Cell]
    total: Cell


@dataclass(frozen=True, slots=True)
class Block:
    """The units of one kind."""

    label: str
    lines: list[Line] = field(default_factory=list)


def matrix(plan: Plan, units: Iterable[Named], sections: Sequence[Section]) -> list[Block]:
    """Units by kind, each with its cells: one query whatever the size."""
    order = {section.value: place for place, section in enumerate(sections)}
    cells: dict[int, list[Cell]] = {}
    for unit_id, section, *numbers in _counted(plan):
        row = cells.setdefault(unit_id, [Cell() for _ in order])
        row[order[section]] = Cell(*numbers)
    blocks: dict[str, Block] = {}
    for unit in units:
        if unit.pk in cells:
            row = cells[unit.pk]
            label = UnitKind(unit.kind).label
            block = blocks.setdefault(label, Block(label))
            block.lines.append(Line(unit, row, sum(row, Cell())))
    return list(blocks.values())


def by_section(blocks: Iterable[Block], sections: Sequence[Section]) -> list[tuple[Section, Cell]]:
    """Each section with the sum of its column."""
    lines = [line for block in blocks for line in block.lines]
    return [
        (section, sum((line.cells[at] for line in lines), Cell()))
        for at, section in enumerate(sections)
    ]


def worst(blocks: Iterable[Block]) -> tuple[int, int, int]:
    """How many units there are, how many of them are late, how many have done all."""
    totals = [line.total for block in blocks for line in block.lines]
    late = sum(total.late > 0 for total in totals)
    return len(totals), late, sum(total.sign == "all" for total in totals)


def _counted(plan: Plan) -> Iterable[tuple[int, str, int, int, int, int]]:
    today = clock.today()
    return (
        Assignment.objects.filter(task__plan=plan)
        .order_by()
        .values_list("unit", "task__section")
        .annotate(
            late=Count("pk", filter=is_late(today)),
            open=Count("pk", filter=in_time(today)),
            waiting=Count("pk", filter=Q(state=SUBMITTED)),
            done=Count("pk", filter=Q(state=DONE)),
        )
    )
