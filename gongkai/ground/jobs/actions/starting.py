"""Starting a job, and starting one again that failed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.queries import may, who

from ..enums import JobState
from ..kinds import JobKind, kind_of, refuse_foreign
from ..models import Job
from ..rules import MACHINE, NOT_ALLOWED_SENTENCE, UNFINISHED, UNKNOWN_SENTENCE
from .hurrying import hurry
from .locking import locked, named


@transaction.atomic
def start(
    *,
    by: User,
    unit: Unit | None,
    kind: str,
    title: str,
    params: dict[str, Any],
    key: str = "",
    back: str = "",
) -> Job:
    """Begin long work of ``kind`` (declared in ``kinds``) and return its job at once.

    ``title`` names it for the person (导出2026年工作台账), ``params`` is JSON. While a job of the
    same person with the same ``key`` waits or runs, that one is returned. ``back`` is the page the
    person comes from, an address of our own. Raises Refusal ``not_allowed`` without the kind's
    verb for ``unit``, LookupError for a kind that nobody declares.
    """
    refuse_foreign(back)
    declared = kind_of(kind)
    if declared is None:
        raise LookupError(f"nobody declares the kind {kind}")
    _refuse_unless_allowed(by, declared, unit)
    job, new = _found_or_made(
        by=by, unit=unit, kind=kind, title=title[:200], params=params, key=key, back=back
    )
    if new:
        _log(job, by, "jobs.start", "开始了")
        transaction.on_commit(partial(hurry, job.pk))
    return job


@transaction.atomic
def again(*, by: User, job: Job) -> Job:
    """Let a failed job begin anew, under its number, so that nothing is done twice.

    Raises Refusal ``wrong_state``, ``not_allowed``, ``kind_unknown``, or ``already_running`` when
    the same work was started afresh meanwhile.
    """
    held = locked(by, job)
    after = MACHINE.step(held.state, "again", named(held)).leads_to(held.state)
    kind = kind_of(held.kind)
    if kind is None:
        raise Refusal("kind_unknown", UNKNOWN_SENTENCE)
    _refuse_unless_allowed(by, kind, held.unit)
    held.state, held.tries, held.done, held.total = after, 0, 0, 0
    held.sentence = held.failure = held.worker = ""
    held.claim = held.started_at = held.seen_at = held.ended_at = None
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        raise Refusal(
            "already_running", "同样的任务您已经重新开始了，正在办。请在长任务列表里查看。"
        ) from None
    _log(held, by, "jobs.again", "重新开始了")
    transaction.on_commit(partial(hurry, held.pk))
    return held


def _found_or_made(**values: Any) -> tuple[Job, bool]:
    """The job that goes on under this key, or a new one."""
    by, key = values["by"], values["key"]
    going_on = (
        Job.objects.filter(by=by, key=key, state__in=UNFINISHED) if key else Job.objects.none()
    )
    if found := going_on.first():
        return found, False
    try:
        with transaction.atomic():
            job = Job(**values, state=JobState(MACHINE.initial), created_at=clock.now())
            job.save()
            return job, True
    except IntegrityError:
        if found := going_on.first():
            return found, False  # a second click was faster
        raise


def _refuse_unless_allowed(by: User, kind: JobKind, unit: Unit | None) -> None:
    if kind.perm and not may(by, kind.perm, unit):
        raise Refusal("not_allowed", NOT_ALLOWED_SENTENCE)


def _log(job: Job, by: User, verb: str, deed: str) -> None:
    record(
        by=by,
        verb=verb,
        sentence=f"{who(by)}{deed}长任务“{job.title}”。",
        record=job,
        unit_id=job.unit_id,
    )
