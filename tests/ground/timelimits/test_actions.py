"""Loading a year, removing it, stating local limits."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.timelimits import actions, queries
from gongkai.ground.timelimits.enums import FirstDay, Mark, Nature, Unit
from gongkai.ground.timelimits.models import CalendarDay, OfficeLimit, YearTable
from gongkai.ground.timelimits.rules.year_table import COLUMNS, DayRow, template, write_csv
from gongkai.ground.timelimits.signals import calendar_changed
from tests.factories import orgs

pytestmark = pytest.mark.django_db

NOTICE = "国务院办公厅2027年放假通知"
TABLE = [*template(2027), DayRow(date(2027, 1, 3), True, "元旦")]


def load(days: list[DayRow] = TABLE, **more: Any) -> YearTable:
    given = {"by": None, "year": 2027, "data": write_csv(days), "name": "表.csv", "source": NOTICE}
    return actions.load_year(**given | more)


def test_the_year_is_known_from_then_on() -> None:
    assert queries.calendar().is_provisional(date(2027, 1, 4))
    load()
    calendar = queries.calendar()
    assert not calendar.is_provisional(date(2027, 1, 4))
    assert calendar.is_workday(date(2027, 1, 3))
    assert calendar.reason(date(2027, 1, 1)) == "元旦放假"
    assert Entry.objects.last().sentence == (
        "系统录入2027年工作日历：6 天放假，1 天调休上班，依据是国务院办公厅2027年放假通知。"
    )


def test_loading_again_replaces_and_removing_brings_the_next_source_back() -> None:
    load()
    load(template(2027))
    assert YearTable.objects.count() == 1
    assert not queries.calendar().is_workday(date(2027, 1, 3))
    actions.remove_year(by=None, year=2027)
    assert queries.calendar().is_provisional(date(2027, 1, 1))
    assert CalendarDay.objects.count() == 0
    with pytest.raises(Refusal, match="没有录入过2027年"):
        actions.remove_year(by=None, year=2027)


def test_a_bad_table_changes_nothing() -> None:
    load()
    version = queries.calendar().version
    with pytest.raises(Refusal) as refused:
        load([*template(2027), DayRow(date(2026, 1, 3), True)])
    assert refused.value.code == "rows"
    assert queries.calendar().version == version


def test_a_workbook_is_taken_like_a_csv_file() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(COLUMNS))
    for row in TABLE:
        sheet.append([row.day, "班" if row.is_workday else "休", row.name])
    out = io.BytesIO()
    book.save(out)
    assert load(data=out.getvalue(), name="表.xlsx").days.count() == len(TABLE)


@pytest.mark.parametrize(
    ("more", "code"),
    [({"source": " "}, "source_empty"), ({"year": 1999}, "year_range"), ({"data": b""}, "columns")],
)
def test_what_is_refused(more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        load(**more)
    assert refused.value.code == code
    assert YearTable.objects.count() == 0


def test_the_news_goes_out_after_commit(django_capture_on_commit_callbacks: Any) -> None:
    heard: list[dict[str, Any]] = []

    def hear(**news: Any) -> None:
        heard.append(news)

    calendar_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            load()
            assert heard == []
    finally:
        calendar_changed.disconnect(hear)
    assert [(news["year"], news["version"]) for news in heard] == [
        (2027, queries.calendar().version)
    ]


def test_only_those_who_may() -> None:
    town = orgs.government()
    clerk, admin = orgs.person(town), orgs.person(town, "office_admin")
    with pytest.raises(Refusal) as refused:
        load(by=clerk)
    assert refused.value.code == "not_allowed"
    assert load(by=admin).year == 2027


def state(**more: Any) -> OfficeLimit:
    given = {
        "by": None,
        "code": "foi.reply",
        "label": "答复政府信息公开申请",
        "nature": Nature.AT_MOST,
        "amount": 15,
        "unit": Unit.WORKDAY,
        "starts_from": "收到申请之日",
        "source": "云川区政府信息公开办法",
        "valid_from": date(2026, 1, 1),
    }
    return actions.set_limit(**given | more)


def test_a_stricter_local_limit_rules_while_it_lasts() -> None:
    row = state()
    assert queries.limit("foi.reply", date(2025, 12, 31)).amount == 20
    assert (queries.limit("foi.reply", date(2026, 1, 1)).amount) == 15
    assert queries.limit("foi.reply", date(2026, 1, 1)).mark is Mark.OFFICE
    actions.end_limit(by=None, row=row, last_day=date(2026, 6, 30))
    assert queries.limit("foi.reply", date(2026, 6, 30)).amount == 15
    assert queries.limit("foi.reply", date(2026, 7, 1)).amount == 20


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"amount": 30}, "laxer"),
        ({"unit": Unit.DAY}, "other_count"),
        ({"code": "decision.consultation", "nature": Nature.AT_LEAST, "unit": Unit.DAY}, "laxer"),
        ({"source": ""}, "incomplete"),
        ({"amount": 0}, "incomplete"),
    ],
)
def test_the_law_is_not_softened(more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        state(**more)
    assert refused.value.code == code


def test_a_matter_of_the_place_gets_a_code_of_its_own() -> None:
    one = state(code="", label="领导信箱答复", amount=5)
    two = state(code="", label="网民留言答复", amount=3)
    assert (one.code, two.code) == ("local.1", "local.2")
    assert queries.limits(date(2026, 2, 1))["local.1"].said == "收到申请之日起 5 个工作日内"
    with pytest.raises(Refusal, match="换一个施行日期"):
        state(code="local.1", label="领导信箱答复")


def test_an_unknown_limit_is_no_guess() -> None:
    with pytest.raises(LookupError):
        queries.limit("nothing.there")


def test_the_convention_of_the_first_day_is_a_setting(settings: Any) -> None:
    assert queries.clock(20).start(date(2026, 9, 14)).due == date(2026, 10, 16)
    settings.FIRST_DAY = "same"
    assert queries.first_day() is FirstDay.SAME
    assert queries.clock(20).start(date(2026, 9, 14)).due == date(2026, 10, 15)


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2026, 10, 20), None), (date(2026, 11, 2), 2027), (date(2027, 3, 1), 2027)],
)
def test_the_office_is_asked_for_a_year_that_is_missing(today: date, year: int | None) -> None:
    assert queries.year_to_ask_for(today) == year


def test_nobody_is_asked_for_what_is_there() -> None:
    load()
    assert queries.year_to_ask_for(date(2026, 11, 2)) is None
