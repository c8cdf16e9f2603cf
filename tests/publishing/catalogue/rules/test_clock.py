"""When an entry is due: art. 26 and what wins over it, rhythms, and that order decides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.enums import FirstDay
from gongkai.ground.timelimits.rules.limits import in_force
from gongkai.ground.timelimits.rules.table import TABLE
from gongkai.publishing.catalogue.rules.clock import (
    GENERAL,
    MONTHS,
    Fact,
    Terms,
    explain,
    fold,
    light_of,
    period_end,
    terms_of,
)
from gongkai.publishing.catalogue.rules.limits import read_limit

CALENDAR = Calendar()
LIMITS = in_force(TABLE, date(2026, 3, 1))
SINCE = date(2026, 1, 1)


def terms(text: str, special: str = "") -> Terms:
    return terms_of(read_limit(text), LIMITS.get(special), LIMITS[GENERAL], SINCE, text)


@pytest.mark.parametrize(
    ("text", "special", "due"),
    [
        ("信息形成或者变更之日起20个工作日内", "", date(2026, 10, 16)),
        ("及时公开", "", date(2026, 10, 16)),
        ("长期公示", "", date(2026, 10, 16)),
        ("另行规定", "", date(2026, 10, 16)),
        ("7个工作日内", "", date(2026, 9, 22)),
        ("形成后20日内", "", date(2026, 10, 4)),
        ("30个工作日内", "", date(2026, 10, 16)),  # a catalogue cannot lengthen art. 26
        ("3个月内", "", date(2026, 10, 16)),
        ("公示期不少于5个工作日", "", date(2026, 10, 16)),
        ("20个工作日内", "enforcement.licence_penalty", date(2026, 9, 22)),
        ("20个工作日内", "budget.department", date(2026, 10, 4)),
    ],
)  # fmt: skip
def test_what_was_formed_is_due_by_the_words_or_the_row_that_wins(
    text: str, special: str, due: date
) -> None:
    standing = fold(terms(text, special), [Fact("formed", "a", date(2026, 9, 14))], CALENDAR)
    assert standing.due_on == due
    assert [one.key for one in standing.open] == ["a"]


@pytest.mark.parametrize(
    ("text", "published", "due"),
    [
        ("每季度公开", None, date(2026, 3, 31)),
        ("每季度公开", date(2026, 2, 3), date(2026, 6, 30)),
        ("每季度公开", date(2026, 6, 30), date(2026, 9, 30)),
        ("每年公开", None, date(2026, 12, 31)),
        ("每月后10个工作日内", None, date(2026, 2, 13)),
        ("每月10日前", date(2026, 2, 3), date(2026, 3, 10)),
        ("每季度终了15日内", None, date(2026, 4, 15)),
        ("每年3月31日前", None, date(2026, 3, 31)),
        ("每年3月31日前", date(2026, 3, 2), date(2027, 3, 31)),
        ("每月后10个工作日内", date(2026, 2, 10), date(2026, 3, 13)),
    ],
)
def test_a_rhythm_asks_once_in_each_period(text: str, published: date | None, due: date) -> None:
    facts = [Fact("published", "a", published)] if published else []
    assert fold(terms(text), facts, CALENDAR).due_on == due


@pytest.mark.parametrize(
    ("special", "published", "due"),
    [
        ("report.department", None, date(2026, 1, 31)),
        ("report.department", date(2026, 1, 20), date(2027, 1, 31)),
        ("village.general", None, date(2026, 3, 31)),
        ("housing.progress", date(2026, 2, 10), date(2026, 3, 13)),
    ],
)
def test_a_rhythm_of_the_law_wins_over_the_words(
    special: str, published: date | None, due: date
) -> None:
    own = terms("20个工作日内", special)
    facts = [Fact("published", "a", published)] if published else []
    standing = fold(own, facts, CALENDAR)
    assert standing.due_on == due
    assert explain(own, standing, CALENDAR, FirstDay.NEXT, SINCE)


def test_a_change_starts_the_clock_again_and_publishing_ends_it() -> None:
    facts = [
        Fact("formed", "a", date(2026, 3, 2)),
        Fact("published", "a", date(2026, 3, 5)),
        Fact("changed", "a", date(2026, 3, 9)),
    ]
    standing = fold(terms("7个工作日内"), facts, CALENDAR)
    assert (standing.due_on, standing.shown, standing.last_on) == (
        date(2026, 3, 18), 1, date(2026, 3, 5),
    )  # fmt: skip
    facts.append(Fact("published", "a", date(2026, 3, 10)))
    assert fold(terms("7个工作日内"), facts, CALENDAR).due_on is None


def test_what_was_taken_down_is_not_there_and_not_due() -> None:
    facts = [
        Fact("formed", "a", date(2026, 3, 2)),
        Fact("published", "a", date(2026, 3, 5)),
        Fact("withdrawn", "a", date(2026, 3, 6)),
        Fact("formed", "b", date(2026, 3, 2)),
        Fact("dropped", "b", date(2026, 3, 6)),
    ]
    standing = fold(terms("20个工作日内"), facts, CALENDAR)
    assert (standing.due_on, standing.shown) == (None, 0)
    assert light_of(standing, date(2026, 3, 7)) == "never"


def test_what_was_taken_down_fulfils_no_rhythm_and_what_has_had_its_days_does() -> None:
    rhythm = terms("每季度公开")
    facts = [
        Fact("published", "a", date(2026, 1, 20)),
        Fact("published", "b", date(2026, 4, 7)),
    ]
    due_after_both = fold(rhythm, facts, CALENDAR).due_on
    gone = fold(rhythm, [*facts, Fact("withdrawn", "b", date(2026, 4, 7))], CALENDAR)
    assert gone.last_on == date(2026, 1, 20)
    assert gone.due_on == fold(rhythm, facts[:1], CALENDAR).due_on
    over = fold(rhythm, [*facts, Fact("dropped", "b", date(2026, 5, 7))], CALENDAR)
    assert (over.last_on, over.due_on) == (date(2026, 4, 7), due_after_both)
    assert over.shown == 1


def test_lights_change_with_the_day_alone() -> None:
    standing = fold(terms("7个工作日内"), [Fact("formed", "a", date(2026, 9, 14))], CALENDAR)
    assert standing.due_on == date(2026, 9, 22)
    found = [light_of(standing, date(2026, 9, day)) for day in (14, 15, 22, 23)]
    assert found == ["never", "soon", "soon", "late"]


def test_every_date_is_explained() -> None:
    own = terms("7个工作日内")
    standing = fold(own, [Fact("formed", "a", date(2026, 9, 14))], CALENDAR)
    said = "".join(explain(own, standing, CALENDAR, FirstDay.NEXT, date(2026, 9, 15)))
    assert "2026年9月22日" in said
    rhythm = terms("每季度公开")
    said = "".join(explain(rhythm, fold(rhythm, [], CALENDAR), CALENDAR, FirstDay.NEXT, SINCE))
    assert "每季度公开一次" in said
    assert "2026年3月31日" in said
    assert explain(own, fold(own, [], CALENDAR), CALENDAR, FirstDay.NEXT, SINCE) == []


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
FACTS = st.lists(
    st.builds(
        Fact,
        st.sampled_from(["formed", "changed", "published", "withdrawn", "dropped"]),
        st.sampled_from("abc"),
        DAYS,
    ),
    max_size=20,
)


@given(FACTS)
def test_the_first_due_is_the_earliest_of_what_is_open(facts: list[Fact]) -> None:
    standing = fold(terms("20个工作日内"), facts, CALENDAR)
    last = {fact.key: fact for fact in facts}
    waits = {key for key, fact in last.items() if fact.verb in ("formed", "changed")}
    assert {one.key for one in standing.open} == waits
    assert standing.due_on == min((one.due for one in standing.open), default=None)
    assert standing.shown <= 3


@given(DAYS, st.sampled_from(["week", *MONTHS]))
def test_periods_follow_each_other_without_a_gap(day: date, every: str) -> None:
    end = period_end(day, every)
    assert end >= day
    assert period_end(end, every) == end
    assert period_end(end + timedelta(days=1), every) > end
