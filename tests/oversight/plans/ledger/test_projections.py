"""What lists read: moved by a new calendar, proved by the check, written anew by rebuild."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gongkai.doors.cli.main import main
from gongkai.ground.core import sweeps
from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.models import SweepRun
from gongkai.ground.timelimits import actions as timelimits
from gongkai.ground.timelimits.rules.year_table import DayRow, template, write_csv
from gongkai.oversight.plans import tasks
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger import projecting
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, Part, WorkEvent
from tests.factories.ledger import People, after, fresh
from tests.factories.plans import deadline, task

pytestmark = pytest.mark.django_db

# Of 2025, but 5 May (really a make-up holiday) is worked, and 6 to 9 May are off.
MOVED = [*template(2025), *(DayRow(date(2025, 5, day), False, "劳动节") for day in (6, 7, 8, 9))]


def load(days: list[DayRow], year: int = 2025) -> None:
    timelimits.load_year(by=None, year=year, data=write_csv(days), name="表.csv", source="放假通知")


@pytest.fixture
def row(people: People) -> Assignment:
    """Started on 10 April, with 20 working days: due on 12 May."""
    row = people.bring(people.row(after()), "doing")
    people.do("start", row)
    return fresh(row)


def test_a_new_calendar_moves_open_days_by_the_sweep(row: Assignment) -> None:
    before = row.due
    assert before is not None
    load(MOVED)
    assert list(differences())  # the projection is of the old calendar until it is written anew
    assert tasks.project() == Assignment.objects.count()
    after = fresh(row).due
    assert after is not None
    assert after > before
    assert row.part_rows.get(kind="started").due == after
    assert list(differences()) == []
    assert tasks.project() == 0


def test_and_at_once_when_the_table_is_loaded(
    row: Assignment, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    before = row.due
    with django_capture_on_commit_callbacks(execute=True):
        load(MOVED)
    assert fresh(row).due != before
    assert list(differences()) == []


def test_an_extended_day_stays_when_the_calendar_moves(people: People, row: Assignment) -> None:
    people.do("extend", row, until=date(2025, 9, 30))
    load(MOVED)
    ledger.project_stale()
    started = row.part_rows.get(kind="started")
    assert started.due == date(2025, 9, 30)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "done"},
        {"due": date(2025, 1, 1)},
        {"version": 9},
        {"parts_done": 3},
        {"flagged": True},
        {"work_plan": {"leader": "别人"}},
        {"last_report": "没有报过"},
        {"projected_with": ""},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_column_is_named_and_written_anew(
    row: Assignment, wrong: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["projections", "check"]) == 0
    assert "任务分派：共 1 条，全部一致。" in capsys.readouterr().out
    Assignment.objects.update(**wrong)
    assert main(["projections", "check"]) == 1
    said = capsys.readouterr().out
    assert "有 1 处不一致" in said
    assert f"第 {row.pk} 号分派：列表里是" in said
    assert next(iter(wrong)) in said
    assert main(["projections", "rebuild"]) == 0
    assert main(["projections", "check"]) == 0


@pytest.mark.parametrize("how", ["moved", "gone", "more", "ticked"])
def test_a_wrong_part_is_named_and_written_anew(row: Assignment, how: str) -> None:
    parts = Part.objects.filter(assignment=row)
    if how == "moved":
        parts.filter(kind="started").update(due=date(2025, 1, 1))
    elif how == "gone":
        parts.filter(kind="started").delete()
    elif how == "ticked":
        parts.update(done_on=date(2025, 1, 1))
    else:
        Part.objects.create(assignment=row, key="x", label="多的", kind="fixed")
    (found,) = differences()
    assert found.row == f"第 {row.pk} 号分派的节点"
    ledger.rebuild()
    assert list(differences()) == []


def test_an_event_behind_the_back_of_the_actions_is_found(row: Assignment) -> None:
    WorkEvent.objects.create(
        assignment=row, number=row.version + 1, verb="withdraw", by_name="谁", data={"reason": "?"}
    )
    (found,) = differences()
    assert "cancelled" in found.folded


@pytest.fixture
def three(people: People) -> list[Assignment]:
    """The second has a step of which nobody knows what it is, and all are of an old calendar."""
    people.plan(*(task(number, "区文旅局") for number in (1, 2, 3)))
    rows = list(Assignment.objects.order_by("pk"))
    WorkEvent.objects.create(assignment=rows[1], number=2, verb="unknown", by_name="谁")
    Assignment.objects.update(projected_with="older")
    return rows


def test_one_that_cannot_be_folded_stops_no_other_and_is_tried_again(
    three: list[Assignment], caplog: pytest.LogCaptureFixture
) -> None:
    bad = three[1].pk
    for _ in range(2):  # the sweep comes again
        with pytest.raises(Refusal) as refused:
            tasks.project()
        assert refused.value.code == "not_folded"
        assert refused.value.sentence.startswith("有 1 条没有写成，其余的都写好了：")
        assert f"第 {bad} 号分派按它的事件记录推算不出来（LookupError" in refused.value.sentence
        stale = Assignment.objects.filter(projected_with="older")
        assert list(stale.values_list("pk", flat=True)) == [bad]
    assert f"assignment {bad} cannot be folded" in caplog.text
    WorkEvent.objects.filter(verb="unknown").update(verb="comment", data={"text": "请抓紧。"})
    assert tasks.project() == 1
    assert list(differences()) == []


def test_the_run_of_the_sweep_says_which_one(three: list[Assignment]) -> None:
    sweeps.discover()
    assert "plans.project" not in sweeps.run_due()
    run = SweepRun.objects.get(name="plans.project")
    assert f"第 {three[1].pk} 号分派" in run.failure


def test_check_and_rebuild_name_it_and_go_on(
    three: list[Assignment], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["projections", "rebuild"]) == 1
    said = capsys.readouterr().out
    assert f"任务分派：有 1 条没有写成，其余的都写好了：第 {three[1].pk} 号分派" in said
    assert "把上面的内容发给系统管理员" in said
    assert main(["projections", "check"]) == 1
    said = capsys.readouterr().out
    assert "任务分派：共 3 条，有 1 处不一致。" in said
    assert (
        f"第 {three[1].pk} 号分派：列表里是 to_sign，第 1 步，应为 按它的事件记录推算不出来" in said
    )


def test_one_alone_that_cannot_be_folded_among_many_batches(
    three: list[Assignment], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projecting, "BATCH", 1)
    with pytest.raises(Refusal):
        ledger.project_stale()
    assert Assignment.objects.filter(projected_with="older").count() == 1


def test_the_sweep_and_rebuild_take_a_constant_number_of_queries(
    people: People, django_assert_max_num_queries: Any
) -> None:
    people.plan(*(task(n, "区文旅局", "区水务局", deadlines=[deadline()]) for n in range(1, 31)))
    with django_assert_max_num_queries(25):
        assert ledger.rebuild() == 60
    with django_assert_max_num_queries(12):
        assert list(differences()) == []
