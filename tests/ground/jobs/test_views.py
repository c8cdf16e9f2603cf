"""The pages of one's own jobs, and that another person's do not exist."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.ground.documents.refusals import refusal
from gongkai.ground.jobs import actions
from gongkai.ground.jobs.models import Job
from gongkai.ground.orgs.models import User
from tests.factories import orgs

from .conftest import Start, fresh

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def browser(chen: User) -> Client:
    return orgs.signed_in(chen)


def page(browser: Client, job: Job, **more: Any) -> str:
    answer = browser.get(reverse("jobs:job", args=[job.pk]), **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_waiting_one_asks_again_with_and_without_script(browser: Client, start: Start) -> None:
    job = start(back="/desk/my-tasks/")
    text = page(browser, job)
    assert "还在排队" in text
    assert f'hx-get="/desk/jobs/{job.pk}/?stamp=' in text
    assert '<noscript><meta http-equiv="refresh"' in text
    assert "取消这个任务" in text
    assert 'href="/desk/my-tasks/"' in text


def test_the_page_asks_for_its_part_and_hears_only_news(browser: Client, start: Start) -> None:
    job = start()
    address = reverse("jobs:job", args=[job.pk])
    stamp = fresh(job).stamp
    assert browser.get(address, {"stamp": stamp}, **HTMX).status_code == 204
    Job.objects.update(state="running", done=40, total=100, sentence="抄了 40 行。")
    part = browser.get(address, {"stamp": stamp}, **HTMX).content.decode()
    assert part.startswith('<div class="job" id="job" hx-get')
    assert "抄了 40 行。" in part
    assert 'max="100" value="40"' in part
    actions.run_job(start().pk, "one")
    Job.objects.filter(pk=job.pk).update(state="done")
    assert "hx-get" not in page(browser, job, **HTMX)


def test_a_finished_one_gives_its_file_and_its_page(browser: Client, start: Start) -> None:
    job = start()
    actions.run_job(job.pk, "one")
    text = page(browser, job)
    assert "hx-get" not in text
    assert "refresh" not in text
    assert "导出了 2 行。" in text
    assert "去看结果" in text
    answer = browser.get(reverse("jobs:file", args=[job.pk]))
    assert b"".join(answer.streaming_content) == b"1\n2\n"
    assert answer["Content-Disposition"].startswith("attachment")


def test_without_a_file_there_is_none(browser: Client, start: Start) -> None:
    assert browser.get(reverse("jobs:file", args=[start().pk])).status_code == 404


def test_a_lost_file_is_said(
    browser: Client, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = start()
    actions.run_job(job.pk, "one")

    def lost(*_: Any) -> Any:
        raise refusal("upload_lost")

    monkeypatch.setattr("gongkai.ground.documents.downloads.open_upload", lost)
    answer = browser.get(reverse("jobs:file", args=[job.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("jobs:job", args=[job.pk])
    assert refusal("upload_lost").sentence in answer.content.decode()


def test_the_buttons_cancel_and_begin_again(browser: Client, start: Start) -> None:
    job = start()
    answer = browser.post(reverse("jobs:cancel", args=[job.pk]), follow=True)
    assert "您取消了这个任务" in answer.content.decode()
    answer = browser.post(reverse("jobs:cancel", args=[job.pk]), follow=True)
    assert "不能“取消”" in answer.content.decode()
    Job.objects.update(state="failed", failure="现在太忙。\n请晚一点。")
    assert "现在太忙。" in page(browser, job)
    browser.post(reverse("jobs:again", args=[job.pk]))
    assert fresh(job).state == "waiting"


@pytest.mark.parametrize("name", ["job", "file", "cancel", "again"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_persons_job_does_not_exist(start: Start, he: User, name: str, method: str) -> None:
    job = start()
    actions.run_job(job.pk, "one")
    office = orgs.person(orgs.government("云川区公开办"), "office_admin")
    for stranger in (he, office):
        browser = orgs.signed_in(stranger)
        assert getattr(browser, method)(reverse(f"jobs:{name}", args=[job.pk])).status_code == 404
        assert job.title not in browser.get(reverse("jobs:list")).content.decode()
    assert fresh(job).state == "done"


def test_the_list_and_the_menu_count_what_goes_on(browser: Client, start: Start) -> None:
    empty = browser.get(reverse("jobs:list")).content.decode()
    assert "还没有开始过长任务" in empty
    menu = f'<a href="{reverse("jobs:list")}"'
    assert menu not in browser.get("/desk/").content.decode()
    done, _ = start(title="导出旧台账"), start(title="导出新台账")
    actions.run_job(done.pk, "one")
    listed = browser.get(reverse("jobs:list")).content.decode()
    assert "有 1 个长任务正在办" in listed
    assert 'hx-trigger="every 5s"' in listed
    assert reverse("jobs:file", args=[done.pk]) in listed
    assert f'{menu}>长任务<span class="n">1<' in browser.get("/desk/").content.decode()
    actions.cancel(by=done.by, job=Job.objects.exclude(pk=done.pk).get())
    quiet = browser.get(reverse("jobs:list")).content.decode()
    assert "长任务都有了结果" in quiet
    assert "hx-get" not in quiet


def test_a_longer_list_asks_the_database_no_more_often(
    browser: Client, start: Start, django_assert_num_queries: Any
) -> None:
    actions.run_job(start().pk, "one")
    browser.get(reverse("jobs:list"))
    with CaptureQueriesContext(connection) as one:
        browser.get(reverse("jobs:list"))
    for _ in range(3):
        actions.run_job(start().pk, "one")
    with django_assert_num_queries(len(one)):
        browser.get(reverse("jobs:list"))
