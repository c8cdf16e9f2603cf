"""The district of these tests, and a day that holds still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest

from gongkai.ground.core import clock
from tests.factories import supervision as factory


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """Every test is on Thursday, 10 April 2025."""
    with clock.hold(datetime(2025, 4, 10, 9, tzinfo=clock.CHINA)):
        yield


@pytest.fixture
def district() -> factory.Supervised:
    return factory.Supervised()


@pytest.fixture
def later() -> Callable[[int], AbstractContextManager[None]]:
    """``with later(3):`` is three days on."""
    return lambda days: clock.hold(clock.now() + timedelta(days=days))
