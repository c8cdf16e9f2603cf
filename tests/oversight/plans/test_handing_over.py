"""A unit was merged into another: all that it still owes goes there in one step, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.oversight.plans.models import Assignment, Plan
from tests.factories import orgs
from tests.factories.plans import District, reading, taken_over, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(district: District) -> Plan:
    return taken_over(
        district,
        reading(task(1, "区文旅局", "区水务局"), task(2, "区文旅局"), task(3, "区教育局")),
    )


@pytest.fixture
def officer(district: District, client: Client) -> Client:
    client.force_login(district.officer)
    return client


def send(client: Client, plan: Plan, old: Any, new: Any, reason: str = "机构改革。") -> Any:
    address = reverse("plans:hand-over", args=[plan.pk])
    return client.post(address, {"old": old.pk, "new": new.pk, "reason": reason})


def held(unit: Any) -> list[str]:
    return list(
        Assignment.objects.filter(unit=unit).order_by("task__order").values_list("state", flat=True)
    )


def test_all_go_and_what_the_heir_has_already_is_joined(
    officer: Client, plan: Plan, district: District
) -> None:
    answer = send(officer, plan, district.culture, district.water)
    assert answer["Location"] == reverse("plans:board", args=[plan.pk])
    assert held(district.water) == ["to_sign", "to_sign"]
    assert held(district.culture) == ["cancelled"]
    board = officer.get(answer["Location"]).content.decode()
    assert "区文旅局没办完的 2 项任务都移交给了区水务局" in board
    left = officer.get(reverse("plans:hand-over", args=[plan.pk])).content.decode()
    assert "区文旅局</option>" not in left.partition("接收单位")[0]


def test_one_that_cannot_go_keeps_all_where_they_are(
    officer: Client, plan: Plan, district: District
) -> None:
    Assignment.objects.filter(unit=district.water).update(state="done")
    answer = send(officer, plan, district.culture, district.water)
    assert answer.status_code == 422
    assert "一项也没有移交" in answer.content.decode()
    assert held(district.culture) == ["to_sign", "to_sign"]


def test_the_same_unit_no_reason_and_strangers(
    officer: Client, plan: Plan, district: District
) -> None:
    same = send(officer, plan, district.culture, district.culture)
    assert "接收单位不能就是原来的单位" in same.content.decode()
    assert send(officer, plan, district.culture, district.water, " ").status_code == 422
    officer.force_login(orgs.person(district.culture, "info_officer"))
    assert send(officer, plan, district.culture, district.water).status_code in (403, 404)
    assert held(district.culture) == ["to_sign", "to_sign"]
