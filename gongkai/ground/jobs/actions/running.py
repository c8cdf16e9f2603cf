"""Running a job: claim, commit, run, and write the result together with its end.

The claim is committed before the work begins, so that two workers never both have it. A worker
that dies leaves a claimed row; another one claims it anew. What the first may still write carries
the old claim and is refused.
"""

from __future__ import annotations

import logging
import uuid

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.queries import may
from gongkai.ground.ui import incidents

from ..enums import JobState
from ..kinds import JobKind, Result, kind_of
from ..models import Job
from ..queries import Floor
from ..rules import LOST_SENTENCE, NOT_ALLOWED_SENTENCE, TRIES, UNKNOWN_SENTENCE, broken_sentence
from .ending import fail, finish
from .progress import Stopped, Writing

logger = logging.getLogger(__name__)

TASK = "gongkai.ground.jobs.actions.hurrying.run_in_queue"


def run_job(pk: int, worker: str) -> bool:
    """Run the job ``pk`` in the name of ``worker`` if nobody has it; return whether it was run.

    Must be called outside any transaction: a claim that is not committed protects nobody. Whatever
    the work does, the job ends or (when this process dies) is claimed by another worker.
    """
    job = _claim(pk, worker)
    if job is None:
        return False  # it has ended, it is gone, or another worker has it
    try:
        finish(job, _result(job))
    except Stopped:
        logger.info("job %s was stopped", pk)
    except Refusal as refusal:
        fail(job, _sentences(refusal))
    except Exception:
        number = incidents.reference()
        logger.exception("incident %s in job %s (%s)", number, pk, job.kind)
        fail(job, [broken_sentence(number)])
    return True


def give_up(job: Job) -> bool:
    """End a job that nobody works on and that was tried often enough."""
    logger.error("job %s (%s) was lost %s times", job.pk, job.kind, job.tries)
    return fail(job, [LOST_SENTENCE])


def _claim(pk: int, worker: str) -> Job | None:
    seen = Job.objects.filter(pk=pk).first()
    if seen is None or not _is_free(seen, worker):
        return None
    if seen.tries >= TRIES:
        give_up(seen)
        return None
    moment = clock.now()
    with transaction.atomic(durable=True):
        # Only the row that we have judged: whoever claims it changes the claim.
        claimed = Job.objects.filter(pk=pk, state=seen.state, claim=seen.claim).update(
            state=JobState.RUNNING,
            claim=uuid.uuid4(),
            worker=worker,
            tries=F("tries") + 1,
            done=0,
            total=0,
            sentence="",
            started_at=Coalesce("started_at", moment),
            seen_at=moment,
        )
    return Job.objects.select_related("by", "unit").get(pk=pk) if claimed else None


def _is_free(job: Job, worker: str) -> bool:
    return job.state == JobState.WAITING or Floor(TASK).is_forsaken(job, worker)


def _result(job: Job) -> Result:
    kind = kind_of(job.kind)
    if kind is None:
        raise Refusal("kind_unknown", UNKNOWN_SENTENCE)
    if not _still_may(job, kind):
        raise Refusal("not_allowed", NOT_ALLOWED_SENTENCE)
    return kind.run(Writing(job), job.params, job)


def _still_may(job: Job, kind: JobKind) -> bool:
    """A post may have ended, or the account been closed, while the job waited."""
    return job.by.is_active and (not kind.perm or may(job.by, kind.perm, job.unit))


def _sentences(refusal: Refusal) -> list[str]:
    listed = [reason.sentence for reason in refusal.reasons]
    return listed if listed == [refusal.sentence] else [refusal.sentence, *listed]
