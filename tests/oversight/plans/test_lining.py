"""条线: tasks in a line, what its lead sees of them, and that nobody else does."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs import queries as orgs_queries
from gongkai.ground.orgs.models import Line, User
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.lining import set_tasks
from gongkai.oversight.plans.models import Assignment, LeadDuty, Plan, Task
from gongkai.oversight.plans.queries.lines import counted, is_light, lead_list, led_by, owed
from gongkai.oversight.plans.rules.ledger.lights import LABELS, light_of
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(district: District) -> Plan:
    late = deadline(text="3月底前", date="2025-03-31")
    return taken_over(
        district,
        reading(
            task(1, "区教育局", requirement="公开供水价格。", deadlines=[late]),
            task(2, "组:各镇、街道", requirement="公开停水通知，保障供水。"),
            task(3, "区教育局", requirement="公开招生范围。"),
        ),
    )


@pytest.fixture
def admin(district: District) -> User:
    return orgs.person(district.office, "office_admin")


@pytest.fixture
def leader(district: District) -> User:
    return orgs.person(district.water)


@pytest.fixture
def duty(plan: Plan) -> LeadDuty:
    return plan.lead_duties.get()


def pks(plan: Plan, *numbers: int) -> list[int]:
    return list(plan.tasks.filter(order__in=numbers).order_by("order").values_list("pk", flat=True))


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def units_of(line: Line) -> set[str]:
    return {unit.said for unit in line.units.all()}


# --- the office ---


def test_tasks_are_put_into_a_line_and_taken_out(
    plan: Plan, duty: LeadDuty, admin: User, district: District
) -> None:
    line = set_tasks(by=admin, duty=duty, tasks=pks(plan, 1, 2), seen=[])
    assert line
    assert (line.subject, line.lead, line.duty) == ("供水", district.water, "指导供水企业公开")
    assert units_of(line) == {"区教育局", "柳渡镇", "白鹭镇"}
    sentence = Entry.objects.filter(verb="plans.line").latest("sequence").sentence
    assert "在条线“供水”（区水务局牵头）里列入第 1 项、第 2 项。" in sentence

    entries = Entry.objects.count()
    assert set_tasks(by=admin, duty=duty, tasks=pks(plan, 1, 2), seen=pks(plan, 1, 2)) == line
    assert Entry.objects.count() == entries, "the same again changes nothing"

    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1), seen=pks(plan, 1, 2))
    assert units_of(Line.objects.get()) == {"区教育局"}
    set_tasks(by=admin, duty=duty, tasks=[])
    assert not Task.objects.exclude(line=None).exists()
    assert units_of(Line.objects.get()) == set()


def test_a_unit_that_somebody_listed_by_hand_stays(
    plan: Plan, duty: LeadDuty, admin: User, district: District
) -> None:
    orgs_actions.save_line(by=None, subject="供水", lead=district.water, units=[district.culture])
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    assert units_of(Line.objects.get()) == {"区文旅局", "区教育局"}
    set_tasks(by=admin, duty=duty, tasks=[])
    assert units_of(Line.objects.get()) == {"区文旅局"}


def test_last_years_units_stay_in_the_line(
    plan: Plan, duty: LeadDuty, admin: User, district: District
) -> None:
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1, 2))
    later = taken_over(
        district,
        reading(
            task(1, "区文旅局", requirement="供水。"),
            title="2026年要点",
            document_number="甲〔2026〕1号",
            year=2026,
        ),
    )
    set_tasks(by=admin, duty=later.lead_duties.get(), tasks=pks(later, 1))
    assert units_of(Line.objects.get()) == {"区教育局", "柳渡镇", "白鹭镇", "区文旅局"}


@pytest.mark.parametrize(
    ("wanted", "seen", "code"),
    [([], None, "nothing_chosen"), ([987_654], None, "no_task"), ([0], None, "no_task")],
)
def test_what_cannot_be_chosen(
    duty: LeadDuty, admin: User, wanted: list[int], seen: Any, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        set_tasks(by=admin, duty=duty, tasks=wanted, seen=seen)
    assert refused.value.code == code
    assert not Line.objects.exists(), "nothing half done"


def test_two_people_do_not_undo_each_other(plan: Plan, duty: LeadDuty, admin: User) -> None:
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1), seen=[])
    with pytest.raises(Refusal) as refused:
        set_tasks(by=admin, duty=duty, tasks=pks(plan, 2), seen=[])
    assert refused.value.code == "stale"


def test_a_task_is_in_one_line_only(
    plan: Plan, duty: LeadDuty, admin: User, district: District
) -> None:
    other = LeadDuty.objects.create(
        plan=plan, order=9, unit_text="区教育局", unit=district.school, subject="招生"
    )
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    with pytest.raises(Refusal) as refused:
        set_tasks(by=admin, duty=other, tasks=pks(plan, 1, 3))
    assert refused.value.code == "other_line"
    assert "条线“供水”" in refused.value.sentence
    assert Line.objects.count() == 1


def test_a_duty_without_unit_or_subject_is_no_line(duty: LeadDuty, admin: User, plan: Plan) -> None:
    LeadDuty.objects.update(subject=" ")
    duty.refresh_from_db()
    with pytest.raises(Refusal, match="没有写事项"):
        set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    LeadDuty.objects.update(unit=None)
    duty.refresh_from_db()
    with pytest.raises(Refusal, match="还不知道“区水务局”是哪个单位"):
        set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))


def test_units_and_strangers_set_no_lines(
    duty: LeadDuty, plan: Plan, leader: User, district: District
) -> None:
    for user in (leader, district.officer):  # the register is the administrator's
        with pytest.raises(Refusal) as refused:
            set_tasks(by=user, duty=duty, tasks=pks(plan, 1))
        assert refused.value.code == "not_allowed"
    assert not Line.objects.exists()


def test_the_pages_of_the_office(plan: Plan, duty: LeadDuty, admin: User) -> None:
    client = client_of(admin)
    overview = reverse("plans:lead-list", args=[plan.pk])
    page = reverse("plans:lead-duty", args=[duty.pk])
    assert "还有 1 个事项没有选任务" in client.get(overview).content.decode()
    text = client.get(page).content.decode()
    assert text.count(" checked") == 2, "both tasks that say 供水 are proposed"
    assert "其他 1 项任务" in text
    sent = {"tasks": pks(plan, 1, 2), "seen": ""}
    assert "都选好了任务" in client.post(page, sent, follow=True).content.decode()
    again = client.post(page, sent)
    assert again.status_code == 422
    assert "有人改过这条条线的任务" in again.content.decode()
    for wrong in (["x"], ["9" * 50], ["-1"], ["\x00"]):
        answer = client.post(page, {"tasks": wrong, "seen": ",".join(map(str, pks(plan, 1, 2)))})
        assert answer.status_code == 422


def test_who_may_not_set_lines_is_told_who_does(
    duty: LeadDuty, plan: Plan, district: District
) -> None:
    text = client_of(district.officer).get(reverse("plans:lead-duty", args=[duty.pk]))
    assert "条线由公开办管理员确定" in text.content.decode()
    assert "存好" not in text.content.decode().split("<main")[1].split("</form>")[0]


def test_a_unit_that_came_later_is_named(
    plan: Plan, duty: LeadDuty, admin: User, district: District
) -> None:
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    row = Assignment.objects.get(task__order=1)
    ledger.transfer(
        by=district.officer, assignment=row, version=1, unit=district.culture, reason="职能划转。"
    )
    (found,) = lead_list(plan)
    assert found.missing == ["区文旅局"]
    page = client_of(admin).get(reverse("plans:lead-list", args=[plan.pk])).content.decode()
    assert "区文旅局后来也有了这些任务" in page
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    assert lead_list(plan)[0].missing == []


# --- the unit that leads ---


def test_the_lead_sees_exactly_the_lines_tasks(
    plan: Plan, duty: LeadDuty, admin: User, leader: User, district: District
) -> None:
    def seen() -> set[tuple[int, str]]:
        orgs_queries.forget(leader)
        rows = orgs_queries.visible_to(leader, Assignment.objects.select_related("task", "unit"))
        return {(row.task.order, row.unit.said) for row in rows}

    assert seen() == set()
    line = set_tasks(by=admin, duty=duty, tasks=pks(plan, 1, 2))
    assert line
    assert seen() == {(1, "区教育局"), (2, "柳渡镇"), (2, "白鹭镇")}
    line.units.remove(district.towns[0])
    assert seen() == {(1, "区教育局"), (2, "白鹭镇")}
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    assert seen() == {(1, "区教育局")}


def test_the_lead_opens_and_comments_and_does_nothing_else(
    plan: Plan, duty: LeadDuty, admin: User, leader: User, district: District
) -> None:
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    inside, outside = (Assignment.objects.get(task__order=n) for n in (1, 3))
    client = client_of(leader)
    assert client.get(reverse("plans:assignment", args=[inside.pk])).status_code == 200
    assert client.get(reverse("plans:assignment", args=[outside.pk])).status_code == 404
    ledger.comment(by=leader, assignment=inside, version=None, text="请按季公开。")
    inside.refresh_from_db()
    with pytest.raises(Refusal, match="没有这项任务"):
        ledger.comment(by=leader, assignment=outside, version=None, text="越线。")
    with pytest.raises(Refusal) as refused:
        ledger.sign(by=leader, assignment=inside, version=inside.version)
    assert refused.value.code == "not_allowed"
    stranger = client_of(orgs.person(district.culture))
    assert stranger.get(reverse("plans:assignment", args=[inside.pk])).status_code == 404


def test_the_page_of_the_lead(
    plan: Plan, duty: LeadDuty, admin: User, leader: User, district: District
) -> None:
    client = client_of(leader)
    page = reverse("plans:lines")
    assert "没有牵头的条线" in client.get(page).content.decode()
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1, 2))
    text = client.get(page).content.decode()
    assert "区水务局牵头 1 个条线。" in text
    assert "已逾期 10 天" in text
    assert "共 3 条" in text
    line = Line.objects.get()
    for query, count in (
        ({"light": "late"}, 1),
        ({"light": "soon"}, 0),
        ({"unit": district.school.pk}, 1),
        ({"unit": district.culture.pk}, 3),  # is in no line of ours: does not filter
        ({"line": line.pk, "q": "停水"}, 2),
        ({"state": "done"}, 0),
        ({"light": "nonsense", "line": "x", "unit": "9" * 40, "state": "\x00"}, 3),
    ):
        answer = client.get(page, query)
        assert answer.status_code == 200
        assert len(answer.context["rows"]) == count, query
    other = client_of(orgs.person(district.culture)).get(page).content.decode()
    assert "没有牵头的条线" in other
    assert "公开供水价格" not in other


def test_the_sheet_of_the_lead(
    plan: Plan, duty: LeadDuty, admin: User, leader: User, district: District
) -> None:
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1, 2))
    answer = client_of(leader).get(reverse("plans:lines-export"), {"light": "late"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["云川区水务局牵头条线任务清单"]
    assert rows[2][:3] == ["供水", "云川区教育局", "责任"]
    assert "已逾期 10 天" in rows[2]
    assert len(rows) == 3
    empty = client_of(orgs.person(district.culture)).get(reverse("plans:lines-export"))
    assert "公开供水价格".encode() not in empty.content


def test_the_lights_are_counted_as_they_are_shown(
    plan: Plan, duty: LeadDuty, admin: User, leader: User
) -> None:
    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1, 2, 3))
    Plan.objects.update(warning_days=60)
    rows = list(Assignment.objects.order_by("pk"))
    states = ["doing", "submitted", "done", "cancelled"]
    for row, state in zip(rows, states, strict=False):
        Assignment.objects.filter(pk=row.pk).update(state=state)
    from gongkai.ground.core import clock  # noqa: PLC0415  (the day of this test)

    for days in (1, 14, 60):
        Plan.objects.update(warning_days=days)
        for day in ("2025-04-10", "2025-06-01", "2025-06-16", "2025-06-30", "2025-07-01"):
            today = clock.today().fromisoformat(day)
            for code in LABELS:
                found = set(Assignment.objects.filter(is_light(code, today)))
                wanted = {
                    row
                    for row in Assignment.objects.all()
                    if light_of(row.state, row.due, today, days).code == code
                }
                assert found == wanted, (days, day, code)
    line = led_by(leader, Line.objects.get().lead)
    (sums,) = counted(leader, line, clock.today())
    assert sums.total == owed(leader, line).count() == 4


def test_the_lists_ask_as_often_for_many_lines(
    plan: Plan, duty: LeadDuty, admin: User, leader: User, district: District
) -> None:
    def asked() -> tuple[int, int]:
        found = []
        for user, address in (
            (leader, reverse("plans:lines")),
            (admin, reverse("plans:lead-list", args=[plan.pk])),
        ):
            client = client_of(user)
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.append(len(queries))
        return found[0], found[1]

    set_tasks(by=admin, duty=duty, tasks=pks(plan, 1))
    one = asked()
    for number in (2, 3):
        more = LeadDuty.objects.create(
            plan=plan, order=number + 5, unit_text="区水务局", unit=district.water,
            subject=f"事项{number}",
        )  # fmt: skip
        set_tasks(by=admin, duty=more, tasks=pks(plan, number))
    assert asked() == one
