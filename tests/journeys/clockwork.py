"""Days that pass within one story, for the test and for the site that it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, time

import pytest
import time_machine

from gongkai.ground.core import clock

Travel = Callable[[str], None]


@pytest.fixture
def travel() -> Iterator[Travel]:
    """``travel("2025-06-30")``: it is nine in the morning of that day, and time goes on from there.

    The site serves from threads of its own, so time is set for the whole process. Who was signed in
    has been idle for days by then: open a new window.
    """
    with ExitStack() as journey:

        def to(day: str) -> None:
            journey.close()
            morning = datetime.combine(date.fromisoformat(day), time(9), tzinfo=clock.CHINA)
            journey.enter_context(time_machine.travel(morning, tick=True))

        yield to
