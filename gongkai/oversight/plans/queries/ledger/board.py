"""The board: a plan's assignments by many filters, and how many stand where, counted at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When

from gongkai.ground.core import clock

from ...enums import UnitRole
from ...models import Assignment, Plan, Task, TaskDeadline
from ...rules.ledger import Light, light_of
from ...rules.ledger.lights import LATE, SOON, code_of
from ...rules.ledger.states import DONE, OPEN, TO_SIGN
from ..board import Named
from .lights import is_light

UNFINISHED = "open"  # a state of the filter: all that is still with the unit
Filters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """Assignments by (state, light): of the whole plan, and of what the other filters leave.

    ``found`` leaves state and light open, so that each of their links can say its own number.
    """

    whole: Mapping[tuple[str, str], int] = field(default_factory=dict)
    found: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def all(self) -> int:
        """How many assignments the plan has."""
        return sum(self.whole.values())

    def lit(self, light: str) -> int:
        """How many of the whole plan have this light."""
        return _sum(self.whole, "", light)

    def standing(self, state: str) -> int:
        """How many of the whole plan are in this state."""
        return _sum(self.whole, state, "")

    def match(self, state: str, light: str) -> int:
        """How many rows the list has with this state and light (each may be empty)."""
        return _sum(self.found, state, light)


class Known(Sequence[Assignment]):
    """Rows whose number is known already, so that paging them asks no second time."""

    def __init__(self, rows: QuerySet[Assignment], number: int) -> None:
        self.rows, self.number = rows, number

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, at: Any) -> Any:
        return self.rows[at]


def counts(plan: Plan, filters: Filters) -> Counts:
    """Both counts, in one query: a row for each state and last day."""
    today, others = clock.today(), _others(filters)
    rows = _of(plan).order_by().values_list("state", "due").annotate(number=Count("pk"))
    if others:
        rows = rows.annotate(matching=Count("pk", filter=others))
    whole: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for state, due, number, *matching in rows:
        key = state, code_of(state, due, today, plan.warning_days)
        whole[key] += number
        found[key] += matching[0] if matching else number
    return Counts(whole, found)


def found(plan: Plan, filters: Filters) -> QuerySet[Assignment]:
    """The assignments that pass all filters, in the order of the plan, leading units first."""
    rows = _of(plan).filter(_others(filters))
    if state := filters.get("state"):
        rows = rows.filter(state__in=OPEN if state == UNFINISHED else (state,))
    if light := filters.get("light"):
        rows = rows.filter(is_light(light, clock.today(), plan.warning_days))
    return rows.order_by("task__order", _ROLES, "unit__order", "unit")


def listed(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Rows with all that the list shows: two queries, however many they are.

    Units are left out: who draws the board knows them all already.
    """
    deadlines = Prefetch("task__deadlines", TaskDeadline.objects.order_by("order"))
    return rows.select_related("task").defer("work_plan").prefetch_related(deadlines)


def tasks_of(plan: Plan, filters: Filters) -> QuerySet[Task]:
    """The tasks of which an assignment passes the filters; all of them where there are none."""
    tasks = plan.tasks.all()
    if filters:
        tasks = tasks.filter(pk__in=found(plan, filters).order_by().values("task"))
    return tasks.order_by("order")


def where_it_stands(counts: Counts) -> tuple[str, str]:
    """Where the plan stands, in two phrases, the second of which may be empty."""
    late, soon = counts.lit(LATE), counts.lit(SOON)
    if not counts.all:
        return "还没有分给单位。", ""
    if late or soon:
        first = f"{late} 条已逾期" if late else "没有逾期的"
        return f"{first}，", f"{soon} 条快到期。" if soon else "没有快到期的。"
    if counts.standing(TO_SIGN) == counts.all:
        return "都等着签收。", ""
    if counts.standing(DONE) == counts.all:
        return "全部办完了。", ""
    return "没有逾期的，也没有快到期的。", ""


_ROLES = Case(
    When(role=UnitRole.LEAD, then=Value(0)),
    When(role=UnitRole.RESPONSIBLE, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def _of(plan: Plan) -> QuerySet[Assignment]:
    return Assignment.objects.filter(task__plan=plan)


def _others(filters: Filters) -> Q:
    """Every filter but state and light."""
    condition = Q()
    for name, lookup in _PLAIN.items():
        if filters.get(name):
            condition &= Q(**{lookup: filters[name]})
    if "section" in filters:
        condition &= Q(task__section=filters["section"])
    if words := str(filters.get("q") or "").strip():
        condition &= _words(words)
    return condition


_PLAIN = {
    "unit": "unit",
    "role": "role",
    "month": "due__month",
    "flagged": "flagged",
    "provisional": "provisional",
}


def _words(words: str) -> Q:
    """Words of the task, or of what the unit reported last."""
    fields = ("task__requirement", "task__section", "task__item", "task__units_text", "last_report")
    condition = Q()
    for name in fields:
        condition |= Q(**{f"{name}__icontains": words})
    return condition


def _sum(numbers: Mapping[tuple[str, str], int], state: str, light: str) -> int:
    states = OPEN if state == UNFINISHED else (state,)
    return sum(
        number
        for (one, lit), number in numbers.items()
        if (not state or one in states) and (not light or lit == light)
    )


@dataclass(frozen=True, slots=True)
class Share:
    """One row of the board: an assignment, what its unit is called, its light."""

    row: Assignment
    unit: str
    light: Light


@dataclass(frozen=True, slots=True)
class Group:
    """One task on a page of the board: whether its section begins here, and its assignments."""

    task: Task
    heads: bool
    shares: list[Share]


def grouped(rows: Iterable[Assignment], plan: Plan, units: Iterable[Named]) -> list[Group]:
    """The rows of one page under their tasks, each with its light. ``units``: all of the plan."""
    today, said = clock.today(), {unit.pk: unit.said for unit in units}
    groups: list[Group] = []
    for row in rows:
        task = row.task
        if not groups or groups[-1].task.pk != task.pk:
            heads = not groups or groups[-1].task.section != task.section
            groups.append(Group(task, heads, []))
        light = light_of(row.state, row.due, today, plan.warning_days)
        unit = said.get(row.unit_id) or row.unit.said  # one that came since they were read
        groups[-1].shares.append(Share(row, unit, light))
    return groups
