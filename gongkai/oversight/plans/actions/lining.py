"""Putting tasks into a line (条线): its lead then sees and comments on what its units owe."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import QuerySet

from gongkai.ground.audit import actions as audit
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Line, Unit, User

from ..models import Assignment, LeadDuty, Plan, Task
from ..queries.lines import line_of
from ..rules.lining import line_subject
from .versions import require


@transaction.atomic
def set_tasks(
    *, by: User, duty: LeadDuty, tasks: Iterable[int], seen: Collection[int] | None = None
) -> Line | None:
    """Let exactly ``tasks`` (ids) of the duty's plan be in its line; return the line.

    The line is set up when it is new. Its units are those that have such a task, whatever the
    plan; a unit that had only tasks taken out leaves it. ``seen`` are the tasks that the person
    saw in it. Doing the same again changes nothing. Raises Refusal ``no_unit``, ``no_subject``,
    ``nothing_chosen``, ``no_task``, ``other_line``, ``stale`` or what the register says.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=duty.plan_id)
    require(by, plan.unit)
    _require_named(duty)
    line = line_of(duty)
    held = Task.objects.select_for_update(no_key=True).filter(plan=plan).order_by("pk")
    rows = {row.pk: row for row in held}
    present = {pk for pk, row in rows.items() if line is not None and row.line_id == line.pk}
    wanted = set(tasks)
    if seen is not None and set(seen) != present:
        raise Refusal(
            "stale", "您打开这一页以后，有人改过这条条线的任务。请看清现在勾选的，再存一次。"
        )
    _refuse(rows, wanted - present)
    if line is None and not wanted:
        raise Refusal("nothing_chosen", "请先勾选这条条线里的任务。")
    added, removed = wanted - present, present - wanted
    line = _move(by, duty, line, added, removed)
    if added or removed:
        _record(by, plan, line, [rows[pk] for pk in added], [rows[pk] for pk in removed])
    return line


def _require_named(duty: LeadDuty) -> None:
    if duty.unit is None:
        raise Refusal(
            "no_unit",
            f"还不知道“{duty.unit_text}”是哪个单位。请先在单位名录里登记这个叫法。",
        )
    if not line_subject(duty.subject):
        raise Refusal("no_subject", "牵头清单的这一行没有写事项，不能设条线。")


def _refuse(rows: dict[int, Task], added: set[int]) -> None:
    found = []
    if added - set(rows):
        found.append(Reason("no_task", "有任务不在这份工作要点里，请重新打开这一页。", "tasks"))
    taken = [rows[pk] for pk in sorted(added & set(rows)) if rows[pk].line_id is not None]
    for row in taken:
        said = f"{row.label}已经在条线“{row.line}”里，请先在那一条里去掉。"
        found.append(Reason("other_line", said, "tasks"))
    if found:
        said = found[0].sentence if len(found) == 1 else f"有 {len(found)} 项任务不能列入，没有存。"
        raise Refusal(found[0].code, said, found)


def _move(by: User, duty: LeadDuty, line: Line | None, added: set[int], removed: set[int]) -> Line:
    listed = set(line.units.values_list("pk", flat=True)) if line else set()
    leaving = _units_of(Task.objects.filter(pk__in=removed))
    if line is None:
        line = _saved(by, duty, None, set())
    Task.objects.filter(pk__in=added).update(line=line)
    Task.objects.filter(pk__in=removed).update(line=None)
    held = _units_of(Task.objects.filter(line=line))
    units = held | (listed - leaving)
    if units != listed:
        line = _saved(by, duty, line, units)
    return line


def _units_of(tasks: QuerySet[Task]) -> set[int]:
    rows = Assignment.objects.filter(task__in=tasks)
    return set(rows.values_list("unit", flat=True).distinct().order_by())


def _saved(by: User, duty: LeadDuty, line: Line | None, units: set[int]) -> Line:
    assert duty.unit is not None, "refused before"
    return orgs_actions.save_line(
        by=by,
        subject=line_subject(duty.subject),
        lead=duty.unit,
        units=Unit.objects.filter(pk__in=units),
        duty=line.duty if line else duty.duty,
        line=line,
    )


def _record(by: User, plan: Plan, line: Line, added: list[Task], removed: list[Task]) -> None:
    parts = [f"列入{_said(added)}"] * bool(added) + [f"去掉{_said(removed)}"] * bool(removed)
    said = f"{orgs.who(by)}在条线“{line.subject}”（{line.lead.said}牵头）里{'，'.join(parts)}。"
    audit.record(
        by=by,
        verb="plans.line",
        sentence=said,
        record=plan,
        unit_id=plan.unit_id,
        data={"line": line.pk, "added": _ids(added), "removed": _ids(removed)},
    )


def _ids(tasks: list[Task]) -> list[int]:
    return sorted(task.pk for task in tasks)


def _said(tasks: list[Task]) -> str:
    ordered = sorted(tasks, key=lambda task: task.order)
    return "、".join(task.label for task in ordered[:20]) + (
        f"等 {len(ordered)} 项" if len(ordered) > 20 else ""
    )
