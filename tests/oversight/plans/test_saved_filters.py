"""Saved filters: a person's own, few, of known filters only."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.actions.saving import MOST, save_filter
from gongkai.oversight.plans.models import Plan, SavedFilter
from gongkai.oversight.plans.queries.saved import BOARD, MINE
from tests.factories import orgs
from tests.factories.plans import District, taken_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(district: District) -> Plan:
    return taken_over(district)


@pytest.fixture
def officer(district: District, client: Client) -> Client:
    client.force_login(district.officer)
    return client


def keep(client: Client, of: Plan, **data: Any) -> Any:
    sent = {"page": BOARD, "plan": of.pk, "name": "逾期的", "query": "light=late", **data}
    return client.post(reverse("plans:saved"), sent)


def test_a_selection_is_kept_listed_and_leads_to_the_same_rows(officer: Client, plan: Plan) -> None:
    answer = keep(officer, plan)
    board = reverse("plans:board", args=[plan.pk])
    assert answer["Location"] == f"{board}?light=late"
    page = officer.get(answer["Location"]).content.decode()
    assert f'href="{board}?light=late#tasks" aria-current="true">逾期的' in page
    assert "已存为常用筛选“逾期的”" in page


def test_one_of_the_same_name_is_replaced(officer: Client, plan: Plan) -> None:
    keep(officer, plan)
    keep(officer, plan, name=" 逾期的 ", query="state=doing")
    assert [row.query for row in SavedFilter.objects.all()] == ["state=doing"]


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("light=late&next=https://evil.example/&page=3", {"light": "late"}),
        ("light=late&light=soon", {"light": "soon"}),
        ("role=lead&state=nonsense&unit=0", {"role": "lead"}),
        ("q=%3Cscript%3E", {"q": "<script>"}),
        ("flagged=on&month=6", {"month": "6", "flagged": "on"}),
    ],
)
def test_only_known_filters_are_kept(
    officer: Client, plan: Plan, query: str, kept: dict[str, str]
) -> None:
    keep(officer, plan, query=query)
    assert QueryDict(SavedFilter.objects.get().query).dict() == kept


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": "  "}, "请给这个筛选起个名字"),
        ({"name": "长" * 41}, "名字最多 40 个字"),
        ({"query": ""}, "现在没有筛选条件"),
        ({"query": "next=//evil.example"}, "现在没有筛选条件"),
        ({"drop": "77"}, "已经删掉了"),
        ({"drop": "x"}, "已经删掉了"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    officer: Client, plan: Plan, data: dict[str, str], sentence: str
) -> None:
    answer = keep(officer, plan, **data)
    assert answer["Location"].startswith(reverse("plans:board", args=[plan.pk]))
    assert sentence in officer.get(answer["Location"]).content.decode()
    assert not SavedFilter.objects.exists()


def test_there_are_at_most_twenty(district: District) -> None:
    for number in range(MOST):
        save_filter(by=district.officer, page=BOARD, name=f"第{number}个", query="light=late")
    with pytest.raises(Refusal, match="已经存了 20 个"):
        save_filter(by=district.officer, page=BOARD, name="多一个", query="light=late")
    save_filter(by=district.officer, page=BOARD, name="第3个", query="light=soon")
    save_filter(by=district.officer, page=MINE, name="另一页的", query="role=lead")
    assert SavedFilter.objects.count() == MOST + 1


def test_one_is_deleted_only_by_its_person(officer: Client, plan: Plan, district: District) -> None:
    theirs = save_filter(
        by=orgs.person(district.office, "office_staff"),
        page=BOARD,
        name="别人的",
        query="role=lead",
    )
    mine = save_filter(by=district.officer, page=BOARD, name="我的", query="role=lead")
    board = officer.get(reverse("plans:board", args=[plan.pk])).content.decode()
    assert "我的" in board
    assert "别人的" not in board
    keep(officer, plan, drop=theirs.pk)
    keep(officer, plan, drop=mine.pk)
    assert list(SavedFilter.objects.all()) == [theirs]


@pytest.mark.parametrize(
    "data", [{"page": "x"}, {"plan": ""}, {"plan": "x"}, {"plan": "987654"}, {"plan": "9" * 30}]
)
def test_another_page_or_plan_is_not_found(
    officer: Client, plan: Plan, data: dict[str, str]
) -> None:
    assert keep(officer, plan, **data).status_code == 404


def test_a_unit_keeps_selections_of_its_own_list_only(
    client: Client, plan: Plan, district: District
) -> None:
    client.force_login(orgs.person(district.water, "info_officer"))
    answer = keep(client, plan, page=MINE, query="role=support&unit=3")
    assert answer["Location"] == f"{reverse('plans:mine')}?role=support"
    assert keep(client, plan).status_code == 404
    assert [row.page for row in SavedFilter.objects.all()] == [MINE]
