"""The board's filters and counts against a plain reading of the same rows in Python."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.oversight.plans.models import Assignment, Plan
from gongkai.oversight.plans.queries.ledger.board import (
    UNFINISHED,
    Counts,
    counts,
    found,
    tasks_of,
    where_it_stands,
)
from gongkai.oversight.plans.queries.ledger.lights import in_time, is_late, is_light
from gongkai.oversight.plans.rules.ledger import light_of
from gongkai.oversight.plans.rules.ledger.lights import LABELS
from gongkai.oversight.plans.rules.ledger.states import EVERY, OPEN
from tests.factories.plans import District, reading, taken_over, task

pytestmark = pytest.mark.django_db
TODAY = date(2025, 4, 10)
DAYS = (None, *(TODAY + timedelta(days=n) for n in (-400, -1, 0, 1, 13, 14, 15, 90)))


@pytest.fixture
def plan(district: District) -> Plan:
    """Every state with every day: 7 x 9 rows over 21 tasks and 3 units, other marks mixed in."""
    units = ("牵头:区文旅局", "配合:区水务局", "区教育局")
    parts = ("推进公开", "强化保障", "")
    tasks = [
        task(
            n, *units, section=parts[n // 7], requirement=f"办{'好' if n % 2 else '成'}第{n}件事。"
        )
        for n in range(21)
    ]
    plan = taken_over(district, reading(*tasks))
    rows = Assignment.objects.filter(task__plan=plan).order_by("pk")
    for at, (row, (state, due)) in enumerate(zip(rows, product(EVERY, DAYS), strict=True)):
        row.state, row.due = state, due
        row.flagged, row.provisional = at % 4 == 0, at % 6 == 0
        row.last_report = "已经上网" if at % 5 == 0 else ""
        row.save()
    return plan


def rows_of(plan: Plan) -> list[Assignment]:
    return list(Assignment.objects.filter(task__plan=plan).select_related("task", "unit"))


def passes(row: Assignment, filters: dict[str, Any]) -> bool:
    """The same said once more, without a database."""
    text = row.task.requirement + row.task.section + row.task.units_text + row.last_report
    light = light_of(row.state, row.due, TODAY, row.task.plan.warning_days).code
    wanted = filters.get("state", row.state)
    return (
        (row.state in OPEN if wanted == UNFINISHED else row.state == wanted)
        and filters.get("light", light) == light
        and filters.get("unit", str(row.unit_id)) == str(row.unit_id)
        and filters.get("role", row.role) == row.role
        and filters.get("section", row.task.section) == row.task.section
        and ("month" not in filters or (row.due and str(row.due.month) == filters["month"]))
        and (not filters.get("flagged") or row.flagged)
        and (not filters.get("provisional") or row.provisional)
        and filters.get("q", "") in text
    )


CHOICES: dict[str, tuple[Any, ...]] = {
    "state": (None, *EVERY, UNFINISHED),
    "light": (None, *LABELS),
    "role": (None, "lead", "support", "responsible"),
    "section": (None, "推进公开", ""),
    "month": (None, "4", "3", "12"),
    "flagged": (None, True),
    "provisional": (None, True),
    "q": (None, "办好", "上网", "教育局", "%", "没有"),
}


def every_pair() -> list[dict[str, Any]]:
    """Every value of each filter with every value of each other one."""
    names = list(CHOICES)
    found: dict[str, dict[str, Any]] = {}
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            for values in product(CHOICES[one], CHOICES[other]):
                pairs = zip((one, other), values, strict=True)
                filters = {name: value for name, value in pairs if value is not None}
                found[repr(sorted(filters.items()))] = filters
    return list(found.values())


def test_every_pair_of_filters_finds_what_a_plain_reading_finds(plan: Plan) -> None:
    rows = rows_of(plan)
    tried = every_pair()
    assert len(tried) > 350
    for filters in tried:
        expected = {row.pk for row in rows if passes(row, filters)}
        assert set(found(plan, filters).values_list("pk", flat=True)) == expected, filters


def test_the_counts_say_how_many_rows_each_link_would_show(plan: Plan) -> None:
    rows = rows_of(plan)
    for others in ({}, {"section": "强化保障"}, {"q": "办好", "flagged": True}, {"role": "lead"}):
        numbers = counts(plan, {**others, "state": "doing", "light": "late"})
        assert numbers.all == len(rows)
        for state, light in product(("", *EVERY, UNFINISHED), ("", *LABELS)):
            both = {"state": state, "light": light}
            filters = {**others, **{name: value for name, value in both.items() if value}}
            expected = sum(passes(row, filters) for row in rows)
            assert numbers.match(state, light) == expected, filters


def test_lights_in_the_database_are_those_of_the_rules(plan: Plan) -> None:
    for warning in (0, 1, 14, 30):
        rows = Assignment.objects.filter(task__plan=plan)
        plan.warning_days = warning
        plan.save()
        for code in LABELS:
            lit = {
                row.pk for row in rows if light_of(row.state, row.due, TODAY, warning).code == code
            }
            assert (
                set(rows.filter(is_light(code, TODAY, warning)).values_list("pk", flat=True)) == lit
            )
            assert set(rows.filter(is_light(code, TODAY)).values_list("pk", flat=True)) == lit


def test_late_and_in_time_share_out_what_is_with_the_units(plan: Plan) -> None:
    rows = Assignment.objects.filter(task__plan=plan)
    late = set(rows.filter(is_late(TODAY)).values_list("pk", flat=True))
    rest = set(rows.filter(in_time(TODAY)).values_list("pk", flat=True))
    assert not late & rest
    assert late | rest == {row.pk for row in rows if row.state in OPEN}
    assert late == {r.pk for r in rows if r.state in OPEN and r.due and r.due < TODAY}


def test_rows_stand_in_the_order_of_the_plan_leading_units_first(plan: Plan) -> None:
    rows = list(found(plan, {}).select_related("task"))
    ranks = {"lead": 0, "responsible": 1, "support": 2}
    assert rows == sorted(rows, key=lambda row: (row.task.order, ranks[row.role]))


def test_tasks_for_the_export_are_those_with_a_row(plan: Plan) -> None:
    assert tasks_of(plan, {}).count() == 21
    filters = {"state": "doing", "light": "late"}
    expected = sorted({row.task.order for row in rows_of(plan) if passes(row, filters)})
    assert [task.order for task in tasks_of(plan, filters)] == expected


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ({}, "还没有分给单位。"),
        ({("to_sign", "on_track"): 3}, "都等着签收。"),
        ({("done", "finished"): 3}, "全部办完了。"),
        ({("doing", "on_track"): 3}, "没有逾期的，也没有快到期的。"),
        ({("doing", "late"): 2, ("to_sign", "soon"): 1}, "2 条已逾期，1 条快到期。"),
        ({("doing", "late"): 2}, "2 条已逾期，没有快到期的。"),
        ({("doing", "soon"): 2}, "没有逾期的，2 条快到期。"),
    ],
)
def test_the_heading_says_where_the_plan_stands(
    whole: dict[tuple[str, str], int], said: str
) -> None:
    assert "".join(where_it_stands(Counts(whole, {}))) == said


def test_a_link_that_is_chosen_leads_back(client: Client, district: District, plan: Plan) -> None:
    client.force_login(district.officer)
    url = reverse("plans:board", args=[plan.pk])
    answer = client.get(url, {"light": "late", "role": "lead", "other": "x", "page": "7"})
    lights = dict(answer.context["counted"])["亮灯"]
    chosen = next(one for one in lights if one.chosen)
    assert chosen.word == "已逾期"
    assert chosen.number == answer.context["page"].paginator.count
    assert chosen.query == "role=lead"
    assert all("role=lead" in one.query and "other" not in one.query for one in lights)


@pytest.mark.parametrize("query", [{}, {"state": "open", "q": "办"}])
def test_the_board_asks_no_more_for_many_rows(
    client: Client, district: District, query: dict[str, str]
) -> None:
    client.force_login(district.officer)

    def asked(rows: int, page: str) -> int:
        number = f"云川政办发〔2025〕{rows}号"
        units = ("区文旅局", "区水务局", "区教育局")
        tasks = (task(n, *units) for n in range(rows // 3))
        made = taken_over(district, reading(*tasks, document_number=number, title=number))
        url = reverse(f"plans:{page}", args=[made.pk])
        client.get(url, query)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url, query).status_code == 200
        return len(queries)

    asked(3, "board")
    few, many = asked(30, "board"), asked(300, "board")
    assert few == many
    assert asked(33, "matrix") == asked(303, "matrix")
