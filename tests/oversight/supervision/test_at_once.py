"""Two people at the same moment, on two connections: one is served, the other is told why not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.models import Finding, Letter, Reminder
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """The codes of the refusals among ``deeds``, begun together; "done" for the others."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
        # A thread begins without the held day.
        with clock.hold(datetime(2025, 4, 10, 9, tzinfo=clock.CHINA)):
            try:
                start.wait()
                deed()
            except Refusal as refusal:
                return refusal.code
            finally:
                connection.close()
            return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def test_one_confirms_and_the_other_is_told(district):
    finding = factory.reported(district)

    def confirm(by: object) -> Callable[[], object]:
        until = factory.in_days(5)
        return lambda: actions.confirm(by=by, finding=finding, version=1, until=until)

    assert at_once(confirm(district.officer), confirm(district.second)) == ["done", "stale"]
    assert finding.events.count() == 2


def test_two_letters_issued_at_once_have_two_numbers(district):
    letters = [factory.drafted(district), factory.drafted(district)]

    def issue(letter: Letter) -> Callable[[], object]:
        return lambda: actions.issue(by=district.officer, letter=letter, version=1)

    assert at_once(*[issue(each) for each in letters]) == ["done", "done"]
    assert sorted(Letter.objects.values_list("number", flat=True)) == [1, 2]


def test_one_signal_twice_is_one_finding(district):
    def send() -> object:
        return actions.take_up(
            by=None, key="test:1", unit=district.culture, title="死链", text="有死链"
        )

    assert at_once(send, send) == ["done", "done"]
    assert Finding.objects.count() == 1
    assert factory.reported(district).number == 2


def test_two_sweeps_remind_once(district):
    factory.confirmed(district, days=2)
    at_once(actions.remind_due, actions.remind_due)
    assert Reminder.objects.count() == 1
