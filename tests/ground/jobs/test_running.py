"""Running: the result and the end together, failures in sentences, and stops that stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.documents.models import Upload
from gongkai.ground.documents.queries import content_of
from gongkai.ground.jobs import actions
from gongkai.ground.jobs.enums import JobState
from gongkai.ground.jobs.kinds import Progress, Result
from gongkai.ground.jobs.models import Job
from gongkai.ground.notices.models import Delivery, Notice

from .conftest import Start, fresh

pytestmark = pytest.mark.django_db
Doing = Callable[..., None]


def run(job: Job) -> Job:
    assert actions.run_job(job.pk, "one")
    return fresh(job)


def test_the_result_is_there_with_its_file(start: Start) -> None:
    job = run(start())
    assert (job.state, job.sentence, job.link) == ("done", "导出了 2 行。", "/desk/my-tasks/")
    assert (job.done, job.total, job.tries, job.worker) == (2, 2, 1, "one")
    assert job.upload
    assert (job.upload.name, content_of(job.upload)) == ("台账.txt", b"1\n2\n")
    assert (job.upload.by_id, job.upload.unit_id) == (job.by_id, job.unit_id)
    assert Entry.objects.get(verb="jobs.finish").sentence == "长任务“导出台账”办完了。"


def test_what_has_ended_is_not_run_again(start: Start) -> None:
    job = run(start())
    assert not actions.run_job(job.pk, "two")
    assert not actions.run_job(job.pk + 1, "two")
    assert Upload.objects.count() == 1


def test_the_work_gets_its_number_and_its_parameters(start: Start, doing: Doing) -> None:
    seen: list[Any] = []

    def work(progress: Progress, params: dict[str, Any], job: Job) -> Result:
        seen.append((params, job.pk, job.by.username, job.state))
        return Result("办好了。")

    doing(work)
    job = run(start(params={"day": clock.today()}))
    assert seen == [({"day": clock.today().isoformat()}, job.pk, "chenli", "running")]


def test_a_refusal_is_told_with_all_its_reasons(start: Start, doing: Doing) -> None:
    def work(*_: Any) -> Result:
        raise Refusal(
            "bad_sheet",
            "这张表有 2 处要改。",
            [Reason("a", "缺少年度。"), Reason("b", "日期不对。")],
        )

    doing(work)
    job = run(start())
    assert job.state == JobState.FAILED
    assert job.failures == ["这张表有 2 处要改。", "缺少年度。", "日期不对。"]
    assert "缺少年度" in Entry.objects.get(verb="jobs.fail").sentence


def test_a_fault_is_told_by_its_number_only(
    start: Start, doing: Doing, caplog: pytest.LogCaptureFixture
) -> None:
    def work(*_: Any) -> Result:
        raise KeyError("secret of the program")

    doing(work)
    job = run(start())
    assert job.state == JobState.FAILED
    (sentence,) = job.failures
    assert "secret" not in sentence
    number = sentence.rpartition("：")[2].rstrip("。")
    assert number in caplog.text
    assert "secret of the program" in caplog.text


@pytest.mark.parametrize(("data", "word"), [(b"", "空"), (b"\x7fELF" + b"\0" * 60, "文件")])
def test_a_file_that_cannot_be_stored_is_a_failure(
    start: Start, doing: Doing, data: bytes, word: str
) -> None:
    doing(lambda *_: Result("办好了。", data=data, name="结果.bin"))
    job = run(start())
    assert job.state == JobState.FAILED
    assert word in job.failure
    assert not Upload.objects.exists()


def test_a_kind_that_is_gone_is_a_failure(start: Start) -> None:
    job = start()
    Job.objects.update(kind="no.longer")
    assert "没有这种任务" in run(job).failure


def test_cancelled_while_it_waits(start: Start) -> None:
    job = start()
    actions.cancel(by=job.by, job=job)
    assert not actions.run_job(job.pk, "one")
    assert fresh(job).state == JobState.CANCELLED
    assert Entry.objects.get(verb="jobs.cancel").sentence.endswith("取消了长任务“导出台账”。")
    with pytest.raises(Refusal, match="已取消"):
        actions.cancel(by=job.by, job=job)


@pytest.mark.parametrize("stop", ["progress", "hold", "nothing"])
def test_cancelled_while_it_runs_nothing_more_is_written(
    start: Start, doing: Doing, stop: str
) -> None:
    reached: list[str] = []

    def work(progress: Progress, params: Any, job: Job) -> Result:
        actions.cancel(by=job.by, job=job)
        try:
            if stop == "progress":
                progress(1, 2, "还在办。")
            elif stop == "hold":
                with transaction.atomic():
                    progress.hold()
        except Exception:  # as careless kinds do
            reached.append("caught")
        reached.append("went on")
        return Result("办好了。", data=b"1\n", name="结果.txt")

    doing(work)
    job = run(start())
    assert reached == ([] if stop != "nothing" else ["went on"])
    assert (job.state, job.upload, job.done) == (JobState.CANCELLED, None, 0)
    assert not Upload.objects.exists()
    assert not Entry.objects.filter(verb="jobs.finish").exists()


def test_progress_is_written_at_most_twice_a_second(
    start: Start, doing: Doing, django_assert_num_queries: Any
) -> None:
    def work(progress: Progress, params: Any, job: Job) -> Result:
        with django_assert_num_queries(1):
            for done in range(1, 200):
                progress(done, 200, "正在抄写。")
        row = fresh(job)
        assert (row.done, row.total, row.sentence) == (1, 200, "正在抄写。")
        return Result("抄完了。")

    doing(work)
    job = run(start())
    assert (job.state, job.done, job.sentence) == ("done", 200, "抄完了。")


def test_inside_the_works_own_transaction_nothing_is_written(start: Start, doing: Doing) -> None:
    def work(progress: Progress, params: Any, job: Job) -> Result:
        with pytest.raises(RuntimeError):
            progress.hold()
        with transaction.atomic():
            progress.hold()
            progress(1, 2, "在里面。")
        assert fresh(job).done == 0
        progress(2, 2, "在外面。")
        assert fresh(job).done == 2
        return Result("办好了。")

    doing(work)
    assert run(start()).state == JobState.DONE


def test_a_failed_one_begins_again_under_its_number(start: Start, doing: Doing) -> None:
    outcomes = iter([Refusal("busy", "现在太忙。"), Result("办好了。")])

    def work(*_: Any) -> Result:
        outcome = next(outcomes)
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    doing(work)
    job = run(start(key="k"))
    assert job.failure == "现在太忙。"
    actions.again(by=job.by, job=job)
    assert (fresh(job).state, fresh(job).failure, fresh(job).ended_at) == ("waiting", "", None)
    job = run(job)
    assert (job.state, job.sentence) == ("done", "办好了。")
    with pytest.raises(Refusal, match="已完成"):
        actions.again(by=job.by, job=job)


def test_it_does_not_begin_again_beside_its_like(start: Start, doing: Doing) -> None:
    doing(lambda *_: (_ for _ in ()).throw(Refusal("busy", "现在太忙。")))
    failed = run(start(key="k"))
    start(key="k")
    with pytest.raises(Refusal, match="重新开始了"):
        actions.again(by=failed.by, job=failed)
    assert fresh(failed).state == JobState.FAILED


def test_another_persons_job_can_be_neither_cancelled_nor_repeated(start: Start, he: Any) -> None:
    job = start()
    for do in (actions.cancel, actions.again):
        with pytest.raises(Refusal, match="没有找到"):
            do(by=he, job=job)
    assert fresh(job).state == JobState.WAITING


@pytest.mark.parametrize(("seconds", "told"), [(5, 0), (11, 1)])
def test_who_had_to_wait_is_told(start: Start, doing: Doing, seconds: int, told: int) -> None:
    def work(progress: Progress, params: Any, job: Job) -> Result:
        Job.objects.update(started_at=clock.now() - timedelta(seconds=seconds))
        return Result("导出了 2 行。")

    doing(work)
    job = run(start())
    notices = list(Notice.objects.filter(to=job.by, kind="jobs.done"))
    assert [(row.subject, row.body, row.link) for row in notices] == [
        ("“导出台账”办完了", "导出了 2 行。", f"/desk/jobs/{job.pk}/")
    ] * told
    assert not Delivery.objects.exists()
