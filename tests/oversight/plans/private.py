"""A plan in which every private field holds a mark that no stranger may read."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.ground.evidence.items import FileItem, LinkItem
from gongkai.ground.orgs.models import User
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.models import Assignment, Plan
from gongkai.oversight.plans.rules.ledger import Measure, WorkPlan
from tests.factories import orgs
from tests.factories.plans import District

MARK = "内部独有"


def fill(district: District, plan: Plan) -> Assignment:
    """Let 区水务局 do one assignment of ``plan`` in every way that leaves words behind."""
    row = Assignment.objects.get(task__plan=plan, task__order=1, unit=district.water)
    worker = orgs.person(district.water, name=f"{MARK}人员")

    def step(do: Callable[..., object], by: User, **more: object) -> None:
        row.refresh_from_db()
        do(by=by, assignment=row, version=row.version, **more)

    step(ledger.refuse, worker, reason=f"{MARK}退回理由")
    step(ledger.insist, district.officer, reason=f"{MARK}维持理由")
    step(ledger.sign, worker)
    step(
        ledger.fill_plan,
        worker,
        plan=WorkPlan(f"{MARK}领导", f"{MARK}科室", (Measure(f"{MARK}举措", f"{MARK}时限"),)),
    )
    step(
        ledger.report,
        worker,
        text=f"{MARK}进展",
        items=[
            LinkItem("https://neibu.example/", f"{MARK}网页"),
            FileItem(f"{MARK}文件内容".encode(), f"{MARK}文件.txt"),
        ],
    )
    step(ledger.comment, district.officer, text=f"{MARK}意见")
    step(ledger.submit, worker, text=f"{MARK}办结")
    step(ledger.send_back, district.officer, reason=f"{MARK}退回补充")
    row.refresh_from_db()
    return row
