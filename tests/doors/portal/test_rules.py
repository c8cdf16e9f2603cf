"""When the site is grey, and what a guide lacks."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.doors.portal import rules

FIRST, LAST = date(2025, 12, 13), date(2025, 12, 15)


@pytest.mark.parametrize(
    ("today", "grey"),
    [
        (date(2025, 12, 12), False),
        (FIRST, True),
        (date(2025, 12, 14), True),
        (LAST, True),
        (date(2025, 12, 16), False),
    ],
)
def test_both_ends_count(today: date, grey: bool) -> None:
    assert rules.is_grey(FIRST, LAST, today) is grey


def test_half_a_span_is_none() -> None:
    assert not rules.is_grey(FIRST, None, FIRST)
    assert not rules.is_grey(None, LAST, LAST)


def test_days_are_said_shortly() -> None:
    assert rules.said_days(FIRST, FIRST) == "2025年12月13日"
    assert rules.said_days(FIRST, LAST) == "2025年12月13日至12月15日"
    assert rules.said_days(FIRST, date(2026, 1, 2)) == "2025年12月13日至2026年1月2日"


def test_the_guide_has_the_nine_parts_of_article_12() -> None:
    assert len(rules.GUIDE_PARTS) == 9
    full = dict.fromkeys(rules.GUIDE_PARTS, "有")
    assert rules.missing_parts(full) == []
    assert rules.missing_parts(full | {"fax": "  ", "phone": ""}) == ["联系电话", "传真号码"]
