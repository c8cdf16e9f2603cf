"""The settings of a plan: days of warning, the day of the yearly check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.actions.settings import change_settings
from gongkai.oversight.plans.models import Assignment, Plan
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(district: District) -> Plan:
    ongoing = deadline("ongoing", "长期坚持")
    return taken_over(
        district,
        reading(task(1, "区水务局", deadlines=[ongoing]), task(2, "组:各镇、街道")),
    )


def page(plan: Plan) -> str:
    return reverse("plans:settings", args=[plan.pk])


def sent(plan: Plan, **more: Any) -> dict[str, Any]:
    plan.refresh_from_db()
    return {
        "warning_days": plan.warning_days,
        "check_on": plan.check_on or "",
        "seen_days": plan.warning_days,
        "seen_day": plan.check_on or "",
        **more,
    }


def test_a_new_check_day_moves_every_day_at_once(district: District, plan: Plan) -> None:
    yearly = Assignment.objects.get(task__order=1)
    assert yearly.due == date(2025, 12, 31)
    change_settings(by=district.officer, plan=plan, warning_days=30, check_on=date(2025, 11, 30))
    yearly.refresh_from_db()
    assert yearly.due == date(2025, 11, 30)
    assert yearly.part_rows.get().due == date(2025, 11, 30)
    assert not list(differences())
    sentence = Entry.objects.latest("sequence").sentence
    assert "提前提醒由 14 天改为 30 天" in sentence
    assert "年度检查日由2025年12月31日（星期三）改为2025年11月30日（星期日）" in sentence
    assert Assignment.objects.get(task__order=2, unit=district.towns[0]).due == date(2025, 6, 30)


def test_the_same_again_says_nothing(district: District, plan: Plan) -> None:
    count = Entry.objects.count()
    change_settings(by=district.officer, plan=plan, warning_days=14, check_on=None)
    assert Entry.objects.count() == count


@pytest.mark.parametrize(
    ("days", "day", "codes"),
    [
        (0, None, ["warning_days"]),
        (61, None, ["warning_days"]),
        (14, date(2026, 1, 1), ["check_on"]),
        (-1, date(2024, 12, 31), ["warning_days", "check_on"]),
    ],
)
def test_what_cannot_be_is_refused_whole(
    district: District, plan: Plan, days: int, day: date | None, codes: list[str]
) -> None:
    with pytest.raises(Refusal) as refused:
        change_settings(by=district.officer, plan=plan, warning_days=days, check_on=day)
    assert [reason.code for reason in refused.value.reasons] == codes
    plan.refresh_from_db()
    assert (plan.warning_days, plan.check_on) == (14, None)


def test_only_the_office_sets(district: District, plan: Plan) -> None:
    with pytest.raises(Refusal) as refused:
        change_settings(
            by=orgs.person(district.water, "unit_leader"), plan=plan, warning_days=9, check_on=None
        )
    assert refused.value.code == "not_allowed"


def test_the_page_stores_and_says_so(client: Client, district: District, plan: Plan) -> None:
    client.force_login(district.officer)
    assert "2025年12月31日（星期三）" in client.get(page(plan)).content.decode()
    answer = client.post(page(plan), sent(plan, warning_days=7, check_on="2025-12-01"), follow=True)
    assert "已存好" in answer.content.decode()
    plan.refresh_from_db()
    assert (plan.warning_days, plan.check_on) == (7, date(2025, 12, 1))
    client.post(page(plan), sent(plan, check_on=""))
    plan.refresh_from_db()
    assert plan.check_on is None


@pytest.mark.parametrize(
    "more",
    [
        {"warning_days": ""},
        {"warning_days": "0"},
        {"warning_days": "61"},
        {"warning_days": "x"},
        {"warning_days": "9" * 40},
        {"check_on": "2026-01-01"},
        {"check_on": "2025-02-30"},
        {"check_on": "<b>"},
        {"seen_days": ""},
        {"seen_day": "x"},
    ],
)
def test_a_wrong_value_stays_typed(
    client: Client, district: District, plan: Plan, more: dict[str, str]
) -> None:
    client.force_login(district.officer)
    answer = client.post(page(plan), sent(plan, **more))
    assert answer.status_code == 422
    plan.refresh_from_db()
    assert (plan.warning_days, plan.check_on) == (14, None)


def test_who_comes_second_sees_what_the_first_did(
    client: Client, district: District, plan: Plan
) -> None:
    mine = sent(plan, warning_days=5)
    first = orgs.person(district.office, "office_admin", name="林岚")
    change_settings(by=first, plan=plan, warning_days=30, check_on=None)
    client.force_login(district.officer)
    answer = client.post(page(plan), mine)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "林岚" in text
    assert "提前提醒由 14 天改为 30 天" in text
    assert "现在存的是：30" in text
    assert 'name="warning_days" value="5"' in text
    client.post(page(plan), mine | {"seen_days": 30})
    plan.refresh_from_db()
    assert plan.warning_days == 5
