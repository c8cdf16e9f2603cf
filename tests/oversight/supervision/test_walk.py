"""Every verb in every state by every role, as the tables say and not otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.models import Finding, Letter
from gongkai.oversight.supervision.queries.offices import acts_as
from gongkai.oversight.supervision.queries.telling import buttons
from gongkai.oversight.supervision.rules.cases import FINDING, LETTER
from tests.factories import orgs
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db
WHY = "情况有变"


def _closed_finding(district: Any) -> Finding:
    return actions.clear(by=district.officer, finding=factory.rectified(district), version=3)


def _dismissed(district: Any) -> Finding:
    finding = factory.reported(district)
    return actions.dismiss(by=district.officer, finding=finding, version=1, reason=WHY)


def _closed_letter(district: Any) -> Letter:
    return actions.accept(by=district.officer, letter=factory.answered(district), version=3)


def _withdrawn(district: Any) -> Letter:
    letter = factory.issued(district)
    return actions.withdraw(by=district.officer, letter=letter, version=2, reason=WHY)


MAKE: dict[str, dict[str, Callable[[Any], Any]]] = {
    "supervision.finding": {
        "reported": factory.reported,
        "to_rectify": factory.confirmed,
        "to_recheck": factory.rectified,
        "closed": _closed_finding,
        "dismissed": _dismissed,
    },
    "supervision.letter": {
        "draft": factory.drafted,
        "issued": factory.issued,
        "answered": factory.answered,
        "closed": _closed_letter,
        "withdrawn": _withdrawn,
    },
}


def _do(verb: str, case: Any, by: Any, to: Any) -> object:
    """The action of ``verb`` with all that it needs."""
    later = factory.in_days(40)
    same: dict[str, Any] = {"by": by, "version": case.version}
    of_one = {"finding": case} if isinstance(case, Finding) else {"letter": case}
    more: dict[str, dict[str, Any]] = {
        "confirm": {**of_one, "until": later},
        "rectify": {**of_one, "text": WHY, "items": factory.PROOF},
        "answer": {**of_one, "text": WHY},
        "edit": {**of_one, "title": WHY, "text": WHY, "due": later},
        "dismiss": {**of_one, "reason": WHY},
        "withdraw": {**of_one, "reason": WHY},
        "send_back": {"case": case, "reason": WHY},
        "extend": {"case": case, "reason": WHY, "until": later},
        "transfer": {"case": case, "reason": WHY, "to": to},
    }
    name = "edit_letter" if verb == "edit" else verb
    return getattr(actions, name)(**same, **more.get(verb, of_one))


CELLS = [
    (machine, state, each.verb)
    for machine in (FINDING, LETTER)
    for state in machine.states
    for each in machine.transitions
]


@pytest.mark.parametrize(
    ("machine", "state", "verb"), CELLS, ids=lambda part: getattr(part, "name", part)
)
def test_a_cell_of_the_table(machine, state, verb, district):
    case = MAKE[machine.name][state](district)
    each = machine.transition(verb)
    people = {
        "office": district.second,
        "unit": district.clerk,
        "reader": district.reader,
        "foreign": district.stranger,
        "auditor": orgs.person(district.office, "audit_officer"),
    }
    version = case.version
    for role, by in people.items():
        expected = "not_allowed" if role != each.actor else ""
        if not expected and state not in each.sources:
            expected = "wrong_state"
        if not expected and verb == "transfer":
            expected = "unit_still_open"
        if not expected and verb == "escalate":
            expected = "not_late"
        if not expected:
            continue  # done last, below: it changes the case
        with pytest.raises(Refusal) as refused:
            _do(verb, case, by, district.school)
        assert refused.value.code == expected, role
        case.refresh_from_db()
        assert (case.state, case.version) == (state, version)
    if state in each.sources and verb not in {"transfer", "escalate"}:
        _do(verb, case, people[each.actor], district.school)
        case.refresh_from_db()
        assert (case.state, case.version) == (each.leads_to(state), version + 1)


@pytest.mark.parametrize("machine", [FINDING, LETTER], ids=lambda machine: machine.name)
def test_buttons_are_what_the_table_offers(machine, district):
    for state, make in MAKE[machine.name].items():
        case = make(district)
        for by in (district.second, district.clerk, district.reader, district.stranger):
            shown = [one.verb for one in buttons(case, acts_as(by, case))]
            table = {each.verb for each in machine.offered(state, acts_as(by, case))}
            assert set(shown) == table - {"transfer", "escalate"}
            assert sum(one.main for one in buttons(case, acts_as(by, case))) <= 1
        assert not buttons(case, acts_as(district.stranger, case))


def test_what_was_changed_meanwhile_is_said(district):
    finding = factory.reported(district)
    factory_until = factory.in_days(5)
    actions.confirm(by=district.officer, finding=finding, version=1, until=factory_until)
    with pytest.raises(Refusal) as refused:
        actions.confirm(by=district.second, finding=finding, version=1, until=factory_until)
    assert refused.value.code == "stale"
    assert f"{district.officer}（区政府办公室）确认了问题" in refused.value.sentence
