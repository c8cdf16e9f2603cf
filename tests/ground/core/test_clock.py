"""The only source of "now"."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai.ground.core import clock


def test_now_is_aware_and_in_china() -> None:
    assert clock.now().utcoffset() == timedelta(hours=8)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_day_is_chinas_day() -> None:
    with clock.hold(datetime(2026, 1, 5, 16, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 1, 6)


def test_holds_nest_and_end_even_after_a_failure() -> None:
    first, second = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2))
    with clock.hold(first):
        with suppress(ZeroDivisionError), clock.hold(second):
            assert clock.now() == second
            _ = 1 / 0
        assert clock.now() == first
    assert clock.now() > second


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.hold(datetime(2026, 1, 1)):  # noqa: DTZ001  (the fault itself)
        pass
