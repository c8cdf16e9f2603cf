"""The public page: what the plan says and what the office told, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.actions import showing
from gongkai.oversight.plans.actions.showing import Told
from gongkai.oversight.plans.models import Assignment, Plan, Task
from tests.factories.plans import District, deadline, reading, taken_over, task
from tests.factories.shown_plans import case_state, passed, publish, release_plan, take_off

from . import private

pytestmark = pytest.mark.django_db

PAGE = "/plans/"


class PublicClient(Client):
    """Asks the machine that has only the public site: no staff address can be made there."""

    def request(self, **request: Any) -> Any:
        with override_settings(ROOT_URLCONF="config.urls_public"):
            return super().request(**request)


@pytest.fixture
def client() -> Client:
    return PublicClient()


@pytest.fixture
def plan(district: District) -> Plan:
    return taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局", requirement="办好开放日。"),
            task(2, "组:各镇、街道", section="强化保障", item="公开栏", requirement="更新公开栏。"),
            task(3, "区教育局", section="强化保障", deadlines=[deadline("ongoing", "长期坚持")]),
            task(4, "区教育局", section="强化保障", requirement="第四件。"),
        ),
    )


@pytest.fixture
def shown(plan: Plan, district: District) -> Plan:
    rows = list(plan.tasks.order_by("order"))
    showing.tell(
        by=district.officer,
        plan=plan,
        rows=[
            Told(rows[0].pk, "done", "开放日办了三场。"),
            Told(rows[1].pk, "going"),
            Told(rows[2].pk, "not_started"),
        ],
    )
    publish(district, plan)
    return plan


def text(client: Client, address: str = PAGE, **query: str) -> str:
    answer = client.get(address, follow=True)  # the addresses of the room lead to the plan's own
    if query:
        answer = client.get(answer.request["PATH_INFO"], query)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(page: str) -> list[str]:
    return [node.text() for node in HTMLParser(page).css(".shown-tasks h3")]


def test_before_anything_is_shown_the_page_says_when_it_will_come(client: Client) -> None:
    page = text(client)
    assert "2025年的工作要点还没有公布。" in page
    assert "一般在上半年印发" in page
    assert page.count("<h1") == 1


def test_a_plan_that_is_not_shown_is_nowhere(client: Client, plan: Plan) -> None:
    assert "办好开放日" not in text(client)
    assert client.get("/plans/2025/").status_code == 404
    assert plan.title not in text(client, "/sitemap/")


def test_the_plan_and_its_progress_are_read_by_everybody(client: Client, shown: Plan) -> None:
    page = text(client)
    for said in (
        "2025年云川区政务公开工作要点",
        "云川政办发〔2025〕3号",
        "云川区人民政府办公室",
        "2025年3月28日",
        "强化保障",
        "办好开放日。",
        "责任单位：区文旅局（牵头）、区水务局（配合）",
        "<span>公开栏</span><span>责任单位：各镇、街道",
        "时限：长期坚持",
        "开放日办了三场。",
        "4月10日</time>更新",
        'aria-label="4 项任务：1 项已经完成，1 项正在推进，1 项尚未开始，1 项没有公布进展。"',
    ):
        assert said in page, said
    assert "2025年6月30日" in HTMLParser(page).text()
    assert text(client, "/plans/2025/").count("开放日办了三场。") == 1


def test_the_chart_has_its_table(client: Client, shown: Plan) -> None:
    tree = HTMLParser(text(client))
    cells = [node.text() for node in tree.css("figure table td")]
    assert cells == ["1", "1", "1", "1", "4"]
    assert len(tree.css("figure svg rect")) == 4


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["办好开放日。", "更新公开栏。", "做好第3件事。及时公开进展。", "第四件。"]),
        ({"section": "2"}, ["更新公开栏。", "做好第3件事。及时公开进展。", "第四件。"]),
        ({"progress": "done"}, ["办好开放日。"]),
        ({"progress": "none"}, ["第四件。"]),
        ({"section": "2", "progress": "going"}, ["更新公开栏。"]),
        ({"section": "1", "progress": "going"}, []),
    ],
)
def test_filters(client: Client, shown: Plan, query: dict[str, str], found: list[str]) -> None:
    page = text(client, **query)
    assert titles(page) == found
    if not found:
        assert "没有符合条件的任务" in page


@pytest.mark.parametrize(
    "query",
    [
        {"section": "99"},
        {"section": "0"},
        {"section": "-1"},
        {"section": "²"},
        {"section": "9" * 5000},
        {"section": "<script>alert(1)</script>"},
        {"progress": "nonsense"},
        {"progress": "done' OR 1=1"},
        {"page": "abc"},
        {"page": "-3"},
        {"page": "9" * 40},
        {"plan": "x"},
        {"plan": "\x00"},
        {"section": "\x00"},
    ],
)
def test_a_filter_that_is_not_understood_does_not_filter(
    client: Client, shown: Plan, query: dict[str, str]
) -> None:
    page = text(client, **query)
    assert len(titles(page)) == 4
    assert "<script>alert" not in page


@pytest.mark.parametrize("year", ["2024", "1", "99999999999999999999", "0"])
def test_other_years_are_not_there(client: Client, shown: Plan, year: str) -> None:
    assert client.get(f"/plans/{year}/").status_code == 404


def test_a_plan_taken_off_is_gone_at_once(client: Client, district: District, shown: Plan) -> None:
    publication = take_off(district, shown)
    assert client.get(publication.address).status_code == 410
    assert client.get("/plans/2025/").status_code == 404
    assert "办好开放日" not in text(client)


def test_what_is_told_after_the_review_waits_for_the_next_one(
    client: Client, district: District, shown: Plan
) -> None:
    last = shown.tasks.order_by("order").last()
    assert last
    showing.tell(by=district.officer, plan=shown, rows=[Told(last.pk, "done", "第四件办好了。")])
    assert case_state(shown) == "draft"
    assert "第四件办好了。" not in text(client)
    with pytest.raises(Refusal):
        release_plan(district, shown)
    publish(district, shown)
    assert "第四件办好了。" in text(client)
    assert "第 2 版" in text(client)


def test_a_task_reworded_after_the_review_keeps_the_plan_in(
    client: Client, district: District, plan: Plan
) -> None:
    passed(district, plan)
    Task.objects.filter(plan=plan, order=1).update(requirement="换过的要求。")
    with pytest.raises(Refusal) as refused:
        release_plan(district, plan)
    assert refused.value.code == "changed_since"
    assert client.get("/plans/2025/").status_code == 404


def test_the_page_reads_nothing_but_what_was_published(client: Client, shown: Plan) -> None:
    address = client.get(PAGE)["Location"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    tables = [query["sql"] for query in queries if "plans_" in query["sql"]]
    assert tables == []
    assert len(queries) <= 12


def test_earlier_years_stay_linked(client: Client, shown: Plan) -> None:
    with clock.hold(datetime(2026, 1, 5, 9, tzinfo=clock.CHINA)):
        page = text(client)
        assert "2026年的工作要点还没有公布。" in page
        assert 'href="/plans/2025/"' in page
        assert "办好开放日" in text(client, "/plans/2025/")


def test_two_plans_of_a_year_lead_to_each_other(
    client: Client, district: District, shown: Plan
) -> None:
    other = taken_over(
        district,
        reading(
            task(1, "区水务局", requirement="第四季度的事。"),
            title="第四季度重点任务",
            document_number="甲〔2025〕9号",
        ),
    )
    assert "第四季度重点任务" not in text(client)
    publication = publish(district, other)
    page = text(client)
    assert "第四季度重点任务" in page
    assert "第四季度的事。" not in page
    page = text(client, publication.address)
    assert titles(page) == ["第四季度的事。"]
    assert titles(text(client, publication.address, section="1")) == ["第四季度的事。"]
    assert "2025年云川区政务公开工作要点" in page


def test_a_carried_task_is_read_only_once_it_is_told(
    client: Client, district: District, shown: Plan
) -> None:
    first, *_, last = shown.tasks.order_by("order")
    Task.objects.filter(pk=last.pk).update(carried_from=first, section="上年结转")
    publish(district, shown)
    assert "第四件。" not in text(client)
    assert "上年结转" not in text(client)
    showing.tell(by=district.officer, plan=shown, rows=[Told(last.pk, "going")])
    publish(district, shown)
    assert "第四件。" in text(client)


def test_nothing_private_is_ever_public(client: Client, district: District, shown: Plan) -> None:
    private.fill(district, shown)
    people = (private.MARK, str(district.officer), "待签收", "办理中", "单位退回", "待核验")
    for address in (PAGE, "/plans/2025/", "/sitemap/", "/open/", "/", "/sitemap.xml"):
        for query in ({}, {"progress": "done"}, {"section": "1"}):
            page = text(client, address, **query)
            for word in people:
                assert word not in page, (address, word)
            assert "/desk/" not in page


def test_the_portal_leads_to_it(client: Client, shown: Plan) -> None:
    assert 'href="/plans/"' in text(client, "/open/")
    assert 'href="/plans/"' in text(client, "/sitemap/")
    assert "http://testserver/plans/2025/" in text(client, "/sitemap.xml")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_here(client: Client, shown: Plan, method: str) -> None:
    assert getattr(client, method)(PAGE).status_code == 405


def test_a_plan_without_tasks_or_words_still_stands(
    client: Client, district: District, shown: Plan
) -> None:
    Plan.objects.update(document_number="", issuer="", date=None, title="<b>粗</b>")
    Task.objects.update(section="", item="", units_text="")
    publish(district, shown)
    page = text(client)
    assert "&lt;b&gt;粗" in page
    assert "None" not in page
    assert "其他任务" in page
    Assignment.objects.all().delete()
    Task.objects.all().delete()
    publish(district, shown)
    assert "还没有任务" in text(client)


def test_it_asks_as_often_for_many_tasks(client: Client, district: District) -> None:
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
        address = publish(district, plan).address
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    few = asked(2)
    assert asked(9) <= few + 1  # the way to the other plan of the year
    assert few <= 12


def test_words_of_the_address_are_never_read_back(client: Client, shown: Plan) -> None:
    assert "<img src=x" not in text(client, section='"><img src=x>', plan='"><img src=x>')
