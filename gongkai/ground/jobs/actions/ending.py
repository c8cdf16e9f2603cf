"""How a job ends: finished, failed, cancelled. Each writes the row once and one line of the log."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.documents import actions as documents
from gongkai.ground.notices.actions import notify
from gongkai.ground.orgs.models import User
from gongkai.ground.orgs.queries import who

from ..kinds import Result
from ..models import Job
from ..rules import MACHINE, TOLD_AFTER
from .locking import locked, named

JOBS_DONE = "jobs.done"


@transaction.atomic
def cancel(*, by: User, job: Job) -> Job:
    """Stop a job that waits or runs; a running one ends at its next sign of progress.

    What it has done by then stays. Raises Refusal ``wrong_state`` for one that has ended.
    """
    held = locked(by, job)
    held.state = MACHINE.step(held.state, "cancel", named(held)).leads_to(held.state)
    held.claim, held.ended_at = None, clock.now()
    held.sentence = "已经取消。"
    held.save(update_fields=["state", "claim", "ended_at", "sentence"])
    _log(held, by, "jobs.cancel", f"{who(by)}取消了长任务“{held.title}”。")
    return held


@transaction.atomic
def finish(held: Job, result: Result) -> bool:
    """Write what came of it, file and state together; False when the run is no longer ours.

    Raises Refusal when the file cannot be stored; then nothing is written.
    """
    job = _ours(held)
    if job is None:
        return False
    if result.data is not None:
        job.upload = documents.store(
            by=job.by, data=result.data, name=result.name, unit_id=job.unit_id
        )
    job.link = result.link
    job.sentence = result.sentence[:300]
    if job.total:
        job.done = job.total
    _end(job, "finish")
    _log(job, None, "jobs.finish", f"长任务“{job.title}”办完了。")
    _tell(job, f"“{job.title}”办完了", job.sentence)
    return True


@transaction.atomic
def fail(held: Job, sentences: Iterable[str]) -> bool:
    """Write why it was not finished; False when the run is no longer ours."""
    job = _ours(held)
    if job is None:
        return False
    job.failure = "\n".join(sentences)
    job.sentence = ""
    _end(job, "fail")
    _log(job, None, "jobs.fail", f"长任务“{job.title}”没有完成：{''.join(job.failures)}")
    _tell(job, f"“{job.title}”没有完成", job.failure)
    return True


def _ours(held: Job) -> Job | None:
    """The row, locked, if the run that ``held`` stands for still has it."""
    rows = Job.objects.select_for_update(of=("self",)).select_related("by")
    return rows.filter(pk=held.pk, claim=held.claim, state=held.state).first()


def _end(job: Job, verb: str) -> None:
    job.state = MACHINE.step(job.state, verb, named(job)).leads_to(job.state)
    job.claim, job.ended_at = None, clock.now()
    job.save()


def _tell(job: Job, subject: str, body: str) -> None:
    """A notice for those who did not wait for it."""
    begun = job.started_at or job.created_at
    if job.ended_at and job.ended_at - begun > TOLD_AFTER:
        key = f"{JOBS_DONE}:{job.pk}:{begun.isoformat()}"
        notify(to=job.by, kind=JOBS_DONE, subject=subject, body=body, link=_page(job), key=key)


def _page(job: Job) -> str:
    """Its page. Written out: a worker on its own serves no pages and knows no addresses."""
    return f"/desk/jobs/{job.pk}/"


def _log(job: Job, by: User | None, verb: str, sentence: str) -> None:
    record(by=by, verb=verb, sentence=sentence, record=job, unit_id=job.unit_id)
