"""The last step is taken back within ten minutes, by whoever took it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs.models import User
from gongkai.ground.orgs.queries import forget
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment
from tests.factories import orgs
from tests.factories.ledger import PROOF, People, after, fresh, quarterly
from tests.factories.plans import deadline, task

from .test_rights import no_trace

pytestmark = pytest.mark.django_db


def undo(row: Assignment, by: User, minutes: float = 0) -> None:
    with clock.hold(clock.now() + timedelta(minutes=minutes)):
        ledger.undo(by=by, assignment=row, version=fresh(row).version)


def refused(row: Assignment, by: User, minutes: float = 0) -> str:
    with no_trace(), pytest.raises(Refusal) as caught:
        undo(row, by, minutes)
    return caught.value.code


def seen(row: Assignment) -> dict[str, object]:
    """All that lists read, but the version."""
    values = Assignment.objects.filter(pk=row.pk).values().get()
    values.pop("version")
    values["parts_stored"] = list(
        row.part_rows.order_by("key").values_list("key", "due", "done_on")
    )
    return values


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        ("to_sign", "sign"),
        ("to_sign", "refuse"),
        ("to_sign", "transfer"),
        ("refused", "insist"),
        ("doing", "plan"),
        ("doing", "start"),
        ("doing", "report"),
        ("doing", "submit"),
        ("doing", "extend"),
        ("doing", "withdraw"),
        ("doing", "comment"),
        ("submitted", "retract"),
        ("submitted", "verify"),
        ("submitted", "send_back"),
        ("done", "reopen"),
    ],
)
def test_undone_everything_stands_as_before(people: People, state: str, verb: str) -> None:
    row = people.bring(people.row(deadline(), after()), state)
    before = seen(row)
    event = people.do(verb, row)
    assert event.by is not None
    undo(row, event.by, 10)
    assert seen(row) == before
    assert [e.verb for e in row.events.order_by("number")][-2:] == [verb, "undo"]
    assert list(differences()) == []


def test_not_later_not_by_others_not_twice(people: People) -> None:
    row = people.row()
    assert refused(row, people.officer) == "nothing_to_undo"  # the assignment itself
    people.do("sign", row)
    assert refused(row, people.leader) == "not_yours"
    assert refused(row, people.admin) == "not_yours"
    assert refused(row, people.info, 10.1) == "too_late"
    undo(row, people.info)
    assert refused(row, people.info) == "nothing_to_undo"
    assert fresh(row).state == "to_sign"


def test_somebody_elses_step_came_after_it(people: People) -> None:
    row = people.row()
    people.do("sign", row)
    version = fresh(row).version
    people.do("comment", row, people.admin)
    assert refused(row, people.info) == "not_yours"
    with no_trace(), pytest.raises(Refusal) as caught:
        ledger.undo(by=people.info, assignment=row, version=version)
    assert caught.value.code == "stale"
    assert "林岚（区政府办公室）提了意见" in caught.value.sentence


def test_it_is_said_in_the_log_and_to_both_sides(people: People) -> None:
    row = people.bring(people.row(), "doing")
    people.do("submit", row)
    Notice.objects.all().delete()
    undo(row, people.info)
    entry = Entry.objects.latest("pk")
    assert entry.verb == "plans.undo"
    assert entry.sentence == (
        "苏禾（区文旅局）撤销了上一步（区文旅局，第 1 项任务）：“申请办结”不再算数。"
    )
    told = {notice.to for notice in Notice.objects.all()}
    assert told == {people.leader, people.admin, people.officer}


def test_whoever_has_handed_the_post_on_undoes_nothing(people: People) -> None:
    row = people.bring(people.row(), "doing")
    people.do("report", row)
    post = people.info.posts.get()
    orgs_actions.give_post(
        by=None, user=people.info, unit=people.culture, role="viewer", since=date(2025, 4, 10)
    )
    orgs_actions.hand_over(by=None, post=post, to=orgs.person(), on=date(2025, 4, 10))
    forget(people.info)
    assert refused(row, people.info) == "not_allowed"


def test_a_transfer_is_not_taken_back_onto_a_unit_that_is_gone_or_has_it_again(
    people: People,
) -> None:
    plan = people.plan(task(1, "区文旅局", "区教育局"), task(2, "区文旅局"))
    row, other = Assignment.objects.filter(task__number=1).order_by("unit__pk")
    assert row.unit == people.culture
    people.do("transfer", row)
    people.do("transfer", other, unit=people.culture)
    assert refused(row, people.admin) == "place_taken"
    alone = Assignment.objects.get(task__plan=plan, task__number=2)
    people.do("transfer", alone)
    people.culture.active, people.culture.closed_on = False, date(2025, 4, 10)
    people.culture.save()
    assert refused(alone, people.admin) == "unit_closed"


def test_an_undone_report_ticks_nothing_and_proves_nothing(people: People) -> None:
    row = people.bring(people.row(quarterly()), "doing")
    keys = list(row.part_rows.values_list("key", flat=True))
    people.do("report", row, covers=keys[:1], items=PROOF)
    assert fresh(row).parts_done == 1
    undo(row, people.info)
    assert fresh(row).parts_done == 0
    with pytest.raises(Refusal) as caught:
        people.do("submit", row, covers=keys, items=())
    assert caught.value.code == "no_proof"
