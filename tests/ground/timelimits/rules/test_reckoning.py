"""算一算 for every kind of limit."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.ground.timelimits.calendar import PROVISIONAL, Calendar
from gongkai.ground.timelimits.enums import FirstDay
from gongkai.ground.timelimits.rules.limits import due, in_force
from gongkai.ground.timelimits.rules.reckoning import Reckoning, reckon
from gongkai.ground.timelimits.rules.table import TABLE

TODAY = date(2026, 9, 1)
ROWS = in_force(TABLE, TODAY)
CALENDAR = Calendar()


def answer(code: str, start: date = date(2026, 9, 14)) -> Reckoning | None:
    return reckon(ROWS[code], start, CALENDAR, FirstDay.NEXT, TODAY)


@pytest.mark.parametrize("code", sorted(ROWS))
def test_every_limit_is_answered_with_the_day_of_the_table(code: str) -> None:
    found = answer(code)
    last = due(ROWS[code], date(2026, 9, 14), CALENDAR)
    if last is None:
        assert found is None
    else:
        assert found is not None
        assert found.day == last
        assert all(sentence.endswith("。") for sentence in found.sentences)
        assert not found.steps or found.steps[-1].day <= last


def test_a_window_says_that_it_is_the_shortest() -> None:
    found = answer("decision.consultation")
    assert found is not None
    assert found.sentences[-1] == (
        "这是最短的期限：到2026年10月14日当日结束时才算满，2026年10月15日起才能进行下一步。"
    )


def test_doubt_is_told_wherever_working_days_are_counted() -> None:
    workdays = answer("foi.reply", date(2026, 12, 7))
    months_rolled = answer("remedy.suit", date(2026, 12, 7))
    fixed = answer("report.county", date(2026, 12, 7))
    assert workdays is not None
    assert months_rolled is not None
    assert fixed is not None
    assert (workdays.provisional, months_rolled.provisional, fixed.provisional) == (
        True,
        True,
        False,
    )
    assert PROVISIONAL in workdays.sentences[-1]
    assert PROVISIONAL in months_rolled.sentences[-1]
