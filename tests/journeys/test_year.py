"""The year turns: 回头看.

1. Last year's plan ends with one task unfinished in two units.
2. This year's plan is taken over. The office looks back, sees what would come of it, and carries
   both over; then nothing is left to carry.
3. The unit finds the task in this year's list, with last year's history, and goes on.
4. The office takes the report of last year as a Word file.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest

from gongkai.ground.documents.queries import content_of
from gongkai.ground.jobs import actions as jobs
from gongkai.ground.jobs.models import Job
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.models import Assignment, Plan
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task
from tests.journeys.clockwork import Travel

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_year_turns(open_as: Callable[..., Any], travel: Travel) -> None:
    travel("2025-04-10")
    district = District()
    office_person = orgs.person(district.office, "office_admin", name="林岚", username="linlan")
    clerk = orgs.person(district.culture, "info_officer", name="尤岚", username="youlan")
    last = _last_year(district, clerk)

    travel("2026-03-20")
    this = taken_over(
        district,
        reading(
            task(1, "区教育局", deadlines=[], deadline_text=None),
            title="2026年云川区政务公开工作要点",
            document_number="云川政办发〔2026〕4号",
            date="2026-03-16",
            year=2026,
        ),
    )
    office = open_as(office_person)
    _carry_over(office, this)
    assert Assignment.objects.filter(task__plan=last, state="carried").count() == 2
    row = Assignment.objects.get(task__plan=this, unit=district.culture)
    assert row.carried_from is not None

    unit = open_as(clerk)
    unit.goto("/desk/my-tasks/?state=to_sign")
    unit.get_by_role("link", name="编好便民手册。").click()
    unit.get_by_role("heading", name="2025 年的经过").wait_for()
    unit.get_by_text("手册印了一半。").first.wait_for()
    unit.get_by_role("link", name="签收", exact=True).click()
    unit.get_by_role("button", name="签收", exact=True).click()
    unit.get_by_text("已办好：签收").wait_for()
    _report(office, last)


def _last_year(district: District, clerk: Any) -> Plan:
    """One task in two units, begun in one of them."""
    due = deadline(text="2025年12月底前", date="2025-12-31")
    text = "编好便民手册。"
    one = task(1, "区文旅局", "区水务局", requirement=text, deadlines=[due])
    plan = taken_over(district, reading(one))
    row = Assignment.objects.get(unit=district.culture)
    ledger.sign(by=clerk, assignment=row, version=1)
    ledger.report(by=clerk, assignment=row, version=2, text="手册印了一半。")
    return plan


def _carry_over(office: Any, plan: Plan) -> None:
    office.goto(f"/desk/plans/{plan.pk}/board/")
    office.get_by_role("link", name="回头看").click()
    office.get_by_role("heading", name="往年还有 1 项任务").wait_for()
    for box in office.get_by_role("checkbox").all():
        box.check()
    office.get_by_role("button", name="先看会怎样").click()
    office.get_by_role("heading", name="会结转 2 条，看清再办").wait_for()
    office.get_by_role("button", name="结转这 2 条").click()
    office.goto(f"/desk/plans/{plan.pk}/lookback/")
    office.get_by_role("heading", name="往年没有留下没办完的任务。").wait_for()


def _report(office: Any, last: Plan) -> None:
    office.goto(f"/desk/plans/{last.pk}/exports/")
    office.get_by_role("button", name="写落实情况报告").click()
    job = Job.objects.get()
    office.wait_for_url(f"**/desk/jobs/{job.pk}/")
    jobs.run_job(job.pk, "journey")
    job.refresh_from_db()
    assert job.upload is not None
    office.reload()
    office.get_by_role("heading", name="落实情况报告").wait_for()
    office.get_by_role("link", name="下载").first.wait_for()
    written = docx.Document(io.BytesIO(content_of(job.upload)))
    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert "结转" in text
