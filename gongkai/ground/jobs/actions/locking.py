"""The row of a job, locked until the caller's transaction ends."""

from __future__ import annotations

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import User

from ..models import Job


def locked(by: User, job: Job) -> Job:
    """The row as it is now. Raises Refusal ``not_yours`` where ``by`` has no such job."""
    rows = Job.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=job.pk, by=by).first()
    if held is None:
        raise Refusal("not_yours", "没有找到这个长任务。长任务只有发起人自己能办，30 天后清理。")
    return held


def named(job: Job) -> str:
    """How a refusal names it."""
    return f"长任务“{job.title}”"
