"""Role x state x verb through the real actions: the permitted set, and no trace of others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.notices.models import Notice
from gongkai.oversight.plans.models import Assignment, Part, WorkEvent
from gongkai.oversight.plans.queries.ledger.rights import offered
from gongkai.oversight.plans.rules.ledger import MACHINE
from tests.factories.ledger import WAYS, People, after, fresh
from tests.factories.plans import deadline

pytestmark = pytest.mark.django_db

UNIT_VERBS = {"sign", "refuse", "plan", "report", "submit", "retract"}
OFFICE_VERBS = {"insist", "verify", "send_back", "extend", "transfer", "withdraw", "reopen"}
# By hand, not from the table: what each kind of person may ever do with a task of 区文旅局.
MAY: dict[str, set[str]] = {
    "info": {*UNIT_VERBS, "start", "comment"},
    "leader": {*UNIT_VERBS, "start", "comment"},
    "viewer": {"comment"},
    "admin": {*OFFICE_VERBS, "start", "comment"},
    "officer": {*OFFICE_VERBS, "start", "comment"},
    "other": set(),
    "line_lead": {"comment"},
    "system": set(),
    "security": set(),
    "auditor": set(),
    "nobody": set(),
}
VERBS = sorted({*UNIT_VERBS, *OFFICE_VERBS, "start", "comment"})


@contextmanager
def no_trace() -> Iterator[None]:
    """Nothing whatever is written inside."""
    models = (WorkEvent, Entry, Notice, Part, Evidence)
    before = [model.objects.count() for model in models]
    rows = list(Assignment.objects.order_by("pk").values())
    yield
    assert [model.objects.count() for model in models] == before
    assert list(Assignment.objects.order_by("pk").values()) == rows


def outcome(people: People, row: Assignment, who: str, verb: str) -> str:
    """The code of the refusal, or "done"; what was done is taken back again."""
    with transaction.atomic():
        try:
            people.do(verb, row, people.everyone[who])
            said = "done"
        except Refusal as refusal:
            said = refusal.code
        transaction.set_rollback(True)
    return said


@pytest.mark.parametrize("state", list(WAYS))
def test_everyone_may_do_exactly_what_the_table_gives_them(people: People, state: str) -> None:
    row = people.row(deadline(), after())
    if state == "carried":  # led there by hand: carrying has its own tests
        Assignment.objects.filter(pk=row.pk).update(state="carried", version=2)
        WorkEvent.objects.create(
            assignment=row, number=2, verb="carry", by=people.admin, by_name="林岚", data={"to": 0}
        )
    else:
        row = people.bring(row, state)
    for who, verbs in MAY.items():
        for verb in VERBS:
            there = state in MACHINE.transition(verb).sources
            said = outcome(people, row, who, verb)
            if verb not in verbs:
                # A comment is asked for by seeing the task, everything else by the post.
                assert said == ("not_found" if verb == "comment" else "not_allowed"), (who, verb)
            else:
                assert said == ("done" if there else "wrong_state"), (who, verb)


@pytest.mark.parametrize("state", ["to_sign", "refused", "doing", "submitted", "done"])
def test_the_buttons_are_those_that_the_actions_allow(people: People, state: str) -> None:
    row = people.bring(people.row(deadline(), after()), state)
    for who, user in people.everyone.items():
        shown = {each.verb for each in offered(user, fresh(row), state)}
        allowed = {v for v in MAY[who] if state in MACHINE.transition(v).sources}
        if who in ("other", "system", "security", "auditor", "nobody"):
            assert shown <= {"comment"}  # the page itself is not shown to them
        else:
            assert shown == allowed, who


def test_what_the_task_cannot_use_is_not_offered(people: People) -> None:
    row = people.bring(people.row(), "doing")
    clerk = people.everyone["info"]
    assert "start" not in {each.verb for each in offered(clerk, fresh(row), "doing")}


@pytest.mark.parametrize("who", [who for who in MAY if not MAY[who]])
def test_whoever_has_no_right_leaves_no_trace(people: People, who: str) -> None:
    row = people.bring(people.row(deadline(), after()), "doing")
    with no_trace():
        for verb in VERBS:
            with pytest.raises(Refusal):
                people.do(verb, row, people.everyone[who])


def test_what_is_refused_leaves_no_trace(people: People) -> None:
    row = people.bring(people.row(), "doing")
    with no_trace():
        for verb, more in [
            ("sign", {}),
            ("report", {"text": " "}),
            ("report", {"text": "报。", "covers": ["x"]}),
            ("submit", {"items": ()}),
            ("extend", {"reason": ""}),
            ("withdraw", {"reason": ""}),
            ("transfer", {"unit": people.culture}),
            ("comment", {"text": ""}),
        ]:
            with pytest.raises(Refusal):
                people.do(verb, row, **more)


def test_the_office_signs_for_no_unit_but_its_own(people: People) -> None:
    row = people.row()
    with pytest.raises(Refusal) as caught:
        people.do("sign", row, people.admin)
    assert caught.value.sentence == ("“签收”由承办单位来办，您没有这个权限。请联系政务公开办。")
    people.do("transfer", row, unit=people.office)
    people.do("sign", row, people.officer)
    assert fresh(row).state == "doing"


def test_nobody_verifies_the_own_request(people: People) -> None:
    """Two posts in one person: the unit's and the office's."""
    row = people.row()
    people.do("transfer", row, unit=people.office)
    people.do("sign", row, people.officer)
    people.do("submit", row, people.officer)
    with no_trace(), pytest.raises(Refusal) as caught:
        people.do("verify", row, people.officer)
    assert caught.value.code == "own_request"
    people.do("verify", row, people.admin)
    assert fresh(row).state == "done"


def test_every_step_is_one_event_one_sentence_and_tells_the_other_side(people: People) -> None:
    row = people.row()
    for verb, told in [
        ("refuse", {people.admin, people.officer}),
        ("insist", {people.info, people.leader}),
        ("sign", set()),
        ("report", set()),
        ("submit", {people.admin, people.officer}),
        ("send_back", {people.info, people.leader}),
        ("extend", {people.info, people.leader}),
        ("comment", {people.admin, people.officer, people.leader}),
    ]:
        entries, notices = Entry.objects.count(), set(Notice.objects.values_list("pk", flat=True))
        event = people.do(verb, row)
        assert Entry.objects.count() == entries + 1
        entry = Entry.objects.latest("pk")
        assert (entry.verb, entry.record_id) == (f"plans.{verb}", str(row.pk))
        assert entry.sentence.startswith(f"{event.by_name}")
        assert "（区文旅局，第 1 项任务）" in entry.sentence
        new = Notice.objects.exclude(pk__in=notices)
        assert {notice.to for notice in new} == told, verb
        assert all(f"/plans/assignments/{row.pk}/" in notice.link for notice in new)
