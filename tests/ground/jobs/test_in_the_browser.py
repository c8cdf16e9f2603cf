"""A person watches long work: the page goes along by itself and disturbs nobody at the keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.ground.jobs import actions
from gongkai.ground.jobs.models import Job
from gongkai.ground.orgs.models import User
from tests.browser.axe import violations
from tests.browser.pictures import take

from .conftest import Start

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_the_page_goes_along_until_the_file_is_there(
    open_as: Any, start: Start, chen: User
) -> None:
    """Waiting, 40 of 100, done: without a click. The button in hand stays in hand."""
    job = start(title="导出2026年工作台账", back="/desk/")
    page = open_as(chen)
    page.goto(f"/desk/jobs/{job.pk}/")
    assert page.get_by_text("还在排队，后台空下来就开始。").is_visible()
    page.get_by_role("button", name="取消这个任务").focus()

    Job.objects.update(state="running", done=40, total=100, sentence="抄了 40 行。")
    page.get_by_text("抄了 40 行。").wait_for()
    assert page.locator("progress").get_attribute("value") == "40"
    assert page.evaluate("document.activeElement.id") == "job-cancel"
    assert not violations(page)
    take(page, "job-running")

    Job.objects.update(state="waiting", done=0, total=0, sentence="")
    actions.run_job(job.pk, "one")
    page.get_by_role("link", name="下载文件").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "办完了：导出2026年工作台账"
    with page.expect_download() as saved:
        page.get_by_role("link", name="下载文件").click()
    assert saved.value.suggested_filename == "台账.txt"
    assert not page.locator("[hx-get]").count()


def test_without_script_the_page_loads_itself_again(open_as: Any, start: Start, chen: User) -> None:
    job = start()
    page = open_as(chen, java_script_enabled=False)
    page.goto(f"/desk/jobs/{job.pk}/")
    Job.objects.update(state="running", done=1, total=2, sentence="办了一半。")
    page.get_by_text("办了一半。").wait_for(timeout=15_000)
    page.get_by_role("button", name="取消这个任务").click()
    page.get_by_text("您取消了这个任务。").wait_for()
