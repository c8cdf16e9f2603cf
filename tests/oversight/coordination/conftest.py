"""The district of these tests, and a day that holds still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from gongkai.ground.core import clock
from tests.factories.coordination import District


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """Every test is on 10 June 2026."""
    with clock.hold(datetime(2026, 6, 10, 9, tzinfo=clock.CHINA)):
        yield


@pytest.fixture
def district() -> District:
    return District()
