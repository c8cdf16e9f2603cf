"""修订: the office corrects a task that is live, or adds one; the units' steps are not touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits

from ..content import Deadline
from ..models import Assignment, Plan, Task, TaskDeadline, TaskUnit
from ..queries.ledger.amending import (
    Amendment,
    Name,
    amendment,
    cells_of,
    context_of,
    for_cells,
    new_names,
    read_limits,
    unreadable,
)
from ..queries.matching import Matcher
from ..rules.ledger.states import UNFINISHED
from ..rules.sheets.cells import same
from ..rules.sheets.tasks import LABELS
from ..saying import all_words
from .ledger.births import begin
from .ledger.office import withdraw as withdraw_one
from .ledger.projecting import project_some
from .ledger.stepping import hold_all
from .telling_amended import Amended, tell_amended
from .versions import require

WITHDRAWN = "修订后的任务分解表不再点名本单位"
LATER = 10_000  # orders are set aside while rows change places
COLUMNS = {
    "section": "section",
    "item": "item",
    "requirement": "requirement",
    "units": "units_text",
    "deadline": "deadline_text",
}


@transaction.atomic
def amend_task(
    *,
    by: User,
    task: Task,
    was: Mapping[str, str],
    becomes: Mapping[str, str],
    withdraw: Collection[int] = (),
) -> Task:
    """Change the words, the deadlines and the units of a task; return it.

    ``becomes`` holds new cells by name (section, item, requirement, units, deadline), ``was`` what
    the person saw in them. ``withdraw`` are assignments of units that are no longer named and
    shall be withdrawn; the others go on. Raises Refusal ``not_allowed``, ``stale``, or
    ``cannot_amend`` with every reason.
    """
    done = amend(by=by, task=task, was=was, becomes=becomes, withdraw=withdraw)
    tell_amended(by=by, plan=done.task.plan, done=[done])
    return done.task


def amend(
    *,
    by: User,
    task: Task,
    was: Mapping[str, str],
    becomes: Mapping[str, str],
    withdraw: Collection[int] = (),
    matcher: Matcher | None = None,
) -> Amended:
    """The same inside the caller's transaction, which tells people itself."""
    Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    hold_all(Assignment.objects.filter(task=task.pk))
    held = for_cells(Task.objects.filter(pk=task.pk)).get()
    require(by, held.plan.unit)
    before = cells_of(held)
    _refuse_stale(held, before, was)
    context = context_of(held.plan, timelimits.calendar())
    found = amendment(held, becomes, matcher or Matcher(clock.today()), context)
    _refuse(held, found.problems)
    words = all_words(one.as_read() for one in held.deadlines.all())
    _write_words(held, becomes)
    _write_deadlines(held, found)
    added = _write_units(held, found, by)
    _withdraw(found.gone, withdraw, by)
    if found.deadlines is not None:
        project_some(list(Assignment.objects.filter(task=held).values_list("pk", flat=True)))
    return _recorded(held, before, words, added, by)


@transaction.atomic
def add_task(*, by: User, plan: Plan, cells: Mapping[str, str]) -> Task:
    """A task that comes at the end of a live plan, with its assignments; return it.

    Raises Refusal ``not_allowed`` or ``cannot_amend`` with every reason.
    """
    done = add(by=by, plan=plan, cells=cells)
    tell_amended(by=by, plan=plan, done=[done])
    return done.task


def add(
    *, by: User, plan: Plan, cells: Mapping[str, str], matcher: Matcher | None = None
) -> Amended:
    """The same inside the caller's transaction, which tells people itself."""
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    require(by, held.unit)
    context = context_of(held, timelimits.calendar())
    limits = read_limits(cells.get("deadline", ""), cells["requirement"], context)
    names, problems = new_names(cells, matcher or Matcher(clock.today()))
    if cells.get("deadline") and not any(one["source"] == "cell" for one in limits):
        problems.append(unreadable(cells["deadline"]))
    if not cells["requirement"].strip():
        problems.append(Reason("requirement_missing", "没有写工作要求。", "requirement"))
    _refuse(None, problems)
    last = held.tasks.order_by("-order").values_list("order", flat=True).first() or 0
    words = {column: cells.get(name, "") for name, column in COLUMNS.items()}
    task = Task.objects.create(plan=held, order=last + 1, added_at=clock.now(), **words)
    for order, limit in enumerate(limits, start=1):
        _fill(TaskDeadline(task=task, order=order, since=clock.today()), limit).save()
    rows = [_named(task, order, one) for order, one in enumerate(names, start=1)]
    added = begin(_births(task, rows, names), by=by)
    sentence = f"{orgs.who(by)}在《{held.title.strip('《》')}》里新增了{task.label}任务：" + (
        f"{task.requirement[:200]}"
    )
    _log(task, sentence, by)
    return Amended(task, sentence, added, {row.unit_id for row in added})


def _refuse_stale(task: Task, now: Mapping[str, str], was: Mapping[str, str]) -> None:
    changed = [name for name, text in was.items() if not same(now[name], text)]
    if changed:
        said = "、".join(f"“{LABELS[name]}”现在是“{now[name][:60]}”" for name in changed)
        raise Refusal(
            "stale", f"您看过以后，有人改过{task.label}任务：{said}。没有存，请看清再改。"
        )


def _refuse(task: Task | None, problems: list[Reason]) -> None:
    if problems:
        what = f"{task.label}任务" if task is not None else "新增的任务"
        said = "".join(reason.sentence for reason in problems)
        raise Refusal("cannot_amend", f"{what}没有改成：{said}", problems)


def _write_words(task: Task, becomes: Mapping[str, str]) -> None:
    for name, text in becomes.items():
        setattr(task, COLUMNS[name], text.strip())
    if "units" in becomes:
        task.units_inherited = False
    if "deadline" in becomes:
        task.deadline_inherited = False
    task.save()


def _write_deadlines(task: Task, found: Amendment) -> None:
    """Rows that stay alike keep their number: starts, extensions and ticks refer to it."""
    if found.deadlines is None:
        return
    kept = {row.pk for row, _ in found.deadlines if row is not None}
    task.deadlines.exclude(pk__in=kept).delete()
    for order, (row, _) in enumerate(found.deadlines, start=1):
        if row is not None:
            row.order = order + LATER
            row.save(update_fields=["order"])
    for order, (row, limit) in enumerate(found.deadlines, start=1):
        # One that reads otherwise is a new one: it asks for nothing that was over by today.
        fresh = row or TaskDeadline(task=task, since=clock.today())
        fresh.order = order
        _fill(fresh, limit).save()


def _fill(row: TaskDeadline, limit: Deadline) -> TaskDeadline:
    day = limit.get("date")
    row.kind, row.text = limit["kind"], limit.get("text") or ""
    row.source = limit.get("source") or "cell"
    row.date = date.fromisoformat(day) if day else None
    row.days, row.times = limit.get("days"), limit.get("times")
    row.day_unit, row.event = limit.get("unit") or "", limit.get("event") or ""
    row.every = limit.get("every") or ""
    return row


def _write_units(task: Task, found: Amendment, by: User) -> list[Assignment]:
    if found.names is None:
        return []
    old = {row.pk: row for row in task.named_units.all()}
    for row in old.values():
        row.order += LATER
        row.save(update_fields=["order"])
    rows: list[TaskUnit] = []
    for order, one in enumerate(found.names, start=1):
        if one.kept is None:
            rows.append(_named(task, order, one))
            continue
        row = old.pop(one.kept.pk)
        row.order, row.role = order, one.role
        row.save(update_fields=["order", "role"])
        Assignment.objects.filter(via=row).update(role=one.role)
        rows.append(row)
    for share, place in found.moved.items():
        Assignment.objects.filter(pk=share).update(via=rows[place], role=rows[place].role)
    _put_behind(old.values(), len(rows))
    births = [
        Assignment(task=task, unit_id=unit, role=rows[place].role, via=rows[place])
        for unit, place in found.added.items()
    ]
    return begin(births, by=by) if births else []


def _put_behind(rows: Iterable[TaskUnit], after: int) -> None:
    """Names that are no longer named: gone, or behind the others while a unit is here by them."""
    for row in rows:
        if Assignment.objects.filter(via=row).exists():
            after += 1
            row.order = after
            row.save(update_fields=["order"])
        else:
            row.delete()


def _named(task: Task, order: int, one: Name) -> TaskUnit:
    return TaskUnit.objects.create(
        task=task,
        order=order,
        name=one.name,
        role=one.role,
        is_group=one.group,
        unit_id=one.resolved.unit_id if one.resolved else None,
        group_id=one.resolved.group_id if one.resolved else None,
    )


def _births(task: Task, rows: list[TaskUnit], names: list[Name]) -> list[Assignment]:
    """Each unit once, by the name that names it alone before one that names a group."""
    found: dict[int, Assignment] = {}
    pairs = sorted(zip(rows, names, strict=True), key=lambda pair: pair[0].unit_id is None)
    for row, one in pairs:
        for unit in one.resolved.unit_ids if one.resolved else ():
            found.setdefault(unit, Assignment(task=task, unit_id=unit, role=row.role, via=row))
    return list(found.values())


def _withdraw(gone: list[Assignment], chosen: Collection[int], by: User) -> None:
    for share in gone:
        if share.pk in chosen:
            withdraw_one(by=by, assignment=share, version=share.version, reason=WITHDRAWN)


def _recorded(
    held: Task, before: Mapping[str, str], words: str, added: list[Assignment], by: User
) -> Amended:
    """Write what was and what is into the log."""
    shares = list(Assignment.objects.filter(task=held))
    task = for_cells(Task.objects.filter(pk=held.pk)).get()
    after = cells_of(task)
    changed = [name for name in LABELS if not same(before[name], after[name])]
    said = "；".join(
        f"{LABELS[name]}由“{before[name][:120]}”改为“{after[name][:120]}”" for name in changed
    )
    now = all_words(one.as_read() for one in task.deadlines.all())
    if now != words and not said.count(now):
        said += f"；时限读成{now or '没有时限'}"
    sentence = f"{orgs.who(by)}修订了{task.label}任务：{said.strip('；') or '没有变化'}。"
    _log(task, sentence, by)
    going_on = {share.unit_id for share in shares if share.state in UNFINISHED}
    return Amended(task, sentence, added, going_on)


def _log(task: Task, sentence: str, by: User) -> None:
    audit.record(
        by=by, verb="plans.amend", sentence=sentence, record=task, unit_id=task.plan.unit_id
    )
