"""What corrected words of a task come to: deadlines, whom the names mean, who comes and goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from gongkai.ground.core.errors import Reason
from gongkai.ground.timelimits.calendar import Calendar

from ...content import Deadline, NamedUnit
from ...models import Assignment, Plan, Task, TaskDeadline, TaskUnit
from ...rules.deadlines import Context, in_cell, in_requirement
from ...rules.ledger.states import CANCELLED, OPEN
from ...rules.model import Deadline as ReadDeadline
from ...rules.sheets.cells import unit_cell, units_cell
from ...rules.units import read_units
from ..matching import Matcher, Resolved, Standing
from .cells import deadline_of, holds, named_of

REQUIREMENT = "requirement"
WITHDRAWN_ONCE = "{unit}的分派以前撤销过。要恢复的，请到它的任务页重新打开。"
ALIKE = ("kind", "every", "times", "event", "unit", "days")
UNCLEAR = {
    Standing.UNKNOWN: "“{name}”不认识。请写单位登记的名称或者简称。",
    Standing.OPEN: "“{name}”没有说是哪些单位。请写明单位名称。",
    Standing.EMPTY: "“{name}”这一组现在没有单位。请写明单位名称。",
    Standing.CLOSED: "“{name}”已经撤销。请写接收它职责的单位。",
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the amended task. ``kept``: the row that it had before."""

    name: str
    role: str
    group: bool
    kept: TaskUnit | None = None
    resolved: Resolved | None = None


@dataclass(slots=True)
class Amendment:
    """What would be stored. None: that part stays as it is."""

    deadlines: list[tuple[TaskDeadline | None, Deadline]] | None = None
    names: list[Name] | None = None
    added: dict[int, int] = field(default_factory=dict)  # unit -> place of its name
    moved: dict[int, int] = field(default_factory=dict)  # assignment -> place of its name
    gone: list[Assignment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Reason] = field(default_factory=list)


def cells_of(task: Task) -> dict[str, str]:
    """The task as its row is exported; needs what ``for_cells`` fetches."""
    return {
        "section": task.section,
        "item": task.item,
        "requirement": task.requirement,
        "units": units_cell(named_of(task)),
        "deadline": deadline_of(task),
    }


def for_cells(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with deadlines, names, and whom each name brought in, in four queries."""
    shares = Assignment.objects.select_related("unit").order_by("pk")
    return tasks.select_related("plan").prefetch_related(
        "deadlines",
        Prefetch("named_units", TaskUnit.objects.prefetch_related(Prefetch("assignments", shares))),
    )


def context_of(plan: Plan, calendar: Calendar) -> Context:
    """What the plan's deadlines are read in."""
    return Context(plan.year, plan.date, add_workdays=calendar.add_workdays)


def amendment(
    task: Task, becomes: Mapping[str, str], matcher: Matcher, context: Context
) -> Amendment:
    """What the new words come to; ``problems`` tell why they cannot be taken."""
    found = Amendment()
    if {"deadline", REQUIREMENT} & set(becomes):
        _deadlines(task, becomes, context, found)
    if "units" in becomes:
        names = _names(task, becomes["units"])
        _resolve(task, names, matcher, found)
    return found


def read_limits(cell: str, requirement: str, context: Context) -> list[Deadline]:
    """The deadlines of a new task."""
    limits = [*in_cell(cell, context), *in_requirement(requirement, context)]
    return [_stored(limit) for limit in limits]


def new_names(cells: Mapping[str, str], matcher: Matcher) -> tuple[list[Name], list[Reason]]:
    """Whom the cell of a new task names, and what is unclear about it."""
    names, problems = [], []
    for unit in read_units(cells.get("units", "")):
        resolved = matcher.resolve({"name": unit.name, "role": unit.role, "group": unit.group})
        names.append(Name(unit.name, unit.role, unit.group, None, resolved))
        if not resolved.known:
            problems.append(unclear(resolved))
    if not names:
        problems.append(Reason("units_missing", "没有写责任单位。", "units"))
    return names, problems


def unreadable(cell: str) -> Reason:
    """Said of a deadline that nobody can read."""
    return Reason(
        "deadline_unclear",
        f"时限要求“{cell[:60]}”读不懂。请写成“2025年6月底前”“每季度”“长期坚持”这样。",
        "deadline",
    )


def unclear(resolved: Resolved) -> Reason:
    """Said of a name that means nobody."""
    sentence = UNCLEAR[resolved.standing].format(name=resolved.name[:60])
    return Reason("unit_unclear", sentence, "units")


def _deadlines(task: Task, becomes: Mapping[str, str], context: Context, found: Amendment) -> None:
    rows = list(task.deadlines.all())
    wanted = [one.as_read() for one in rows if one.source != REQUIREMENT]
    if "deadline" in becomes:
        limits = in_cell(becomes["deadline"], context)
        if not limits:
            found.problems.append(unreadable(becomes["deadline"]))
        wanted = [_stored(limit) for limit in limits]
    said = [one.as_read() for one in rows if one.source == REQUIREMENT]
    if REQUIREMENT in becomes:
        before = in_requirement(task.requirement, context)
        after = in_requirement(becomes[REQUIREMENT], context)
        # Where the sentences state the same time, what a person has corrected stays.
        said = said if before == after else [_stored(limit) for limit in after]
    # The exported cell tells the requirement's deadlines, too; they are not stored twice.
    told = [_likeness(one, (*ALIKE, "date")) for one in wanted]
    said = [one for one in said if _likeness(one, (*ALIKE, "date")) not in told]
    found.deadlines = _matched(rows, [*wanted, *said])


def _matched(
    rows: Iterable[TaskDeadline], wanted: Iterable[Deadline]
) -> list[tuple[TaskDeadline | None, Deadline]]:
    """Each wanted deadline with the row that it goes on in: steps of the ledger name its number."""
    listed, left = list(wanted), list(rows)
    rows_of: dict[int, TaskDeadline] = {}
    # Those of the same day first, then those that only moved to another day.
    for names in ((*ALIKE, "date"), ALIKE):
        for at, one in enumerate(listed):
            mark = _likeness(one, names)
            row = next((row for row in left if _likeness(row.as_read(), names) == mark), None)
            if row is not None and at not in rows_of:
                rows_of[at] = row
                left.remove(row)
    return [(rows_of.get(at), one) for at, one in enumerate(listed)]


def _likeness(one: Mapping[str, Any], names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(one.get(name) or None for name in names)


def _stored(limit: ReadDeadline) -> Deadline:
    return {
        "kind": limit.kind,
        "text": limit.text,
        "source": limit.origin,
        "date": limit.date.isoformat() if limit.date else None,
        "days": limit.days,
        "unit": limit.unit,
        "event": limit.event,
        "every": limit.every,
        "times": limit.times,
    }


def _names(task: Task, cell: str) -> list[Name]:
    """The names of a cell. Those that stand there as exported are kept as they are, whatever they
    mean; the rest is read as a plan's own words."""
    stored = [row for row in task.named_units.all() if holds(row)]
    rest = cell
    kept: list[Name] = []
    for row in sorted(stored, key=lambda row: -len(unit_cell(row.name, row.role))):
        text = unit_cell(row.name, row.role)
        for start in _places(rest, text):
            # As many spaces as letters: what comes later is still found at its place.
            rest = rest[:start] + "、" * len(text) + rest[start + len(text) :]
            kept.append(Name(row.name, row.role, row.is_group, row))
            break
    by_name = {row.name: row for row in stored if row not in [one.kept for one in kept]}
    read = [
        Name(unit.name, unit.role, unit.group, by_name.get(unit.name))
        for unit in read_units(rest)
        if unit.name not in {one.name for one in kept}
    ]
    order = {row.pk: at for at, row in enumerate(stored)}
    return sorted(kept, key=lambda one: order[one.kept.pk] if one.kept else 0) + read


def _places(cell: str, text: str) -> list[int]:
    """Where ``text`` stands as a whole entry of the list."""
    found, start = [], cell.find(text)
    while start >= 0:
        before = cell[start - 1] if start else "、"
        end = start + len(text)
        after = cell[end] if end < len(cell) else "、"
        if before in "、，,；; \n" and after in "、，,；; \n。":
            found.append(start)
        start = cell.find(text, start + 1)
    return found


def _resolve(task: Task, names: list[Name], matcher: Matcher, found: Amendment) -> None:
    """Who is added by the names, who keeps the task under another name, who is no longer named."""
    rows = {row.pk: row for row in task.named_units.all()}
    if not names:
        found.problems.append(
            Reason("units_missing", "“责任单位”空了，请至少写一个单位。", "units")
        )
        return
    shares = {share.unit_id: share for row in rows.values() for share in row.assignments.all()}
    staying = {one.kept.pk for one in names if one.kept is not None}
    ready: list[Name] = []
    for place, one in enumerate(names):
        if one.kept is not None:
            ready.append(one)
            continue
        named: NamedUnit = {"name": one.name, "role": one.role, "group": one.group}
        resolved = matcher.resolve(named)
        ready.append(Name(one.name, one.role, one.group, None, resolved))
        if not resolved.known:
            found.problems.append(unclear(resolved))
        for unit_id in resolved.unit_ids:
            share = shares.get(unit_id)
            if share is None:
                found.added.setdefault(unit_id, place)
            elif share.state == CANCELLED:
                found.notes.append(WITHDRAWN_ONCE.format(unit=share.unit.said))
            elif share.via_id not in staying:
                found.moved.setdefault(share.pk, place)
    found.names = ready
    for share in shares.values():
        if share.via_id in staying or share.pk in found.moved or share.state == CANCELLED:
            continue
        if share.state in OPEN:
            found.gone.append(share)
        else:
            found.notes.append(
                f"{share.unit.said}不再点名，但它的任务现在是“{share.get_state_display()}”，保持不变。"
            )
