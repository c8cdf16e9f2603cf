"""What the office would show to the public: the progress of each task. It is then reviewed, and
released by ``publishing.release`` like all that becomes public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.review import actions as review
from gongkai.ground.review.models import Case

from ..enums import Progress
from ..models import Plan, ShownProgress, Task
from ..queries.showing import outgoing, proposals, seen_at
from ..rules import showing as rules
from ..rules.shown import KIND
from .versions import require

MOST = 300


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be shown of one task: a progress ("" hides it), a note, and ``seen_at`` before."""

    task: int
    progress: str
    note: str = ""
    seen: str = ""


@transaction.atomic
def send(*, by: User, plan: Plan) -> Case:
    """Send the plan to review as it is now, with the wording of its tasks and what was told.

    Raises Refusal ``not_allowed``, ``wrong_state``.
    """
    held = _locked(by, plan)
    case = _hand_in(by, held)
    return review.submit(by=by, case=case, version=case.version)


@transaction.atomic
def tell(*, by: User, plan: Plan, rows: Sequence[Told]) -> int:
    """Show, change or hide the progress of tasks of one plan; return how many were changed.

    All of them or none. What is not changed is not touched. Raises Refusal with every reason:
    ``stale`` (somebody else changed the same one), ``personal_data``, ``note_long``,
    ``note_alone``, ``no_task``, ``progress_unknown``, ``too_many``.
    """
    _locked(by, plan)
    if len(rows) > MOST:
        raise Refusal("too_many", f"一次最多改 {MOST} 项，现在有 {len(rows)} 项。请分几次存。")
    tasks = {task.pk: task for task in Task.objects.filter(plan=plan).select_related("shown")}
    wanted = [(row, tasks.get(row.task)) for row in rows]
    changes = [(row, task) for row, task in wanted if task is None or _differs(row, task)]
    found = [reason for row, task in changes for reason in _reasons(row, task)]
    if found:
        refused = next((one for one in found if one.code == "stale"), found[0])
        said = (
            refused.sentence if len(found) == 1 else f"有 {len(found)} 处要改，现在一项也没有存。"
        )
        raise Refusal(refused.code, said, found)
    for row, task in changes:
        assert task is not None, "said above"
        _write(by, task, row.progress, row.note.strip())
    if changes:
        _hand_in(by, plan)
    return len(changes)


def hide(*, by: User, task: Task, seen: str) -> int:
    """Show nothing of one task any more."""
    return tell(by=by, plan=task.plan, rows=[Told(task.pk, "", "", seen)])


@transaction.atomic
def fill(*, by: User, plan: Plan) -> int:
    """Show what the ledger proposes for each task of which nothing is told; return how many."""
    _locked(by, plan)
    own = Task.objects.filter(plan=plan, shown=None, carried_from=None, added_at=None)
    empty = list(own.order_by("order"))
    found = proposals(task.pk for task in empty)
    rows = [(task, found.get(task.pk)) for task in empty]
    now = clock.now()
    made = [
        ShownProgress(task=task, progress=progress, at=now, by=by)
        for task, progress in rows
        if progress
    ]
    if not made:
        return 0
    ShownProgress.objects.bulk_create(made)
    counts = "，".join(_counted(made))
    _record(
        by, plan, "plans.tell_many",
        f"{orgs.who(by)}按台账的情况公开了{_named(plan)}里 {len(made)} 项任务的进展：{counts}。",
        {"tasks": {str(one.task_id): one.progress for one in made}},
    )  # fmt: skip
    _hand_in(by, plan)
    return len(made)


def _hand_in(by: User, plan: Plan) -> Case:
    """What would be public now is what is reviewed; any difference voids what was said of it."""
    made = outgoing(plan.pk, lock=False)
    assert made is not None, "the plan is held"
    return review.hand_in(
        by=by,
        record_kind=KIND,
        record_id=plan.pk,
        chain=KIND,
        unit=plan.unit,
        title=plan.title,
        content=made.content,
    )


def _locked(by: User, plan: Plan) -> Plan:
    """The plan and its review, held in the order in which ``release`` holds them (ADR 0017)."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    require(by, held.unit)
    reviews = Case.objects.filter(record_kind=KIND, record_id=held.pk)
    list(reviews.select_for_update(no_key=True).values_list("pk"))
    return held


def _differs(row: Told, task: Task) -> bool:
    told = getattr(task, "shown", None)
    if told is None:
        return bool(row.progress or row.note.strip())
    return (row.progress, row.note.strip()) != (told.progress, told.note)


def _hides(row: Told, told: ShownProgress | None) -> bool:
    """Whether the row takes away what is told; the note beside it may stand as it was."""
    return told is not None and not row.progress and row.note.strip() in ("", told.note)


def _reasons(row: Told, task: Task | None) -> Iterable[Reason]:
    where = f"task-{row.task}"
    if task is None:
        yield Reason("no_task", "有一项任务不在这份工作要点里，请重新打开这一页。", where)
        return
    told: ShownProgress | None = getattr(task, "shown", None)
    if seen_at(told) != row.seen:
        yield Reason("stale", _faster(task, told), where)
    if _hides(row, told):
        return
    if row.progress and row.progress not in Progress.values:
        yield Reason("progress_unknown", f"{task.label}的进度没有选好，请重新选择。", where)
    if row.note.strip() and not row.progress:
        yield Reason(
            "note_alone",
            f"{task.label}写了进展说明，还没有选进度；不公布的，请把说明也删去。",
            where,
        )
    yield from rules.reasons(row.note.strip(), task.label, where)


def _faster(task: Task, told: ShownProgress | None) -> str:
    if told is None:
        return f"您打开这一页以后，有人已经不再公布{task.label}的进展。请看清以后再存。"
    said = f"{told.get_progress_display()}{'，' if told.note else ''}{told.note}"
    return (
        f"您打开这一页以后，{orgs.who(told.by)}改过{task.label}的进展，"
        f"现在是“{said}”。请看清以后再存。"
    )


def _write(by: User, task: Task, progress: str, note: str) -> None:
    told: ShownProgress | None = getattr(task, "shown", None)
    if not progress:
        ShownProgress.objects.filter(task=task).delete()
        deed = f"不再公布{task.label}任务的进展"
    else:
        moment = clock.now()
        if told is not None and told.at >= moment:  # a clock that stands still still tells apart
            moment = told.at + timedelta(microseconds=1)
        ShownProgress.objects.update_or_create(
            task=task, defaults={"progress": progress, "note": note, "at": moment, "by": by}
        )
        word = Progress(progress).label
        deed = f"把{task.label}任务公开的进展定为“{word}”{'：' if note else ''}{note.rstrip('。')}"
    before = {"progress": told.progress, "note": told.note} if told else {}
    _record(
        by, task.plan, "plans.tell", f"{orgs.who(by)}{deed}（{_named(task.plan)}）。",
        {"task": task.pk, "before": before, "after": {"progress": progress, "note": note}},
    )  # fmt: skip


def _counted(made: Iterable[ShownProgress]) -> Iterable[str]:
    codes = [one.progress for one in made]
    for progress in (Progress.DONE, Progress.GOING, Progress.NOT_STARTED):
        if progress in codes:
            yield f"{progress.label} {codes.count(progress)} 项"


def _named(plan: Plan) -> str:
    return f"《{plan.title.strip('《》')}》"


def _record(by: User, plan: Plan, verb: str, sentence: str, data: dict[str, object]) -> None:
    audit.record(by=by, verb=verb, sentence=sentence, record=plan, unit_id=plan.unit_id, data=data)
