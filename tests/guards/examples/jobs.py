"""Example records of the room ``jobs``."""

from __future__ import annotations

from itertools import count
from typing import Any

from gongkai.ground.jobs import actions
from gongkai.ground.jobs.kinds import JobKind, Progress, Result, declare
from gongkai.ground.jobs.models import Job

from ..registry import example, rows
from ..world import MARK, World

KIND = "guards.example"
_numbers = count(1)


def _run(progress: Progress, params: dict[str, Any], job: Job) -> Result:
    progress(1, 2, "办了一半。")
    return Result("办好了 2 件。", data=b"1\n2\n", name=f"{MARK}.txt")


declare(JobKind(KIND, "示例任务", "", _run))


@example("jobs:job", "jobs:cancel", "jobs:again", seen_by="ours")
@rows("jobs:list", seen_by="ours")
def _started(world: World) -> Any:
    job = actions.start(
        by=world.ours,
        unit=world.our_unit,
        kind=KIND,
        title=f"导出{MARK}第{next(_numbers)}份台账",
        params={},
        back="/desk/",
    )
    return {"pk": job.pk}


@example("jobs:file", seen_by="ours")
def _finished(world: World) -> dict[str, Any]:
    found: dict[str, Any] = _started(world)
    actions.run_job(found["pk"], "guards")
    return found
