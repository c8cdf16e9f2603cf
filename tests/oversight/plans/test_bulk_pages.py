"""One step for many: looked at first, done as looked at, what was refused is named."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.forms.bulk import VERBS
from gongkai.oversight.plans.models import Assignment, Plan, WorkEvent
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

pytestmark = pytest.mark.django_db
REASON = {"reason": "人手不够，同意。"}


@pytest.fixture
def plan(district: District) -> Plan:
    event = deadline(
        "after_event", text="形成后20个工作日内", days=20, unit="workday", event="形成"
    )
    return taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局"),
            task(2, "区教育局", "区水务局", deadlines=[event]),
        ),
    )


@pytest.fixture
def officer(district: District, client: Client) -> Client:
    client.force_login(district.officer)
    return client


def rows(plan: Plan) -> list[Assignment]:
    return list(Assignment.objects.filter(task__plan=plan).order_by("pk"))


def chosen(*of: Assignment) -> list[str]:
    return [f"{row.pk}:{row.version}" for row in of]


def post(client: Client, plan: Plan, **data: Any) -> Any:
    return client.post(reverse("plans:bulk", args=[plan.pk]), data)


def look(client: Client, plan: Plan, verb: str, of: list[str], **data: Any) -> Any:
    return post(client, plan, verb=verb, chosen=of, looked="1", **data)


def said(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def state_of_all(plan: Plan) -> list[Any]:
    kept = Assignment.objects.filter(task__plan=plan).order_by("pk")
    return [*kept.values_list("pk", "state", "version", "due", "unit"), WorkEvent.objects.count()]


def test_looking_changes_nothing_and_doing_does_what_was_seen(
    officer: Client, plan: Plan, district: District
) -> None:
    before = state_of_all(plan)
    seen = look(officer, plan, "extend", chosen(*rows(plan)), until="2025-07-31", **REASON)
    assert state_of_all(plan) == before
    outcome = seen.context["outcome"]
    assert "延期：2 条可以办，" in seen.content.decode()
    assert "2 条办不了" in seen.content.decode()
    told = [(row.pk, sentence) for row, sentence in outcome.refused]

    done = post(officer, plan, token=seen.context["token"])
    assert done.status_code == 302
    result = officer.get(done["Location"])
    assert [row.pk for row in result.context["done"]] == [row.pk for row in outcome.done]
    assert [(row.pk, sentence) for row, sentence in result.context["refused"]] == told
    assert "办了 2 条；" in result.content.decode()
    moved = Assignment.objects.filter(pk__in=[row.pk for row in outcome.done])
    assert {str(row.due) for row in moved} == {"2025-07-31"}
    assert officer.get(done["Location"]).status_code == 200, "it can be read again"


def test_what_changed_between_looking_and_doing_is_left_and_named(
    officer: Client, plan: Plan, district: District
) -> None:
    first, second, *_ = rows(plan)
    seen = look(officer, plan, "withdraw", chosen(first, second), **REASON)
    ledger.sign(by=orgs.person(first.unit, "info_officer"), assignment=first, version=1)
    result = officer.get(post(officer, plan, token=seen.context["token"])["Location"])
    assert [row.pk for row in result.context["done"]] == [second.pk]
    [(row, sentence)] = result.context["refused"]
    assert row.pk == first.pk
    assert "签收了任务" in sentence
    first.refresh_from_db()
    assert first.state == "doing"


def test_a_version_of_long_ago_is_refused_while_looking(officer: Client, plan: Plan) -> None:
    first, second, *_ = rows(plan)
    seen = look(officer, plan, "withdraw", [f"{first.pk}:0", f"{second.pk}:1"], **REASON)
    assert [row.pk for row, _ in seen.context["outcome"].refused] == [first.pk]


def test_done_twice_is_done_once(officer: Client, plan: Plan) -> None:
    seen = look(officer, plan, "withdraw", chosen(*rows(plan)[:2]), **REASON)
    post(officer, plan, token=seen.context["token"])
    after = state_of_all(plan)
    again = officer.get(post(officer, plan, token=seen.context["token"])["Location"])
    assert "一条也没有办" in again.content.decode()
    assert state_of_all(plan) == after


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_its_page(officer: Client, plan: Plan, verb: str) -> None:
    page = post(officer, plan, verb=verb, chosen=chosen(*rows(plan)))
    assert page.status_code == 200
    assert bool(page.context["token"]) == (verb in {"verify", "urge"}), "nothing else to be filled"


def test_missing_fields_are_asked_for_and_nothing_can_be_done_yet(
    officer: Client, plan: Plan
) -> None:
    page = look(officer, plan, "extend", chosen(*rows(plan)), until="", reason="")
    assert page.status_code == 422
    assert page.context["token"] == ""
    assert page.context["outcome"] is None


def test_urging_needs_no_fields(officer: Client, plan: Plan, district: District) -> None:
    orgs.person(district.water, "unit_leader")
    page = post(officer, plan, verb="urge", chosen=chosen(*rows(plan)))
    assert {row.unit for row in page.context["done"]} == {district.water}
    assert all("没有负责人" in sentence for _, sentence in page.context["outcome"].refused)


def test_an_event_starts_for_the_units_of_its_task(
    officer: Client, plan: Plan, district: District
) -> None:
    for row in rows(plan):
        person = orgs.person(row.unit, "info_officer")
        ledger.sign(by=person, assignment=row, version=row.version)
    limit = plan.tasks.get(number=2).deadlines.get()
    data = {"deadline": limit.pk, "on": "2025-04-01", "what": "办法公开"}
    seen = look(officer, plan, "start", chosen(*rows(plan)), **data)
    assert {row.task.number for row in seen.context["done"]} == {2}
    assert "不是事后起算的" in seen.content.decode()


def test_all_that_the_filters_found_is_taken_without_ticking(officer: Client, plan: Plan) -> None:
    query = f"unit={rows(plan)[1].unit_id}"
    seen = look(officer, plan, "withdraw", [], all="on", query=query, **REASON)
    assert len(seen.context["done"]) == 2


def test_all_of_more_than_the_most_is_refused(officer: Client, plan: Plan) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gongkai.oversight.plans.views.staff.bulk.MOST", 3)
        url = reverse("plans:bulk", args=[plan.pk])
        data = {"verb": "urge", "all": "on", "query": ""}
        assert "一次最多办 3 条" in said(officer.post(url, data, follow=True))[0]
        data = {"verb": "urge", "chosen": chosen(*rows(plan))}
        assert "现在选了 4 条" in said(officer.post(url, data, follow=True))[0]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"verb": "urge"},
        {"verb": "sign", "chosen": ["1:1"]},
        {"verb": "nonsense", "chosen": ["1:1"]},
        {"verb": "urge", "chosen": ["x", "1", ":", "-1:1", "1:1:1", "99999999999:1", "٣:1", "1;2"]},
        {"verb": "urge", "chosen": ["987654:1"]},
        {"token": "x"},
        {"token": ""},
    ],
)
def test_hostile_choices_are_refused_in_a_sentence(
    officer: Client, plan: Plan, data: dict[str, Any]
) -> None:
    before = state_of_all(plan)
    answer = officer.post(reverse("plans:bulk", args=[plan.pk]), data, follow=True)
    assert answer.status_code == 200
    assert said(answer)
    assert state_of_all(plan) == before


def test_rows_of_another_plan_are_not_taken(
    officer: Client, plan: Plan, district: District
) -> None:
    other = taken_over(
        district, reading(task(1, "区教育局"), document_number="云川政办发〔2025〕9号")
    )
    mixed = chosen(rows(plan)[0], rows(other)[0])
    seen = look(officer, plan, "withdraw", mixed, **REASON)
    assert [row.pk for row in seen.context["done"]] == [rows(plan)[0].pk]


def test_a_token_is_for_one_person_and_one_plan(
    officer: Client, plan: Plan, district: District
) -> None:
    token = look(officer, plan, "withdraw", chosen(*rows(plan)), **REASON).context["token"]
    before = state_of_all(plan)
    other = taken_over(
        district, reading(task(1, "区教育局"), document_number="云川政办发〔2025〕9号")
    )
    url = reverse("plans:bulk", args=[other.pk])
    assert "什么也没有办" in said(officer.post(url, {"token": token}, follow=True))[0]
    colleague = Client()
    colleague.force_login(orgs.person(district.office, "office_staff"))
    url = reverse("plans:bulk", args=[plan.pk])
    assert "什么也没有办" in said(colleague.post(url, {"token": token}, follow=True))[0]
    assert state_of_all(plan)[:-1] == before[:-1]


def test_a_unit_does_not_find_the_page(client: Client, plan: Plan, district: District) -> None:
    client.force_login(orgs.person(district.water, "unit_leader"))
    assert post(client, plan, verb="urge", chosen=chosen(*rows(plan))).status_code == 404


def test_without_a_result_the_page_leads_back_to_the_board(officer: Client, plan: Plan) -> None:
    answer = officer.get(reverse("plans:bulk", args=[plan.pk]))
    assert answer["Location"] == reverse("plans:board", args=[plan.pk])
