"""回头看: what an earlier year left goes on, once, whole, and its report balances."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.actions.ledger import carry_over, sign, transfer, withdraw
from gongkai.oversight.plans.enums import AssignmentState
from gongkai.oversight.plans.exports.report import report_document
from gongkai.oversight.plans.models import Assignment, Plan, WorkEvent
from gongkai.oversight.plans.queries.ledger.lookback import (
    chain,
    first_due,
    leftovers,
    report_of,
)
from gongkai.oversight.plans.rules.outcomes import LABELS
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

pytestmark = pytest.mark.django_db
DUE = date(2025, 6, 30)


def last_year(district: District, *tasks: Any) -> Plan:
    made = [
        task(1, "牵头:区文旅局", "配合:区水务局", deadlines=[deadline(date="2024-06-30")]),
        task(2, "区教育局", deadlines=[deadline(date="2024-06-30")]),
    ]
    return taken_over(
        district,
        reading(
            *(tasks or made),
            title="2024年云川区政务公开工作要点",
            document_number="云川政办发〔2024〕2号",
            date="2024-03-28",
            year=2024,
        ),
    )


class Years:
    """A plan of 2024 with three open assignments, and this year's."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.old = last_year(district)
        self.new = taken_over(district)
        self.rows = list(Assignment.objects.filter(task__plan=self.old).order_by("pk"))

    def carry(self, *rows: Assignment, **more: Any) -> list[Assignment]:
        given = {"by": self.district.officer, "plan": self.new, "due": DUE} | more
        return carry_over(assignments=rows or self.rows, **given)


@pytest.fixture
def years(district: District) -> Years:
    return Years(district)


def refused(years: Years, *rows: Assignment, **more: Any) -> Refusal:
    before = WorkEvent.objects.count()
    with pytest.raises(Refusal) as caught:
        years.carry(*rows, **more)
    assert WorkEvent.objects.count() == before
    return caught.value


def test_leftovers_are_listed_by_task_and_unit(years: Years) -> None:
    left = leftovers(years.district.officer, years.new)
    assert [(one.task.number, len(one.rows)) for one in left] == [(1, 2), (2, 1)]
    assert left[0].rows[0].light.code == "late"
    assert first_due(years.new) == DUE


def test_carried_tasks_live_on_with_their_history(years: Years) -> None:
    made = years.carry()
    assert {row.task.section for row in made} == {"上年结转"}
    assert [row.due for row in Assignment.objects.filter(pk__in=[r.pk for r in made])] == [DUE] * 3
    assert [one.pk for one in chain(made[0])] == [years.rows[0].pk]
    assert leftovers(years.district.officer, years.new) == []


def test_twice_the_same_carries_once(years: Years) -> None:
    years.carry()
    assert refused(years).code == "finished"
    assert Assignment.objects.filter(task__plan=years.new, task__section="上年结转").count() == 3


def test_two_old_tasks_go_on_in_one_of_this_year(years: Years) -> None:
    sign(by=orgs.person(years.district.school), assignment=years.rows[2], version=1)
    transfer(
        by=years.district.officer,
        assignment=years.rows[2],
        version=2,
        unit=years.district.culture,
        reason="职责划转。",
    )
    target = years.new.tasks.get(number=3)
    into = {row.task_id: target.pk for row in years.rows}
    rows = list(Assignment.objects.filter(pk__in=[years.rows[0].pk, years.rows[2].pk]))
    first, second = years.carry(*rows, into=into)
    assert first.pk == second.pk
    assert {one.pk for one in chain(first)} == {years.rows[0].pk, years.rows[2].pk}


def test_an_assignment_that_is_there_is_linked(years: Years) -> None:
    target = years.new.tasks.get(number=3)
    (row,) = years.carry(years.rows[2], into={years.rows[2].task_id: target.pk})
    assert row.task_id == target.pk
    assert [one.pk for one in chain(Assignment.objects.get(pk=row.pk))] == [years.rows[2].pk]


def test_what_has_ended_this_year_takes_nothing_on(years: Years) -> None:
    target = years.new.tasks.get(number=3)
    withdraw(
        by=years.district.officer, assignment=target.assignments.get(), version=1, reason="不办。"
    )
    found = refused(years, years.rows[2], into={years.rows[2].task_id: target.pk})
    assert found.code == "ended_there"


def test_a_closed_unit_holds_all_back(years: Years) -> None:
    unit = years.district.school
    unit.active, unit.closed_on = False, date(2025, 1, 1)
    unit.save()
    found = refused(years)
    assert [one.code for one in found.reasons] == ["unit_closed"]
    client = Client()
    client.force_login(years.district.officer)
    page = client.get(reverse("plans:lookback", args=[years.new.pk])).content.decode()
    assert reverse("plans:assignment-step", args=[years.rows[2].pk, "transfer"]) in page


def test_somebody_was_faster(years: Years) -> None:
    seen = {row.pk: row.version for row in years.rows}
    sign(by=orgs.person(years.district.school), assignment=years.rows[2], version=1)
    found = refused(years, seen=seen)
    assert [one.code for one in found.reasons] == ["stale"]


@pytest.mark.parametrize("due", [date(2026, 1, 1), date(2025, 1, 1)])
def test_the_day_lies_ahead_in_the_plans_year(years: Years, due: date) -> None:
    assert refused(years, due=due).reasons[0].where == "due"


def test_other_years_other_offices_and_other_people(years: Years) -> None:
    newest = list(Assignment.objects.filter(task__plan=years.new))
    assert refused(years, *newest).code == "not_last_year"
    Plan.objects.filter(pk=years.old.pk).update(unit=years.district.water)
    assert refused(years).code == "not_last_year"
    assert refused(years, by=orgs.person(years.district.water)).code == "not_allowed"


def test_the_page_shows_first_and_then_does(years: Years) -> None:
    client = Client()
    client.force_login(years.district.officer)
    url = reverse("plans:lookback", args=[years.new.pk])
    data = {"due": "2025-06-30", "row": [f"{row.pk}-{row.version}" for row in years.rows]}
    page = client.post(url, {**data, "do": "look"})
    assert "会结转 3 条" in page.content.decode()
    assert not Assignment.objects.filter(state="carried")
    assert client.post(url, {**data, "do": "carry"}).status_code == 302
    assert Assignment.objects.filter(state="carried").count() == 3
    again = client.post(url, {**data, "do": "carry"})
    assert again.status_code == 422
    assert "现在一条也没有结转" in again.content.decode()
    assert client.post(url, {"due": "2025-06-30", "do": "carry"}).status_code == 422


STATES = st.lists(
    st.tuples(st.sampled_from(AssignmentState.values), st.integers(0, 2)), min_size=3, max_size=3
)


@given(states=STATES)
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_report_balances(years: Years, states: list[tuple[str, int]]) -> None:
    for row, (state, late) in zip(years.rows, states, strict=True):
        Assignment.objects.filter(pk=row.pk).update(state=state, parts_late=late)
    report = report_of(years.old)
    for tallies in (report.by_section.values(), report.by_unit.values()):
        for way in LABELS:
            assert sum(one.counts[way] for one in tallies) == report.totals.counts[way]
        assert sum(one.total for one in tallies) == report.totals.total == 3
    assert len(report.unfinished) == report.totals.counts["unfinished"]
    assert len(report.carried) == report.totals.counts["carried"]


def test_the_report_reads_well(years: Years) -> None:
    years.carry(years.rows[0])
    Assignment.objects.filter(pk=years.rows[1].pk).update(flagged=True, last_report="办了一半。")
    document = docx.Document(io.BytesIO(report_document(report_of(years.old))))
    words = [one.text for one in document.paragraphs]
    assert words[0] == "《2024年云川区政务公开工作要点》落实情况报告"
    assert "没有完成 2 条，合计 3 条。" in words[2]
    assert words[words.index("三、没有完成的任务") + 1] == "（另有 1 条结转，见四）"
    by_section, by_unit, unfinished, carried, flagged = document.tables
    assert [cell.text for cell in by_section.rows[-1].cells][:2] == ["合计", "3"]
    assert len(by_unit.rows) == 5
    assert unfinished.rows[1].cells[4].text == "办了一半。"
    assert "上年结转" not in carried.rows[1].cells[2].text
    assert "《2025年云川区政务公开工作要点》第 4 项" in carried.rows[1].cells[2].text
    assert flagged.rows[1].cells[1].text == "区水务局"
