"""The table of limits: whole, versioned, and true to the text of the laws."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gongkai.ground.language.numerals import chinese
from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.enums import FirstDay, Mark, Nature, Unit
from gongkai.ground.timelimits.rules.limits import Limit, due, in_force
from gongkai.ground.timelimits.rules.table import TABLE

CALENDAR = Calendar()
TODAY = date(2026, 9, 1)

COUNTS = {
    "disclosure.general": (20, "workday", "V"),
    "disclosure.interpretation": (3, "workday", "S"),
    "budget.government": (20, "day", "V"),
    "budget.department": (20, "day", "V"),
    "procurement.award": (2, "workday", "V"),
    "procurement.contract": (2, "workday", "V"),
    "company.information": (20, "workday", "V"),
    "lists.update": (20, "workday", "S"),
    "housing.plan": (20, "workday", "S"),
    "housing.completion": (20, "workday", "S"),
    "housing.allocation": (20, "workday", "S"),
    "housing.progress": (10, "workday", "S"),
    "enforcement.licence_penalty": (7, "workday", "P"),
    "enforcement.other": (20, "workday", "M"),
    "penalty.withdraw": (3, "workday", "V"),
    "penalty.withdraw_market": (3, "workday", "V"),
    "market.penalty": (20, "workday", "V"),
    "market.forward": (10, "workday", "V"),
    "market.show_short": (3, "month", "V"),
    "market.show_long": (3, "year", "V"),
    "foi.reply": (20, "workday", "V"),
    "foi.extension": (20, "workday", "V"),
    "foi.correction_notice": (7, "workday", "V"),
    "foi.correction": (15, "workday", "V"),
    "foi.third_party": (15, "workday", "V"),
    "foi.co_maker": (15, "workday", "V"),
    "foi.fee": (20, "workday", "M"),
    "foi.court": (20, "workday", "V"),
    "remedy.review": (60, "day", "V"),
    "remedy.review_decision": (60, "day", "V"),
    "remedy.suit": (6, "month", "V"),
    "decision.consultation": (30, "day", "V"),
    "decision.hearing_material": (7, "day", "V"),
    "decision.legal_review": (7, "workday", "V"),
    "rules.consultation": (30, "day", "V"),
    "rules.hearing": (30, "day", "V"),
    "rules.in_force": (30, "day", "V"),
    "rules.filing": (30, "day", "V"),
    "business.consultation": (30, "day", "V"),
    "normative.consultation": (7, "workday", "M"),
    "expropriation.compensation": (30, "day", "V"),
    "land.notice": (10, "workday", "V"),
    "land.compensation": (30, "day", "V"),
    "land.final": (15, "workday", "V"),
    "planning.draft": (30, "day", "V"),
    "civil_service.hire": (5, "workday", "V"),
}


def test_every_row_names_its_source_and_is_whole() -> None:
    for row in TABLE:
        assert row.source
        assert row.label
        counted = row.amount is not None
        assert counted == (row.unit is not None) == bool(row.starts_from)
        assert (row.month_day is not None) == (row.nature is Nature.BY_DATE)
        assert counted == (row.nature in (Nature.AT_MOST, Nature.AT_LEAST))
        assert row.said


def test_no_count_changes_unnoticed() -> None:
    """A number here is a promise to citizens: who changes one changes it twice."""
    counts = {row.code: (row.amount, str(row.unit), str(row.mark)) for row in TABLE if row.amount}
    assert counts == COUNTS


def test_no_two_rows_of_one_code_rule_on_one_day() -> None:
    seen = defaultdict(list)
    for row in TABLE:
        seen[row.code].append(row)
    for rows in seen.values():
        assert sum(row.in_force(TODAY) for row in rows) <= 1


@pytest.mark.parametrize(
    ("code", "start", "last"),
    [
        ("foi.reply", date(2026, 9, 14), date(2026, 10, 16)),
        ("foi.correction_notice", date(2026, 9, 14), date(2026, 9, 22)),
        ("budget.government", date(2026, 9, 14), date(2026, 10, 4)),
        ("remedy.review", date(2026, 8, 4), date(2026, 10, 8)),
        ("remedy.suit", date(2026, 8, 31), date(2027, 3, 1)),
        ("market.show_long", date(2024, 2, 29), date(2027, 2, 28)),
        ("report.county", date(2026, 2, 20), date(2026, 2, 20)),
        ("report.county", date(2026, 2, 21), date(2027, 2, 20)),
        ("decision.hearing_material", date(2026, 9, 14), date(2026, 9, 7)),
    ],
)
def test_the_last_day(code: str, start: date, last: date) -> None:
    assert due(in_force(TABLE, TODAY)[code], start, CALENDAR) == last


def test_the_first_day_counts_where_the_office_has_it_so() -> None:
    row = in_force(TABLE, TODAY)["foi.reply"]
    assert due(row, date(2026, 9, 14), CALENDAR, FirstDay.SAME) == date(2026, 10, 15)


def test_a_duty_without_a_count_has_no_day() -> None:
    assert due(in_force(TABLE, TODAY)["penalty.public"], TODAY, CALENDAR) is None


def test_a_row_rules_only_while_it_is_in_force_and_the_later_one_wins() -> None:
    def row(begins: int, amount: int) -> Limit:
        begin = date(begins, 1, 1)
        words = ("x.y", "某事", Nature.AT_MOST, "某规定", Mark.VERIFIED, begin)
        return Limit(*words, amount, Unit.DAY, "某日")

    rows = (row(2020, 20), row(2024, 10))
    assert in_force(rows, date(2019, 12, 31)) == {}
    assert in_force(rows, date(2023, 12, 31))["x.y"].amount == 20
    assert in_force(rows, date(2024, 1, 1))["x.y"].amount == 10
    own = row(2024, 5)
    assert in_force((own, *rows), TODAY)["x.y"] is own


def test_units_are_not_mixed() -> None:
    """预算法 counts days, 条例 working days; 三日 in 行政处罚法 are working days (its Art. 85)."""
    rows = in_force(TABLE, TODAY)
    assert rows["budget.government"].unit is Unit.DAY
    assert rows["disclosure.general"].unit is Unit.WORKDAY
    assert rows["penalty.withdraw"].unit is Unit.WORKDAY


def verified() -> Iterator[Limit]:
    for row in TABLE:
        if row.mark is Mark.VERIFIED and row.amount and row.source.startswith("《"):
            yield row


@pytest.mark.shared
def test_verified_rows_say_what_the_law_says(shared: Path) -> None:
    """The article named by each verified row holds its number, in figures or in Chinese."""
    articles = _articles(shared / "data" / "laws.jsonl.gz", {_title(row) for row in verified()})
    checked = 0
    for row in verified():
        text = articles.get((_title(row), _article(row)))
        if text is not None:
            checked += 1
            assert re.search(f"{row.amount}|{chinese(row.amount or 0)}", text), row.code
            assert ("工作日" in text) or row.unit is not Unit.WORKDAY or "第八十五条" in row.source
    assert checked >= 20


def _title(row: Limit) -> str:
    return row.source[1 : row.source.index("》")]


def _article(row: Limit) -> str:
    found = re.search("第[一二三四五六七八九十百]+条", row.source)
    return found[0] if found else ""


def _articles(laws: Path, titles: set[str]) -> dict[tuple[str, str], str]:
    texts: dict[tuple[str, str], str] = {}
    with gzip.open(laws, "rt", encoding="utf-8") as lines:
        for line in lines:
            law = json.loads(line)
            title = law["title"].removeprefix("中华人民共和国")
            if not law["local"] and title in titles:
                texts[title, law["article"]] = law["text"]
    return texts
