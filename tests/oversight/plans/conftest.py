"""The district of these tests, and a day that holds still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from gongkai.ground.core import clock
from tests.factories import plans


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """Every test is on 10 April 2025."""
    with clock.hold(datetime(2025, 4, 10, 9, tzinfo=clock.CHINA)):
        yield


@pytest.fixture
def district() -> plans.District:
    return plans.District()
