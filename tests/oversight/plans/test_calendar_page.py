"""The calendar: which parts end on which day, for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.oversight.plans.models import Assignment, Part, Plan
from gongkai.oversight.plans.queries.ledger.calendar import Day, month, parts_of
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

pytestmark = pytest.mark.django_db
LATE = deadline(text="5月1日前", date="2025-05-01")


@pytest.fixture
def plan(district: District) -> Plan:
    return taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局", deadlines=[LATE]),
            task(2, "组:各镇、街道", "区教育局", "区文旅局", deadlines=[LATE]),
            task(3, "区文旅局", deadlines=[deadline("recurring", text="每季度", every="quarter")]),
        ),
    )


def page(client: Client, user: Any, **query: Any) -> Any:
    client.force_login(user)
    answer = client.get(reverse("plans:calendar"), query)
    assert answer.status_code == 200
    return answer


def day_of(answer: Any, day: date) -> Day:
    return next(each for week in answer.context["month"].weeks for each in week if each.day == day)


def test_the_office_sees_all_and_a_long_day_is_cut(
    client: Client, plan: Plan, district: District
) -> None:
    answer = page(client, district.officer, month="2025-05")
    first = day_of(answer, date(2025, 5, 1))
    assert (first.number, len(first.parts), first.rest) == (6, 4, 2)
    assert [part.assignment.task.number for part in first.parts] == [1, 1, 2, 2]
    text = answer.content.decode()
    assert "2025年5月有 6 个节点到期，" in text
    assert "另有 2 项" in text
    assert "第 1 项，区文旅局：办完" in text


def test_a_unit_sees_only_its_own(client: Client, plan: Plan, district: District) -> None:
    answer = page(client, orgs.person(district.water, "info_officer"), month="2025-05")
    [part] = day_of(answer, date(2025, 5, 1)).parts
    assert part.assignment.unit == district.water
    assert "区文旅局" not in answer.content.decode()
    elsewhere = page(
        client, orgs.person(orgs.unit(), "info_officer"), month="2025-05", plan=plan.pk
    )
    assert elsewhere.context["month"].number == 0
    assert plan.title not in elsewhere.content.decode()


def test_the_list_of_a_day_holds_everything(client: Client, plan: Plan, district: District) -> None:
    answer = page(client, district.officer, day="2025-05-01")
    assert len(answer.context["page"]) == 6
    assert answer.context["month"].first == date(2025, 5, 1)


def test_filters_by_plan_and_unit(client: Client, plan: Plan, district: District) -> None:
    asked = {"month": "2025-05", "plan": plan.pk, "unit": district.culture.pk}
    answer = page(client, district.officer, **asked)
    assert answer.context["month"].number == 2
    assert "任务看板" in answer.content.decode()


def test_days_off_and_made_up_days_are_marked(
    client: Client, plan: Plan, district: District
) -> None:
    answer = page(client, district.officer, month="2025-05")
    assert day_of(answer, date(2025, 5, 1)).mark == "休"
    assert day_of(answer, date(2025, 5, 1)).why == "劳动节放假"
    assert day_of(answer, date(2025, 5, 6)).mark == ""
    april = page(client, district.officer, month="2025-04")
    assert day_of(april, date(2025, 4, 27)).mark == "班"
    assert day_of(april, date(2025, 4, 10)).today


def test_weeks_are_whole_and_begin_on_monday(plan: Plan, district: District) -> None:
    parts = parts_of(district.officer, {})
    for number in range(1, 13):
        made = month(parts, date(2025, number, 1))
        days = [each for week in made.weeks for each in week]
        assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in made.weeks)
        inside = [each.day for each in days if each.within]
        assert inside[0] == made.first
        assert inside[-1].month != made.next.month
        assert (inside[-1] - inside[0]).days == len(inside) - 1
        assert made.previous.day == made.next.day == 1
        assert sum(each.number for each in days) == made.number
    assert sum(month(parts, date(2025, n, 1)).number for n in range(1, 13)) == Part.objects.count()


def test_done_parts_are_said_and_ended_ones_are_gone(
    client: Client, plan: Plan, district: District
) -> None:
    mine = Part.objects.filter(assignment__unit=district.water)
    mine.update(done_on=date(2025, 4, 9))
    answer = page(client, district.officer, month="2025-05", unit=district.water.pk)
    assert "<s>第 1 项，区水务局：办完</s></a> <b>已办</b>" in answer.content.decode()
    assert "都办完了" in answer.content.decode()
    Assignment.objects.filter(unit=district.water).update(state="cancelled")
    answer = page(client, district.officer, month="2025-05", unit=district.water.pk)
    assert answer.context["month"].number == 0


@pytest.mark.parametrize(
    "query",
    [
        {"month": "2025-13"},
        {"month": "0000-01"},
        {"month": "9999-12"},
        {"month": "x"},
        {"day": "2025-02-30"},
        {"day": "0001-01-01"},
        {"plan": "x", "unit": "-1", "page": "z"},
        {"day": "2025-05-01", "page": "99"},
    ],
)
def test_hostile_months_and_days_show_a_month(
    client: Client, plan: Plan, district: District, query: dict[str, str]
) -> None:
    answer = page(client, district.officer, **query)
    assert answer.context["month"].first.year == 2025


def test_a_full_month_asks_no_more_than_a_thin_one(
    client: Client, district: District, plan: Plan
) -> None:
    client.force_login(district.officer)

    def asked(of: str) -> int:
        client.get(reverse("plans:calendar"), {"month": of})
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("plans:calendar"), {"month": of})
        return len(queries)

    assert asked("2025-05") == asked("2025-06")
