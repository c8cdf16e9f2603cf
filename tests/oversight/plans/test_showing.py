"""What the office shows: the plan, the progress of tasks, and who was faster."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.actions import amending, ledger, showing
from gongkai.oversight.plans.actions.showing import Told
from gongkai.oversight.plans.models import Assignment, Plan, ShownProgress, Task
from gongkai.oversight.plans.queries.showing import data_of, proposals, public_tasks, seen_at
from gongkai.oversight.plans.rules.shown import found
from tests.factories import orgs
from tests.factories.plans import District, reading, taken_over, task
from tests.factories.shown_plans import publish, take_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(district: District) -> Plan:
    return taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局"), task(2, "组:各镇、街道"), task(3, "区教育局")
        ),
    )


@pytest.fixture
def officer(district: District, client: Client) -> Client:
    client.force_login(district.officer)
    return client


def tasks_of(plan: Plan) -> list[Task]:
    return list(plan.tasks.order_by("order"))


def last_sentence() -> str:
    """What was done; that it was handed in for review is said after it."""
    entry = Entry.objects.exclude(verb__startswith="review.").order_by("-sequence").first()
    assert entry
    return entry.sentence


def told(plan: Plan, number: int = 0) -> ShownProgress | None:
    return ShownProgress.objects.filter(task=tasks_of(plan)[number]).first()


# --- the plan ---


def test_a_plan_is_shown_by_review_and_release_and_taken_off_again(
    district: District, plan: Plan
) -> None:
    publication = publish(district, plan)
    assert publication.state == "public"
    assert "公开了" in last_sentence()
    assert take_off(district, plan).state == "withdrawn"
    assert "撤下" in last_sentence()


def test_only_the_office_shows(district: District, plan: Plan) -> None:
    other = orgs.person(district.water, "unit_leader")
    first = tasks_of(plan)[0]
    for step in (
        lambda: showing.send(by=other, plan=plan),
        lambda: showing.fill(by=other, plan=plan),
        lambda: showing.tell(by=other, plan=plan, rows=[Told(first.pk, "done")]),
        lambda: showing.hide(by=other, task=first, seen=""),
    ):
        with pytest.raises(Refusal) as refused:
            step()
        assert refused.value.code == "not_allowed"
    assert not ShownProgress.objects.exists()


# --- progress ---


def test_progress_is_told_changed_and_hidden(district: District, plan: Plan) -> None:
    first = tasks_of(plan)[0]
    by = district.officer
    assert (
        showing.tell(by=by, plan=plan, rows=[Told(first.pk, "going", " 已公开 24 个小区。 ")]) == 1
    )
    row = told(plan)
    assert row
    assert (row.progress, row.note, row.by) == ("going", "已公开 24 个小区。", by)
    assert "把第 1 项任务公开的进展定为“正在推进”：已公开 24 个小区（" in last_sentence()

    same = [Told(first.pk, "going", "已公开 24 个小区。", seen_at(row))]
    assert showing.tell(by=by, plan=plan, rows=same) == 0
    assert showing.tell(by=by, plan=plan, rows=[Told(first.pk, "done", "", seen_at(row))]) == 1
    changed = told(plan)
    assert changed
    assert (changed.progress, changed.note) == ("done", "")
    assert seen_at(changed) != seen_at(row)

    first.refresh_from_db()
    assert showing.hide(by=by, task=first, seen=seen_at(changed)) == 1
    assert told(plan) is None
    assert "不再公布第 1 项" in last_sentence()


def test_hiding_lets_the_old_note_go(district: District, plan: Plan) -> None:
    first = tasks_of(plan)[0]
    showing.tell(by=district.officer, plan=plan, rows=[Told(first.pk, "going", "旧说明。")])
    rows = [Told(first.pk, "", "旧说明。", seen_at(told(plan)))]
    assert showing.tell(by=district.officer, plan=plan, rows=rows) == 1
    assert told(plan) is None


def test_who_comes_second_sees_what_the_first_did(district: District, plan: Plan) -> None:
    first, second, _ = tasks_of(plan)
    showing.tell(by=district.officer, plan=plan, rows=[Told(first.pk, "going", "先写的。")])
    rows = [Told(first.pk, "done", "后写的。", ""), Told(second.pk, "done")]
    with pytest.raises(Refusal) as refused:
        showing.tell(by=district.officer, plan=plan, rows=rows)
    assert refused.value.code == "stale"
    assert "现在是“正在推进，先写的。”" in refused.value.sentence
    row = told(plan)
    assert row
    assert row.note == "先写的。"
    assert told(plan, 1) is None, "all of them or none"


def test_a_row_that_was_hidden_meanwhile_is_stale(district: District, plan: Plan) -> None:
    first = tasks_of(plan)[0]
    showing.tell(by=district.officer, plan=plan, rows=[Told(first.pk, "going")])
    seen = seen_at(told(plan))
    showing.hide(by=district.officer, task=tasks_of(plan)[0], seen=seen)
    with pytest.raises(Refusal, match="不再公布第 1 项"):
        showing.tell(by=district.officer, plan=plan, rows=[Told(first.pk, "done", "", seen)])


def test_all_that_is_wrong_is_said_at_once(district: District, plan: Plan) -> None:
    first, second, third = tasks_of(plan)
    rows = [
        Told(first.pk, "going", "找张三13812345678"),
        Told(second.pk, "", "只有说明"),
        Told(third.pk, "nonsense"),
        Told(987_654, "done"),
    ]
    with pytest.raises(Refusal) as refused:
        showing.tell(by=district.officer, plan=plan, rows=rows)
    codes = [reason.code for reason in refused.value.reasons]
    assert codes == ["personal_data", "note_alone", "progress_unknown", "no_task"]
    assert not ShownProgress.objects.exists()


def test_a_task_of_another_plan_is_none_of_this_one(district: District, plan: Plan) -> None:
    other = taken_over(
        district,
        reading(
            task(1, "区水务局", requirement="另一件。"),
            title="另一份",
            document_number="甲〔2025〕9号",
        ),
    )
    with pytest.raises(Refusal) as refused:
        showing.tell(by=district.officer, plan=plan, rows=[Told(tasks_of(other)[0].pk, "done")])
    assert refused.value.code == "no_task"


# --- from the ledger ---


def _sign(district: District, row: Assignment) -> Assignment:
    by = orgs.person(row.unit)
    ledger.sign(by=by, assignment=row, version=row.version)
    row.refresh_from_db()
    return row


def test_the_ledger_proposes_and_fills_only_what_is_empty(district: District, plan: Plan) -> None:
    first, second, third = tasks_of(plan)
    for row in Assignment.objects.filter(task=third):
        _sign(district, row)
    Assignment.objects.filter(task=second).update(state="done")
    assert proposals([first.pk, second.pk, third.pk]) == {
        first.pk: "not_started",
        second.pk: "done",
        third.pk: "going",
    }
    showing.tell(by=district.officer, plan=plan, rows=[Told(first.pk, "done", "办公室自己定的。")])
    assert showing.fill(by=district.officer, plan=plan) == 2
    found = [told(plan, number) for number in range(3)]
    assert [row.progress for row in found if row] == ["done", "done", "going"]
    assert found[0]
    assert found[0].note == "办公室自己定的。"
    assert "2 项任务的进展：已经完成 1 项，正在推进 1 项" in last_sentence()
    assert showing.fill(by=district.officer, plan=plan) == 0


# --- the page ---


def sent(plan: Plan, **fields: str) -> dict[str, str]:
    """What the page's form sends, with ``fields`` like p1="done", n1="..."."""
    data: dict[str, str] = {}
    for number, each in enumerate(plan.tasks.select_related("shown").order_by("order"), start=1):
        row = getattr(each, "shown", None)
        data[f"task-{each.pk}-seen"] = fields.get(f"s{number}", seen_at(row))
        data[f"task-{each.pk}-progress"] = fields.get(f"p{number}", row.progress if row else "")
        data[f"task-{each.pk}-note"] = fields.get(f"n{number}", row.note if row else "")
    return data


def page_of(plan: Plan) -> str:
    return reverse("plans:showing", args=[plan.pk])


def test_the_page_stores_what_was_changed(officer: Client, plan: Plan) -> None:
    answer = officer.get(page_of(plan))
    assert "还没有公开" in answer.content.decode()
    assert answer.content.decode().count("台账建议：<b>尚未开始</b>") == 3
    answer = officer.post(page_of(plan), sent(plan, p2="going", n2="写好了。"), follow=True)
    assert "已存好 1 项。" in answer.content.decode()
    row = told(plan, 1)
    assert row
    assert row.note == "写好了。"
    again = officer.post(page_of(plan), sent(plan), follow=True).content.decode()
    assert "没有改动，不用存。" in again


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"p1": "going", "n1": "电话１３８１２３４５６７８"}, "像是有手机号"),
        ({"p1": "going", "n1": "长" * 501}, "最多 500 个字"),
        ({"p1": "<script>"}, "没有这一项"),
        ({"p1": "going", "n1": "坏\x00字"}, "看不见的字符"),
        ({"p1": "going", "s1": "2020-01-01"}, "请看清以后再存"),
        ({"n1": "没有选进度"}, "还没有选进度"),
    ],
)
def test_what_cannot_be_shown_stays_typed(
    officer: Client, plan: Plan, fields: dict[str, str], said: str
) -> None:
    answer = officer.post(page_of(plan), sent(plan, **fields))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ShownProgress.objects.exists()


def test_after_reading_what_the_first_did_the_second_may_store(
    officer: Client, district: District, plan: Plan
) -> None:
    mine = sent(plan, p1="done", n1="后写的。")
    first = tasks_of(plan)[0]
    showing.tell(by=district.officer, plan=plan, rows=[Told(first.pk, "going", "先写的。")])
    answer = officer.post(page_of(plan), mine)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "先写的。" in text
    assert 'value="后写的。"' in text
    row = told(plan)
    assert f'value="{seen_at(row)}"'.replace("+", "&#x2B;") in text or seen_at(row) in text
    officer.post(page_of(plan), mine | {f"task-{first.pk}-seen": seen_at(row)})
    now = told(plan)
    assert now
    assert now.note == "后写的。"


def test_buttons_fill_and_send(officer: Client, plan: Plan) -> None:
    for name, said in (
        ("showing-fill", "填好 3 项"),
        ("showing-fill", "没有空着"),
        ("showing-send", "已送审"),
        ("showing-send", "不能“送审”"),
    ):
        answer = officer.post(reverse(f"plans:{name}", args=[plan.pk]), follow=True)
        assert said in answer.content.decode()
    assert ShownProgress.objects.count() == 3


def test_the_preview_is_the_page_before_it_is_public(officer: Client, plan: Plan) -> None:
    officer.post(reverse("plans:showing-fill", args=[plan.pk]))
    text = officer.get(reverse("plans:showing-preview", args=[plan.pk])).content.decode()
    assert "审签完成、公开以后" in text
    assert "3 项任务：3 项尚未开始。" in text.replace('<span class="ph">', "").replace(
        "</span>", ""
    )


def test_the_page_asks_as_often_for_many_tasks(officer: Client, district: District) -> None:
    def asked(count: int) -> int:
        plan = taken_over(
            district,
            reading(
                *(task(n, "区水务局", requirement=f"{count}之{n}。") for n in range(1, count + 1)),
                title=f"{count} 项",
                document_number=f"甲〔2025〕{count}号",
            ),
        )
        showing.fill(by=district.officer, plan=plan)
        officer.get(page_of(plan))
        with CaptureQueriesContext(connection) as queries:
            officer.get(page_of(plan))
        return len(queries)

    assert asked(2) == asked(9)


def test_a_carried_task_is_told_only_by_hand(district: District, plan: Plan) -> None:
    first = tasks_of(plan)[0]
    carried: Any = tasks_of(plan)[2]
    carried.carried_from = first
    carried.save()
    assert showing.fill(by=district.officer, plan=plan) == 2
    assert told(plan, 2) is None


def test_what_was_added_later_is_public_only_once_it_is_told(
    district: District, plan: Plan, officer: Client, client: Client
) -> None:
    first = tasks_of(plan)[0]
    Task.objects.filter(pk=tasks_of(plan)[1].pk).update(section="别的一类")
    cells = {"section": first.section, "requirement": "后来加的事。", "units": "区水务局"}
    added = amending.add_task(by=district.officer, plan=plan, cells=cells)
    assert added.pk not in {task.pk for task in public_tasks(plan.pk)}
    showing.fill(by=district.officer, plan=plan)
    assert added.pk not in {task.pk for task in public_tasks(plan.pk)}
    showing.tell(by=district.officer, plan=plan, rows=[Told(added.pk, "going")])
    tasks = data_of(plan)["tasks"]
    sections = [task["section"] for task in tasks]
    assert sections == [first.section] * 3 + ["别的一类"], "each section once, as it first appears"
    assert len(found(tasks, first.section, "")) == 3
