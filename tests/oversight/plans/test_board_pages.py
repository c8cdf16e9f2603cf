"""The board of the office, a unit's own list, a task's page, and who sees what of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.plans.models import Assignment, Plan, PlanDraft, Task
from gongkai.oversight.plans.templatetags.plans import unbroken
from tests.factories import orgs
from tests.factories.plans import District, deadline, plan_file, reading, taken_over, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(district: District) -> Plan:
    late = deadline(text="3月底前", date="2025-03-31")
    return taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局", requirement="办好开放日。"),
            task(2, "组:各镇、街道", section="强化保障", deadlines=[late], item="公开栏"),
            task(3, "区文旅局", section="强化保障", deadlines=[], deadline_text=None),
        ),
    )


@pytest.fixture
def officer(district: District, client: Client) -> Client:
    client.force_login(district.officer)
    return client


def text(client: Client, name: str, *args: Any, **query: Any) -> str:
    return client.get(reverse(f"plans:{name}", args=args), query).content.decode()


def works_in(client: Client, unit: Any, role: str = "info_officer") -> Client:
    client.force_login(orgs.person(unit, role))
    return client


def test_the_board_counts_and_lists(officer: Client, plan: Plan) -> None:
    page = text(officer, "board", plan.pk)
    assert "3 项任务分给 4 个单位，" in page
    assert "2 条已逾期，" in page
    assert "办好开放日。" in page
    assert "牵头" in page
    assert "已逾期 10 天" in page


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, [1, 2, 3]),
        ({"section": "强化保障"}, [2, 3]),
        ({"part": "2"}, [2, 3]),
        ({"month": "6"}, [1]),
        ({"q": "开放日"}, [1]),
        ({"q": "没有这样的字"}, []),
        ({"light": "late"}, [2]),
        ({"role": "lead"}, [1]),
        ({"section": "不存在", "month": "13", "unit": "x", "part": "9", "state": "y"}, [1, 2, 3]),
    ],
)
def test_filters(officer: Client, plan: Plan, query: dict[str, str], numbers: list[int]) -> None:
    groups = officer.get(reverse("plans:board", args=[plan.pk]), query).context["groups"]
    assert [group.task.number for group in groups] == numbers


def test_the_filter_of_a_unit_follows_its_assignments(
    officer: Client, district: District, plan: Plan
) -> None:
    url = reverse("plans:board", args=[plan.pk])
    groups = officer.get(url, {"unit": district.towns[0].pk}).context["groups"]
    assert [group.task.number for group in groups] == [2]
    assert [share.row.unit for share in groups[0].shares] == [district.towns[0]]


def test_a_unit_sees_its_tasks_and_not_its_neighbours(
    client: Client, district: District, plan: Plan
) -> None:
    page = text(works_in(client, district.water), "mine")
    assert "区水务局有 1 项任务" in page
    assert "办好开放日。" in page
    assert "公开栏" not in page


def test_its_list_is_by_deadline(client: Client, district: District, plan: Plan) -> None:
    shares = works_in(client, district.culture).get(reverse("plans:mine")).context["page"]
    assert [share.task.number for share in shares] == [1, 3]


def test_a_task_shows_the_whole_plan_text_but_only_its_own_assignment(
    client: Client, district: District, plan: Plan
) -> None:
    first = plan.tasks.get(number=1)
    answer = works_in(client, district.water).get(reverse("plans:task", args=[first.pk]))
    assert [share.unit for share in answer.context["assignments"]] == [district.water]
    assert "区文旅局" in answer.content.decode()


def test_the_office_sees_every_assignment(officer: Client, plan: Plan) -> None:
    first = plan.tasks.get(number=1)
    answer = officer.get(reverse("plans:task", args=[first.pk]))
    assert len(answer.context["assignments"]) == 2


def test_a_unit_reads_none_of_the_rest(client: Client, district: District, plan: Plan) -> None:
    works_in(client, district.school, "unit_leader")
    for name, pk in (
        ("task", plan.tasks.get(number=1).pk),
        ("board", plan.pk),
        ("matrix", plan.pk),
        ("bulk", plan.pk),
        ("exports", plan.pk),
    ):
        assert client.get(reverse(f"plans:{name}", args=[pk])).status_code == 404
    assert "没有等着办的任务" in text(client, "mine")


def test_a_foreign_office_sees_nothing(client: Client, plan: Plan) -> None:
    elsewhere = orgs.unit("云台区人民政府办公室", parent=orgs.government("云台区人民政府"))
    works_in(client, elsewhere, "office_admin")
    task_pk = plan.tasks.get(number=1).pk
    assert client.get(reverse("plans:board", args=[plan.pk])).status_code == 404
    assert client.get(reverse("plans:task", args=[task_pk])).status_code == 404
    assert "2025年云川区" not in text(client, "list")


def test_who_stands_in_for_a_post_sees_its_tasks(
    client: Client, district: District, plan: Plan
) -> None:
    user = orgs.person(district.school)
    orgs.post(user, district.water, "info_officer")
    client.force_login(user)
    first = plan.tasks.get(number=1)
    assert client.get(reverse("plans:task", args=[first.pk])).status_code == 200


def test_a_closed_unit_keeps_its_tasks_in_the_matrix(
    officer: Client, district: District, plan: Plan
) -> None:
    Assignment.objects.filter(unit=district.water).update(state="done")
    orgs_actions.close_unit(by=None, unit=district.water)
    assert "区水务局" in text(officer, "matrix", plan.pk)
    assert "区水务局" in text(officer, "board", plan.pk)


@pytest.mark.parametrize("page", ["board", "matrix", "calendar", "mine", "list", "task"])
def test_the_number_of_queries_does_not_grow(
    officer: Client, client: Client, district: District, page: str
) -> None:
    def count(rows: int) -> int:
        number = f"云川政办发〔2025〕{rows}号"
        tasks = (task(n, "区文旅局", "组:各镇、街道", "区政府办公室") for n in range(rows))
        made = taken_over(district, reading(*tasks, document_number=number, title=number))
        first = made.tasks.first()
        assert first is not None
        args = {"board": [made.pk], "matrix": [made.pk], "task": [first.pk]}.get(page, [])
        client.get(reverse("plans:list"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"plans:{page}", args=args)).status_code == 200
        return len(queries)

    count(1)  # the second plan brings the to-do list to where it stays
    assert count(2) == count(4)


def test_the_lists_page(client: Client, district: District) -> None:
    taken_over(district, reading(*(task(n, "区文旅局") for n in range(1, 26))))
    first = text(works_in(client, district.culture), "mine")
    assert "第 1—20 项，共 25 项" in first
    assert "第 21—25 项，共 25 项" in text(client, "mine", page="2")


def test_tasks_wait_in_the_to_do_list(client: Client, district: District, plan: Plan) -> None:
    page = works_in(client, district.water).get("/desk/").content.decode()
    assert "第 1 项：办好开放日。" in page
    assert Task.objects.count() == 3


def test_what_has_ended_comes_last_and_says_how(client: Client, district: District) -> None:
    early = [deadline(text="1月底前", date="2025-01-31")]
    taken_over(
        district,
        reading(
            *(task(n, "区文旅局", deadlines=early) for n in (1, 2, 3)),
            task(4, "区文旅局"),
            task(5, "区文旅局", deadlines=[], deadline_text=None),
        ),
    )
    for number, state in ((1, "carried"), (2, "cancelled"), (3, "done")):
        Assignment.objects.filter(task__number=number).update(state=state)
    answer = works_in(client, district.culture).get(reverse("plans:mine"))
    assert [share.task.number for share in answer.context["page"]] == [4, 5, 1, 2, 3]
    states = [word.text() for word in HTMLParser(answer.content).css(".plan-mine li > .state")]
    assert states[2:] == ["已结转", "已撤销", "已完成"]


def test_a_viewer_is_not_asked_to_work(client: Client, district: District, plan: Plan) -> None:
    works_in(client, district.water, "viewer")
    assert "办好开放日。" not in client.get("/desk/").content.decode()
    page = text(client, "mine")
    assert "办好开放日。" in page
    assert reverse("plans:mine-import") not in page
    assert reverse("plans:mine-import") in text(works_in(client, district.water), "mine")


def test_long_lists_of_things_to_do_say_what_they_leave_out(
    client: Client, district: District
) -> None:
    late = [deadline(text="3月底前", date="2025-03-31")]
    taken_over(district, reading(*(task(n, "区文旅局", deadlines=late) for n in range(1, 13))))
    rows = Assignment.objects.all()
    works_in(client, district.culture)
    rows.update(state="doing")
    assert "另外还有 2 项工作要点任务，快到期" in client.get("/desk/").content.decode()
    rows.filter(task__number__lte=2).update(due="2025-12-31")
    assert "另外还有" not in client.get("/desk/").content.decode()
    client.force_login(district.officer)
    rows.update(state="submitted")
    assert "另外还有 2 项工作要点任务，等您核验" in client.get("/desk/").content.decode()


def test_to_dos_of_one_item_are_told_apart(client: Client, district: District) -> None:
    same = [task(number, "区文旅局", item="推进公开") for number in (1, 2)]
    taken_over(district, reading(*same))
    page = works_in(client, district.culture).get("/desk/").content.decode()
    assert "第 1 项：做好第1件事" in page
    assert "第 2 项：做好第2件事" in page


def test_tasks_with_the_same_words_have_links_of_their_own(
    client: Client, district: District
) -> None:
    same = [task(number, "区文旅局", item="推进公开") for number in (1, 2)]
    plan = taken_over(district, reading(*same))
    client.force_login(district.officer)
    page = HTMLParser(client.get(reverse("plans:board", args=[plan.pk])).content.decode())
    links = [link.text() for link in page.css("a") if "推进公开" in link.text()]
    assert links == ["第 1 项：推进公开", "第 2 项：推进公开"]


def test_dates_and_counts_are_held_together() -> None:
    shown = unbroken("2025年6月30日（星期一）前；形成后 20 个工作日内<b>")
    held = HTMLParser(shown).css("span.plan-limit")
    assert [part.text() for part in held] == [
        "2025年6月30日",
        "（星期一）前",
        "20 个工作日内",
    ]
    assert "&lt;b&gt;" in shown


def test_another_file_that_says_the_same_opens_the_draft_there_is(officer: Client) -> None:
    first, second = plan_file(), plan_file() + b"\n"
    for name, data in (("甲.docx", first), ("乙.docx", second)):
        file = SimpleUploadedFile(name, data)
        page = officer.post(reverse("plans:upload"), {"file": file}, follow=True)
    assert "已有一份同样内容的草稿（文件“甲.docx”）" in page.content.decode()
    assert PlanDraft.objects.count() == 1
    assert "甲.docx" in text(officer, "list")
