"""A job that waits in the middle until the test lets it go on."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from gongkai.ground.jobs.kinds import JobKind, Progress, Result, declare
from gongkai.ground.jobs.models import Job
from gongkai.ground.notices.actions import notify

KIND = "slow.copy"
CONTENT = "三件都办好了。\n".encode()
LONGEST = 60.0  # seconds


def run(progress: Progress, params: dict[str, Any], job: Job) -> Result:
    """Leaves a line for each time it is begun, tells once, waits for the file ``go``."""
    folder = Path(params["folder"])
    with (folder / "begun").open("a", encoding="utf-8") as begun:
        begun.write("begun\n")
    notify(to=job.by, kind="slow.told", subject="办了一件", body="", key=f"slow:{job.pk}")
    progress(1, 3, "第一件办好了。")
    deadline = time.monotonic() + LONGEST
    while not (folder / "go").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    progress(2, 3, "第二件办好了。")
    return Result("三件都办好了。", data=CONTENT, name="结果.txt")


declare(JobKind(KIND, "慢慢抄写", "", run))
