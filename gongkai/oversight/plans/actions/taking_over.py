"""Taking over: a checked draft becomes a plan, tasks, and one assignment for each unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.addresses import desk_address

from ..content import Content, Deadline, DraftTask
from ..enums import DraftState
from ..models import (
    Assignment,
    GeneralRequirement,
    LeadDuty,
    Plan,
    PlanDraft,
    Task,
    TaskDeadline,
    TaskUnit,
)
from ..queries.matching import Matcher, shares
from ..queries.readiness import gaps, same_plan
from .ledger.births import begin
from .versions import at_version, locked, log

BATCH = 500
PLAIN = (
    "number",
    "section",
    "item",
    "requirement",
    "units_text",
    "units_inherited",
    "deadline_text",
    "deadline_inherited",
    "source",
)
ASSIGNED = "plans.assigned"
TOLD = ("unit_leader", "info_officer")


def take_over(*, by: User, draft: PlanDraft, version: int) -> Plan:
    """Make a plan of ``draft`` as it stands at ``version``, all of it or nothing.

    Groups are opened to their members of today. The people who answer in each unit get one notice.
    Raises Refusal ``not_ready`` with every reason, ``already_taken_over``, ``draft_closed`` or
    ``draft_changed``.
    """
    try:
        with transaction.atomic():
            return _take_over(by, draft, version)
    except IntegrityError:
        if same_plan(draft, draft.current.plan) is None:
            raise
        raise Refusal(
            "already_taken_over", "这份工作要点刚刚已经接收过，没有重复生成任务。请到任务看板查看。"
        ) from None


def _take_over(by: User, draft: PlanDraft, version: int) -> Plan:
    held = locked(draft, by)
    content = at_version(held, version).plan
    matcher = Matcher(clock.today())
    _refuse_unless_ready(held, content, matcher)
    plan = _plan(held, content, by)
    tasks = _tasks(plan, content)
    _deadlines(content, tasks)
    named = _named_units(content, tasks, matcher)
    assignments = begin(_assignments(content, tasks, named, matcher), by=by)
    _common(plan, content, matcher)
    held.state = DraftState.TAKEN_OVER
    held.save(update_fields=["state"])
    units = Counter(row.unit_id for row in assignments)
    told = f"接收了这份工作要点，生成 {len(tasks)} 项任务，分给 {len(units)} 个单位"
    log(held, by=by, verb="plans.take_over", sentence=told)
    _notify(plan, units)
    return plan


def _refuse_unless_ready(draft: PlanDraft, content: Content, matcher: Matcher) -> None:
    found = gaps(draft, content, matcher)
    if found:
        reasons = [Reason(gap.code, f"{gap.sentence}。{gap.hint}", gap.where) for gap in found]
        raise Refusal("not_ready", f"还差 {len(found)} 项，才能接收。", reasons)


def _plan(draft: PlanDraft, content: Content, by: User) -> Plan:
    day = content["date"]
    assert content["year"] is not None, "readiness asks for the year"
    return Plan.objects.create(
        unit=draft.unit,
        draft=draft,
        title=content["title"],
        notice_title=content["notice_title"],
        document_number=content["document_number"],
        issuer=content["issuer"],
        date=date.fromisoformat(day) if day else None,
        year=content["year"],
        file_hash=draft.file_hash,
        reading_hash=draft.reading_hash,
        taken_over_by=by,
    )


def _tasks(plan: Plan, content: Content) -> dict[int, Task]:
    """The stored tasks by their key in the draft."""
    rows = {
        task["key"]: Task(plan=plan, order=order, **{name: task[name] for name in PLAIN})  # type: ignore[literal-required]  # PLAIN
        for order, task in enumerate(content["tasks"], start=1)
    }
    Task.objects.bulk_create(rows.values(), batch_size=BATCH)
    return rows


def _deadlines(content: Content, tasks: dict[int, Task]) -> None:
    TaskDeadline.objects.bulk_create(
        (
            _deadline(tasks[task["key"]], order, deadline)
            for task in content["tasks"]
            for order, deadline in enumerate(task["deadlines"], start=1)
        ),
        batch_size=BATCH,
    )


def _deadline(task: Task, order: int, deadline: Deadline) -> TaskDeadline:
    day = deadline.get("date")
    return TaskDeadline(
        task=task,
        order=order,
        kind=deadline["kind"],
        text=deadline.get("text") or "",
        source=deadline.get("source") or "cell",
        date=date.fromisoformat(day) if day else None,
        days=deadline.get("days"),
        day_unit=deadline.get("unit") or "",
        event=deadline.get("event") or "",
        every=deadline.get("every") or "",
        times=deadline.get("times"),
    )


def _named_units(
    content: Content, tasks: dict[int, Task], matcher: Matcher
) -> dict[tuple[int, int], TaskUnit]:
    """The stored names by task key and place."""
    rows = {
        (task["key"], place): _named(tasks, task, place, matcher)
        for task in content["tasks"]
        for place in range(1, len(task["units"]) + 1)
    }
    TaskUnit.objects.bulk_create(rows.values(), batch_size=BATCH)
    return rows


def _named(tasks: dict[int, Task], task: DraftTask, place: int, matcher: Matcher) -> TaskUnit:
    unit = task["units"][place - 1]
    resolved = matcher.resolve(unit)
    return TaskUnit(
        task=tasks[task["key"]],
        order=place,
        name=unit["name"],
        role=unit["role"],
        is_group=unit["group"],
        unit_id=resolved.unit_id,
        group_id=resolved.group_id,
    )


def _assignments(
    content: Content,
    tasks: dict[int, Task],
    named: dict[tuple[int, int], TaskUnit],
    matcher: Matcher,
) -> list[Assignment]:
    return [
        Assignment(
            task=tasks[share.key],
            unit_id=share.unit_id,
            role=share.role,
            via=named[share.key, share.named],
        )
        for share in shares(content, matcher)
    ]


def _common(plan: Plan, content: Content, matcher: Matcher) -> None:
    """What binds everyone, and who leads which subject."""
    GeneralRequirement.objects.bulk_create(
        GeneralRequirement(plan=plan, order=order, text=text)
        for order, text in enumerate(content["general"], start=1)
    )
    rows = []
    for order, duty in enumerate(content["lead_list"], start=1):
        match = matcher.register.match(duty["unit"])
        rows.append(
            LeadDuty(
                plan=plan,
                order=order,
                unit_text=duty["unit"],
                unit_id=match.unit_id,
                subject=duty["subject"],
                duty=duty["duty"],
            )
        )
    LeadDuty.objects.bulk_create(rows)


def _notify(plan: Plan, counts: Counter[int]) -> None:
    """One notice for each unit, to those who answer there."""
    for unit_id, people in _people_of(counts).items():
        notices.notify(
            to=people,
            kind=ASSIGNED,
            subject=f"《{plan.title.strip('《》')}》给本单位分了 {counts[unit_id]} 项任务",
            body="请打开“我的任务”，看清要求和时限。",
            link=desk_address("plans:mine"),
            key=f"{ASSIGNED}:{plan.pk}:{unit_id}",
        )


def _people_of(units: Iterable[int]) -> dict[int, list[User]]:
    found: dict[int, list[User]] = defaultdict(list)
    for unit_id in units:
        found[unit_id] = list(orgs.holders_of(unit_id, *TOLD))
    return found
