"""回头看: what last year left unfinished goes on in this year's plan, with its whole history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ...enums import DeadlineKind, DeadlineSource
from ...models import Assignment, Plan, Task, TaskDeadline, TaskUnit
from ...rules.ledger.states import ENDED, UNFINISHED
from ...saying import day_words
from ..versions import require
from .births import begin
from .stepping import hold_all, take

SECTION = "上年结转"


@transaction.atomic
def carry_over(
    *,
    by: User,
    plan: Plan,
    assignments: Iterable[Assignment],
    due: date,
    into: Mapping[int, int] | None = None,
    seen: Mapping[int, int] | None = None,
) -> list[Assignment]:
    """Carry unfinished assignments of an earlier plan into ``plan``; return the new ones.

    A task that lives on is a new task of ``plan`` in the section 上年结转 with the last day
    ``due``, unless ``into`` (old task id -> task id of ``plan``) joins it to one that the new plan
    has anyway. ``seen`` tells at which step the person saw each. All of them or none. Raises
    Refusal with every reason.
    """
    require(by, plan.unit)
    # Held first: two people who carry at once follow each other, and make no task twice.
    Plan.objects.select_for_update(no_key=True).values_list("pk").get(pk=plan.pk)
    chosen = [row.pk for row in assignments]
    _hold(plan, chosen, dict(into or {}))
    rows = list(
        Assignment.objects.filter(pk__in=chosen)
        .select_related("task__plan", "unit", "via")
        .order_by("task__order", "unit__order", "pk")
    )
    _refuse(plan, rows, due, dict(seen or {}))
    targets = _targets(plan, rows, due, dict(into or {}))
    made = _carried_all(rows, targets)
    begin({id(row): row for row in made if row.pk is None}.values(), by=by)
    for old, row in zip(rows, made, strict=True):
        take(by=by, assignment=old, verb="carry", version=None, data={"to": row.pk, "into": row.pk})
    sentence = (
        f"{orgs.who(by)}从上年要点结转了 {len(rows)} 条任务到《{plan.title.strip('《》')}》。"
    )
    audit.record(
        by=by, verb="plans.carry_over", sentence=sentence, record=plan, unit_id=plan.unit_id
    )
    return made


def _hold(plan: Plan, chosen: list[int], into: Mapping[int, int]) -> None:
    """Lock the tasks in which something may go on, then their assignments and the chosen ones."""
    old = Assignment.objects.filter(pk__in=chosen).values("task")
    targets = Task.objects.filter(Q(pk__in=set(into.values())) | Q(carried_from__in=old), plan=plan)
    held = targets.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True)
    hold_all(Assignment.objects.filter(Q(pk__in=chosen) | Q(task__in=list(held))))


def _refuse(plan: Plan, rows: list[Assignment], due: date, seen: Mapping[int, int]) -> None:
    found = []
    if not rows:
        found.append(Reason("nothing_chosen", "请先勾选要结转的任务。", "rows"))
    if due.year != plan.year:
        found.append(Reason("other_year", f"办完日期要在 {plan.year} 年内。", "due"))
    elif due < clock.today():
        found.append(Reason("past", "办完日期已经过了，请填今天以后的日子。", "due"))
    for row in rows:
        what = f"{row.task.label}（{row.unit.said}）"
        if row.task.plan.year >= plan.year or row.task.plan.unit_id != plan.unit_id:
            found.append(Reason("not_last_year", f"{what}不是上一年的任务，不能结转。"))
        elif row.state not in UNFINISHED:
            found.append(Reason("finished", f"{what}现在是“{row.get_state_display()}”，不用结转。"))
        elif row.version != seen.get(row.pk, row.version):
            found.append(Reason("stale", f"{what}在您看过以后又有了新情况，请看清再选。"))
        if not row.unit.active:
            found.append(
                Reason("unit_closed", f"{what}的单位已经撤销，请先移交给接收单位，再结转。")
            )
    if found:
        raise _refusal(found)


def _refusal(found: list[Reason]) -> Refusal:
    """One reason is said itself; several are listed below their number."""
    said = found[0].sentence if len(found) == 1 else f"有 {len(found)} 处要先处理。"
    return Refusal(found[0].code, f"{said}现在一条也没有结转。", found)


def _targets(
    plan: Plan, rows: list[Assignment], due: date, into: dict[int, int]
) -> dict[int, Task]:
    """For each old task the task of the new plan in which it goes on."""
    known = Task.objects.filter(plan=plan).in_bulk(set(into.values()))
    place = plan.tasks.order_by("-order").values_list("order", flat=True).first() or 0
    found: dict[int, Task] = {}
    for row in rows:
        old = row.task
        if old.pk in found:
            continue
        if old.pk in into:
            if into[old.pk] not in known:
                raise Refusal("no_task", "选的任务不在今年的要点里，请重新选择。")
            found[old.pk] = known[into[old.pk]]
            continue
        # One task for one day: a later carrying with another day makes a further one.
        earlier = Task.objects.filter(plan=plan, carried_from=old, deadlines__date=due).first()
        if earlier is None:
            place += 1
            earlier = _new_task(plan, old, place, due)
        found[old.pk] = earlier
    return found


def _new_task(plan: Plan, old: Task, place: int, due: date) -> Task:
    text = f"上年未完成，{day_words(due)}前办完"
    task = Task.objects.create(
        plan=plan,
        order=place,
        section=SECTION,
        item=old.item,
        requirement=old.requirement,
        units_text=old.units_text,
        deadline_text=text,
        line=old.line,
        carried_from=old,
    )
    TaskDeadline.objects.create(
        task=task,
        order=1,
        kind=DeadlineKind.DATE,
        text=text,
        source=DeadlineSource.CELL,
        date=due,
        since=clock.today(),
    )
    return task


def _carried_all(rows: list[Assignment], targets: dict[int, Task]) -> list[Assignment]:
    """For each old assignment the one in which it goes on; those without a key are new.

    One that is there is joined. It must still be alive: joined to what has ended, it would be lost.
    """
    there = {
        (row.task_id, row.unit_id): row
        for row in Assignment.objects.filter(task__in={task.pk for task in targets.values()})
        .select_related("unit", "task")
        .order_by("pk")
    }
    made, found = [], []
    for old in rows:
        task = targets[old.task_id]
        present = there.get((task.pk, old.unit_id))
        if present is None:
            present = there[task.pk, old.unit_id] = _carried(old, task)
        elif present.state in ENDED:
            what = f"今年的{task.label}（{old.unit.said}）"
            sentence = f"{what}现在是“{present.get_state_display()}”，不能并入。请先重新打开它。"
            found.append(Reason("ended_there", sentence))
        made.append(present)
    if found:
        raise _refusal(found)
    _link(rows, made)
    return made


def _link(rows: list[Assignment], made: list[Assignment]) -> None:
    """Say on each joined assignment which old one goes on in it; the first one, if several do."""
    for old, present in zip(rows, made, strict=True):
        if present.pk is not None and present.carried_from_id is None:
            present.carried_from = old
            present.save(update_fields=["carried_from"])


def _carried(old: Assignment, task: Task) -> Assignment:
    """The new assignment in which the old one goes on, not yet stored."""
    last = task.named_units.order_by("-order").values_list("order", flat=True).first() or 0
    via = TaskUnit.objects.create(
        task=task, order=last + 1, name=old.unit.said, role=old.role, unit=old.unit
    )
    return Assignment(task=task, unit=old.unit, role=old.role, via=via, carried_from=old)
