"""Two officers at the same moment, on two connections: one is served, the other is told why not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans import actions
from gongkai.oversight.plans.models import Assignment, Plan, PlanDraft
from tests.factories import orgs
from tests.factories.plans import District, draft, plan_file

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """The codes of the refusals among ``deeds``, begun together; "done" for the others."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
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


def test_one_draft_is_taken_over_once(district: District) -> None:
    made = draft(district)
    other = orgs.person(district.office, "office_admin")

    def take(by: object) -> Callable[[], object]:
        return lambda: actions.take_over(by=by, draft=made, version=1)

    assert at_once(take(district.officer), take(other)) == ["done", "draft_closed"]
    assert Plan.objects.count() == 1
    assert Assignment.objects.count() == 5


def test_two_drafts_of_one_plan_make_one_plan(district: District) -> None:
    first, second = draft(district), draft(district)

    def take(which: PlanDraft) -> Callable[[], object]:
        return lambda: actions.take_over(by=district.officer, draft=which, version=1)

    # Told by the list of reasons, or by the database when both had read it: one way or the other.
    assert at_once(take(first), take(second)).count("done") == 1
    assert Plan.objects.count() == 1


def test_one_correction_wins_and_the_other_is_told(district: District) -> None:
    made = draft(district)

    def remove(key: int) -> Callable[[], object]:
        return lambda: actions.remove_task(by=district.officer, draft=made, version=1, key=key)

    assert at_once(remove(1), remove(2)) == ["done", "draft_changed"]
    assert len(made.current.plan["tasks"]) == 2


def test_one_file_sent_twice_is_one_draft(district: District) -> None:
    data = plan_file()

    def read() -> object:
        return actions.read_plan_file(
            by=district.officer, unit=district.office, data=data, name="要点.docx"
        )

    assert at_once(read, read) == ["done", "done"]
    assert PlanDraft.objects.count() == 1
