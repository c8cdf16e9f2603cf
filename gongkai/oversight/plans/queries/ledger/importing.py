"""What a file that came back says otherwise than the system, for the page and for the action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.documents.model import Document
from gongkai.ground.documents.models import Upload
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar

from ...content import Deadline
from ...models import Assignment, Plan, Task
from ...rules.sheets.found import Field, Found, Problem
from ...rules.sheets.ledger import Known, LedgerChange, Said, compare
from ...rules.sheets.tasks import LABELS, KnownTask, NewTask, TaskChange, compare_tasks
from ...saying import all_words
from ..matching import Matcher
from .amending import (
    Amendment,
    amendment,
    cells_of,
    context_of,
    for_cells,
    new_names,
    read_limits,
    unreadable,
)
from .cells import requirement_of
from .standing import standing_of

Units = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A unit that the sheet no longer names, and its assignment."""

    pk: int
    version: int
    unit: str


@dataclass(frozen=True, slots=True)
class Amending:
    """A task that the sheet words otherwise, and all that would come of it."""

    change: TaskChange
    fields: tuple[Field, ...]
    withdrawals: tuple[Withdrawal, ...]
    notes: tuple[str, ...]

    @property
    def pk(self) -> int:
        return self.change.pk


@dataclass(frozen=True, slots=True)
class Adding:
    """A task that the sheet adds: its row, its cells, the units that would get it."""

    new: NewTask
    units: Units
    deadline: str

    @property
    def row(self) -> int:
        return self.new.row


def upload_of(user: User, pk: str, unit: Unit) -> Upload | None:
    """The file that this person has sent for this unit; None for any other."""
    if not pk.isdecimal() or len(pk) > 15:
        return None
    return Upload.objects.filter(pk=int(pk), by_id=user.pk, unit_id=unit.pk).first()


def of_ledger(user: User, unit: Unit, document: Document) -> Found[LedgerChange]:
    """The differences of a unit's ledger. Raises Refusal for a file that is none."""
    mine = orgs.visible_to(user, Assignment.objects.filter(unit=unit))
    rows = mine.select_related("task__plan", "unit").prefetch_related("task__deadlines")
    calendar = timelimits.calendar()
    contexts: dict[int, Any] = {}
    known: dict[int, Known] = {}
    for row in rows.order_by("task__plan", "task__order"):
        plan = row.task.plan
        context = contexts.setdefault(plan.pk, context_of(plan, calendar))
        known[row.pk] = Known(
            row.pk,
            row.version,
            f"{row.task.label}：{requirement_of(row.task)[:40]}",
            requirement_of(row.task),
            row.state,
            Said(row.plan_of_work, row.last_report),
            partial(_as_it_was, row, calendar),
            context,
        )
    found = compare(document, known, clock.today())
    # Whatever is over is not missed in a sheet.
    unfinished = {row.pk for row in rows if row.state in ("to_sign", "refused", "doing")}
    found.missing = [one for one in found.missing if one.pk in unfinished]
    return found


def _as_it_was(row: Assignment, calendar: Calendar, version: int) -> Said:
    """Plan and report after so many steps; a number below the first one means the first."""
    standing = standing_of(row, calendar, steps=max(version, 1))
    return Said(standing.plan, standing.last_report)


def of_tasks(plan: Plan, document: Document) -> Found[Any]:
    """The differences of a task table: ``changes`` are Amending, ``added`` are Adding.

    Raises Refusal for a file that is none.
    """
    tasks = {task.pk: task for task in for_cells(plan.tasks.order_by("order"))}
    known = {
        pk: KnownTask(
            pk,
            f"{task.label}：{requirement_of(task)[:40]}",
            cells_of(task),
            task.label,
            task.deadline_text,
        )
        for pk, task in tasks.items()
    }
    found: Found[Any] = compare_tasks(document, known)
    matcher, context = Matcher(clock.today()), context_of(plan, timelimits.calendar())
    changes, found.changes = found.changes, []
    for change in changes:
        task = tasks[change.pk]
        meant = amendment(task, change.becomes, matcher, context)
        _amending(change, task, meant, matcher, found)
    added, found.added = found.added, []
    for new in added:
        _adding(new, matcher, context, found)
    found.problems.sort(key=lambda problem: problem.row)
    return found


def _amending(
    change: TaskChange, task: Task, meant: Amendment, matcher: Matcher, found: Found[Any]
) -> None:
    fields = tuple(
        Field(LABELS[name], change.was[name], text, _meaning(name, change, task, meant, matcher))
        for name, text in change.becomes.items()
    )
    if meant.problems:
        said = "".join(reason.sentence for reason in meant.problems)
        sentence = f"第 {change.row} 行（{change.label}）：{said}"
        found.problems.append(Problem(change.row, sentence, fields))
        return
    if set(change.becomes) == {"units"} and not _units_differ(task, meant):
        found.same += 1  # the same units in other words
        return
    gone = tuple(Withdrawal(share.pk, share.version, share.unit.said) for share in meant.gone)
    found.changes.append(Amending(change, fields, gone, tuple(meant.notes)))


def _units_differ(task: Task, meant: Amendment) -> bool:
    names = meant.names or []
    same_names = all(one.kept is not None and one.kept.role == one.role for one in names)
    return not same_names or bool(meant.gone or meant.notes or meant.added)


def _meaning(name: str, change: TaskChange, task: Task, meant: Amendment, matcher: Matcher) -> str:
    """How the words of a cell were understood; the deadlines are told once."""
    tells = "deadline" if "deadline" in change.becomes else "requirement"
    if name == tells and meant.deadlines is not None:
        before = all_words(one.as_read() for one in task.deadlines.all())
        after = all_words(limit for _, limit in meant.deadlines)
        changed = before != after or name == "deadline"
        fresh = [limit for row, limit in meant.deadlines if row is None]
        return f"时限读成：{after or '没有时限'}{_counted_from(fresh)}" if changed else ""
    if name == "units" and meant.added:
        added = [matcher.units[unit].said for unit in meant.added]
        return f"新增 {len(added)} 个单位：{_listed(added)}"
    return ""


def _counted_from(fresh: Iterable[Deadline]) -> str:
    """From when the new ones among the deadlines count, where they come again and again."""
    today = clock.today()
    again = any(
        limit["kind"] == "recurring" or (limit["kind"] == "quota" and limit.get("every") != "year")
        for limit in fresh
        if limit.get("every") not in (None, "unspecified")
    )
    return f"，从{today.year}年{today.month}月起算" if again else ""


def _listed(names: list[str], most: int = 8) -> str:
    return "、".join(names[:most]) + (f"等 {len(names)} 个" if len(names) > most else "")


def _adding(new: NewTask, matcher: Matcher, context: Any, found: Found[Any]) -> None:
    names, problems = new_names(new.cells, matcher)
    cell = new.cells.get("deadline", "")
    limits = read_limits(cell, new.cells["requirement"], context)
    if cell and not any(one["source"] == "cell" for one in limits):
        problems.append(unreadable(cell))
    if problems:
        said = "".join(reason.sentence for reason in problems)
        found.problems.append(Problem(new.row, f"第 {new.row} 行（新增）：{said}"))
        return
    units = {unit for one in names if one.resolved for unit in one.resolved.unit_ids}
    said_units = tuple(matcher.units[unit].said for unit in sorted(units))
    found.added.append(Adding(new, said_units, f"{all_words(limits)}{_counted_from(limits)}"))
