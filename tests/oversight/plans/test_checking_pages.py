"""The pages on which a draft is checked."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from gongkai.oversight.plans import actions
from gongkai.oversight.plans.content import DraftTask, NamedUnit
from gongkai.oversight.plans.forms.head import FACTS
from gongkai.oversight.plans.models import Plan, PlanDraft
from tests.factories import orgs
from tests.factories.plans import District, deadline, draft, reading, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(district: District) -> PlanDraft:
    plan = reading(
        task(1, "牵头:区蓝天办", "配合:区教育局"),
        task(2, "组:有关部门单位"),
        task(3, "区水务局", deadlines=[], deadline_text="适时"),
    )
    return draft(district, plan)


@pytest.fixture
def officer(district: District, client: Client) -> Client:
    client.force_login(district.officer)
    return client


def text(client: Client, name: str, *args: Any, **query: Any) -> str:
    return client.get(reverse(f"plans:{name}", args=args), query).content.decode()


def sent(page: str) -> dict[str, str]:
    """What a browser would send back of the page's main form, which comes first in it."""
    form = HTMLParser(page).css_first("main form")
    assert form is not None
    values = {}
    for field in form.css("input, textarea"):
        boxes = {"checkbox", "radio"}
        if field.attributes.get("type") not in boxes or "checked" in field.attributes:
            value = field.text() if field.tag == "textarea" else field.attributes.get("value")
            values[str(field.attributes["name"])] = value or ""
    for field in form.css("select"):
        option = field.css_first("option[selected]") or field.css_first("option")
        values[str(field.attributes["name"])] = str(option.attributes["value"] or "")
    return values


def test_the_page_counts_what_is_missing(officer: Client, made: PlanDraft) -> None:
    page = text(officer, "draft", made.pk)
    assert "还差 3 项，才能接收。" in page
    assert "不认识“区蓝天办”" in page
    assert "“有关部门单位”没有说是哪些单位" in page
    assert "第 3 项的时限看不明白" in page


def test_every_reason_leads_to_a_page(officer: Client, made: PlanDraft) -> None:
    page = text(officer, "draft", made.pk)
    links = re.findall(r'<a class="btn" href="([^"]+)"', page)
    assert len(links) == 3
    assert [officer.get(link.replace("&amp;", "&")).status_code for link in links] == [200] * 3


def test_an_untouched_form_changes_nothing_but_settles(officer: Client, made: PlanDraft) -> None:
    url = reverse("plans:draft-task", args=[made.pk, 3])
    answer = officer.post(url, sent(officer.get(url).content.decode()))
    assert answer.status_code == 302
    before = made.versions.get(number=1).plan["tasks"][2]
    assert made.current.plan["tasks"][2] == {**before, "unclear": []}


def test_units_and_deadlines_are_corrected_on_one_page(officer: Client, made: PlanDraft) -> None:
    url = reverse("plans:draft-task", args=[made.pk, 1])
    values = sent(officer.get(url).content.decode())
    values |= {
        "units-0-name": "区文旅局",
        "units-2-name": "各镇、街道",
        "units-2-group": "on",
        "deadlines-0-DELETE": "on",
        "deadlines-1-kind": "quota",
        "deadlines-1-times": "2",
        "deadlines-1-every": "year",
    }
    assert officer.post(url, values).status_code == 302
    saved = made.current.plan["tasks"][0]
    assert [(unit["name"], unit["role"]) for unit in saved["units"]] == [
        ("区文旅局", "lead"),
        ("区教育局", "support"),
        ("各镇、街道", "responsible"),
    ]
    assert [(one["kind"], one["times"]) for one in saved["deadlines"]] == [("quota", 2)]


def test_a_wrong_form_says_what_to_do_and_keeps_what_was_typed(
    officer: Client, made: PlanDraft
) -> None:
    url = reverse("plans:draft-task", args=[made.pk, 1])
    values = sent(officer.get(url).content.decode())
    values |= {"requirement": "", "deadlines-0-date": "六月底", "section": "新的任务"}
    page = officer.post(url, values).content.decode()
    assert "请照原文填写工作要求。" in page
    assert "请按 2025-06-30 的样子填写日期。" in page
    assert "新的任务" in page
    assert made.current.number == 1


def test_a_stale_form_loses_nothing_and_can_be_sent_again(
    officer: Client, district: District, made: PlanDraft
) -> None:
    url = reverse("plans:draft-head", args=[made.pk])
    values = sent(officer.get(url).content.decode()) | {"title": "我改的标题"}
    actions.remove_task(by=district.officer, draft=made, version=1, key=2)
    page = officer.post(url, values).content.decode()
    assert "改过这份要点" in page
    assert "我改的标题" in page
    assert officer.post(url, sent(page)).status_code == 302
    assert made.current.plan["title"] == "我改的标题"
    assert len(made.current.plan["tasks"]) == 2


def test_a_stale_form_shows_what_is_stored_now(
    officer: Client, district: District, made: PlanDraft
) -> None:
    url = reverse("plans:draft-head", args=[made.pk])
    values = sent(officer.get(url).content.decode()) | {"title": "我改的标题"}
    facts = {name: made.current.plan[name] for name in FACTS} | {"year": 2026}
    actions.correct_head(by=district.officer, draft=made, version=1, facts=facts)
    page = officer.post(url, values).content.decode()
    assert "现在存的是：2026" in page
    assert "现在存的是：2025年云川区政务公开工作要点" in page
    assert page.count("现在存的是") == 2


def test_a_stale_task_shows_the_rows_that_are_stored_now(
    officer: Client, district: District, made: PlanDraft
) -> None:
    url = reverse("plans:draft-task", args=[made.pk, 1])
    values = sent(officer.get(url).content.decode()) | {"item": "我写的小项"}
    task_now = made.current.plan["tasks"][0]
    water: NamedUnit = {"name": "区水务局", "role": "support", "group": False}
    edited: DraftTask = {**task_now, "units": [*task_now["units"], water], "deadlines": []}
    actions.correct_task(by=district.officer, draft=made, version=1, task=edited)
    page = officer.post(url, values).content.decode()
    assert "现在存的是：区蓝天办（牵头）、区教育局（配合）、区水务局（配合）" in page
    assert page.count("现在存的是：没有填") == 2
    assert officer.post(url, sent(page)).status_code == 302
    saved = made.current.plan["tasks"][0]
    assert (saved["item"], len(saved["units"]), len(saved["deadlines"])) == ("我写的小项", 2, 1)


def test_one_unit_is_remembered(officer: Client, district: District, made: PlanDraft) -> None:
    url = f"{reverse('plans:draft-name', args=[made.pk])}?name=区蓝天办"
    officer.post(url, {"version": "1", "to": f"unit:{district.water.pk}", "remember": "on"})
    assert "不认识“区蓝天办”" not in text(officer, "draft", made.pk)
    assert "云川区水务局" in text(officer, "draft-names", made.pk)


def test_several_units_for_an_open_phrase(
    officer: Client, district: District, made: PlanDraft
) -> None:
    url = f"{reverse('plans:draft-name', args=[made.pk])}?name=有关部门单位"
    assert "记住这个叫法" not in officer.get(url).content.decode()
    chosen = [f"unit:{district.culture.pk}", f"group:{district.group.pk}"]
    assert officer.post(url, {"version": "1", "to": chosen}).status_code == 302
    assert made.current.plan["tasks"][1]["units"][0]["chosen"] == {
        "units": [district.culture.pk],
        "groups": [district.group.pk],
    }


def test_a_misread_name_is_set_right_on_its_page(officer: Client, made: PlanDraft) -> None:
    url = f"{reverse('plans:draft-rename', args=[made.pk])}?name=区蓝天办"
    answer = officer.post(url, {"version": "1", "new": "区水务局"}, follow=True)
    assert "已把“区蓝天办”改成“区水务局”。" in answer.content.decode()
    assert made.current.plan["tasks"][0]["units"][0]["name"] == "区水务局"


def test_nothing_chosen_is_said(officer: Client, made: PlanDraft) -> None:
    url = f"{reverse('plans:draft-name', args=[made.pk])}?name=有关部门单位"
    page = officer.post(url, {"version": "1"}).content.decode()
    assert "请至少选一个单位或一组单位。" in page


def test_small_steps_and_undo(officer: Client, made: PlanDraft) -> None:
    officer.post(reverse("plans:draft-task-split", args=[made.pk, 1]), {"version": 1, "at": 1})
    officer.post(reverse("plans:draft-task-merge", args=[made.pk, 2]), {"version": 2})
    officer.post(reverse("plans:draft-task-remove", args=[made.pk, 3]), {"version": 3})
    assert made.current.number == 4
    assert len(made.current.plan["tasks"]) == 2
    officer.post(reverse("plans:draft-undo", args=[made.pk]), {"version": 4})
    assert len(made.current.plan["tasks"]) == 3


def test_a_stale_button_does_nothing(officer: Client, made: PlanDraft) -> None:
    url = reverse("plans:draft-task-remove", args=[made.pk, 1])
    answer = officer.post(url, {"version": "0"}, follow=True)
    assert "改过这份要点" in answer.content.decode()
    assert made.current.number == 1


def test_a_ready_draft_is_taken_over_on_its_own_page(officer: Client, district: District) -> None:
    made = draft(district)
    assert "可以接收" in text(officer, "draft", made.pk)
    url = reverse("plans:draft-take-over", args=[made.pk])
    assert "将分给 5 个单位" in officer.get(url).content.decode()
    answer = officer.post(url, {"version": "1"})
    plan = Plan.objects.get()
    assert answer["Location"] == reverse("plans:board", args=[plan.pk])
    again = officer.post(url, {"version": "1"})
    assert again["Location"] == answer["Location"]
    assert Plan.objects.count() == 1


def test_what_is_not_ready_goes_back_to_the_reasons(officer: Client, made: PlanDraft) -> None:
    url = reverse("plans:draft-take-over", args=[made.pk])
    here = reverse("plans:draft", args=[made.pk])
    assert officer.get(url)["Location"] == here
    answer = officer.post(url, {"version": "1"}, follow=True)
    assert answer.redirect_chain[0][0] == here
    assert "还差 3 项，才能接收。" in answer.content.decode()
    assert not Plan.objects.exists()


def test_the_original_comes_back_as_it_was(officer: Client, made: PlanDraft) -> None:
    answer = officer.get(reverse("plans:draft-original", args=[made.pk]))
    assert b"".join(answer.streaming_content).startswith("第".encode())
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_discarded_draft_stays_to_be_read(officer: Client, made: PlanDraft) -> None:
    officer.post(reverse("plans:draft-discard", args=[made.pk]))
    page = text(officer, "draft", made.pk)
    assert "这份草稿已作废，不能再改。" in page
    assert "plans/drafts" not in "".join(re.findall(r'<form[^>]*action="([^"]*)"', page))


def test_the_number_of_queries_does_not_grow(officer: Client, district: District) -> None:
    def count(rows: int) -> int:
        tasks = (task(number, "区教育局", "组:各镇、街道") for number in range(rows))
        url = reverse("plans:draft", args=[draft(district, reading(*tasks)).pk])
        with CaptureQueriesContext(connection) as queries:
            officer.get(url)
        return len(queries)

    assert count(1) == count(3)


def test_a_foreign_office_finds_nothing(client: Client, made: PlanDraft) -> None:
    elsewhere = orgs.unit("云台区人民政府办公室", parent=orgs.government("云台区人民政府"))
    client.force_login(orgs.person(elsewhere, "office_staff"))
    for name, args in (
        ("draft", [made.pk]),
        ("draft-head", [made.pk]),
        ("draft-names", [made.pk]),
        ("draft-task", [made.pk, 1]),
        ("draft-take-over", [made.pk]),
        ("draft-original", [made.pk]),
    ):
        assert client.get(reverse(f"plans:{name}", args=args)).status_code == 404
    assert "2025年云川区" not in text(client, "list")


def test_a_unit_has_no_part_in_it(client: Client, district: District, made: PlanDraft) -> None:
    client.force_login(orgs.person(district.culture, "unit_leader"))
    assert client.get(reverse("plans:list")).status_code == 404
    assert client.get(reverse("plans:draft", args=[made.pk])).status_code == 404


def test_deadlines_without_their_figures_are_asked_for(officer: Client, district: District) -> None:
    made = draft(district, reading(task(1, "区教育局", deadlines=[deadline(date=None)])))
    assert "第 1 项的时限看不明白" in text(officer, "draft", made.pk)
    url = reverse("plans:draft-task", args=[made.pk, 1])
    page = officer.post(url, sent(officer.get(url).content.decode())).content.decode()
    assert "请填写截止的那一天。" in page


def test_a_form_keeps_the_day_in_each_period_and_counts_months(
    officer: Client, district: District
) -> None:
    monthly = deadline("recurring", "每月10日前", every="month", date="2025-01-10", times=2)
    soon = deadline("after_event", "收到后1个月内", days=1, unit="month", event="收到", date=None)
    made = draft(district, reading(task(1, "区教育局", deadlines=[monthly, soon])))
    url = reverse("plans:draft-task", args=[made.pk, 1])
    page = officer.get(url).content.decode()
    assert '<option value="month" selected>个月</option>' in page
    values = sent(page)
    refused = officer.post(url, values | {"deadlines-0-date": "2025-12-10"})
    assert "这里填第一期的那一天：每月10日前填1月10日" in refused.content.decode()
    assert made.current.number == 1
    assert officer.post(url, values | {"section": "新的任务"}).status_code == 302
    saved = made.current.plan["tasks"][0]["deadlines"]
    assert saved == made.versions.get(number=1).plan["tasks"][0]["deadlines"]
