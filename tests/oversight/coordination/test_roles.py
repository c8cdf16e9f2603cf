"""Role x state x verb: the table alone decides, on pages and in actions."""

from __future__ import annotations

import pytest
from django.db import transaction

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import Role
from gongkai.oversight.coordination.queries import standing
from gongkai.oversight.coordination.rules.machines import COMPETITION, MATTER, SESSION
from tests.factories import coordination as made
from tests.factories import orgs

from .deeds import (
    competition_deed,
    competition_in,
    matter_deed,
    matter_in,
    session_deed,
    session_in,
)

pytestmark = pytest.mark.django_db

WRITES = {"unit_leader", "info_officer", "office_admin", "office_staff"}
OFFICE = {"office_admin", "office_staff"}
VOTES = {"unit_leader", "info_officer"}
ACTORS = {"keeper": WRITES, "proposer": WRITES, "unit": WRITES, "office": OFFICE, "voter": VOTES}


def people(district):
    """One person for each role in the first unit, and a leader of a foreign one."""
    found = {
        role: orgs.person(district.units[0], role)
        for role in Role.objects.values_list("code", flat=True)
    }
    return found, orgs.person(district.units[1], "unit_leader")


def outcome(deed):
    """The code of the refusal, or done; whatever was done is taken back."""
    try:
        with transaction.atomic():
            deed()
            transaction.set_rollback(True)
    except Refusal as refusal:
        return refusal.code
    return "done"


# Allowed and in the right state, and yet not today: the day is another, or there is no such vote.
NOT_TODAY = {
    "still_submitting",
    "still_voting",
    "no_vote",
    "too_late",
    "voting_over",
}


def expected(machine, verb, state, role):
    one = machine.transition(verb)
    if role not in ACTORS[one.actor]:
        return {"not_allowed"}
    return {"done"} | NOT_TODAY if state in one.sources else {"wrong_state"}


def offered(machine, state, role):
    return {
        one.verb
        for one in machine.transitions
        if state in one.sources and role in ACTORS[one.actor]
    }


@pytest.mark.parametrize("state", SESSION.states)
def test_the_register(district, state):
    row = session_in(district, state)
    roles, stranger = people(district)
    for role, person in roles.items():
        verbs = {one.verb for one in standing.session_verbs(person, row)}
        assert verbs == offered(SESSION, state, role), role
        for verb in {one.verb for one in SESSION.transitions}:
            code = outcome(session_deed(verb, person, row))
            assert code in expected(SESSION, verb, state, role), (role, verb)
            assert outcome(session_deed(verb, stranger, row)) == "not_allowed"


@pytest.mark.parametrize("state", MATTER.states)
def test_matters(district, state):
    row = matter_in(district, state)
    roles, stranger = people(district)
    for role, person in roles.items():
        verbs = {one.verb for one in standing.matter_verbs(person, row)}
        assert verbs == offered(MATTER, state, role), role
        for verb in {one.verb for one in MATTER.transitions}:
            code = outcome(matter_deed(verb, person, row))
            assert code in expected(MATTER, verb, state, role), (role, verb)
            assert outcome(matter_deed(verb, stranger, row)) == "not_allowed"


@pytest.mark.parametrize("state", COMPETITION.states)
def test_competitions(district, state):
    case = competition_in(district, state)
    roles, stranger = people(district)
    unit = district.units[0]
    for role, person in roles.items():
        verbs = {one.verb for one in standing.competition_verbs(person, case, unit)}
        assert verbs == offered(COMPETITION, state, role), role
        for verb in {one.verb for one in COMPETITION.transitions}:
            code = outcome(competition_deed(verb, person, case, district))
            assert code in expected(COMPETITION, verb, state, role), (role, verb)
            assert outcome(competition_deed(verb, stranger, case, district)) == "not_allowed"


@pytest.fixture(params=["office", "above", "bureau"])
def reaching(request, district):
    """People whose role reaches the first unit, and who have no post in it."""
    unit = district.units[0]
    if request.param == "office":
        return district.officer
    if request.param == "above":
        return orgs.person(district.government, "unit_leader")
    above = orgs.unit("云川区教育工委", parent=district.government)
    unit.parent = above
    unit.save()
    return orgs.person(above, "unit_leader")


@pytest.mark.parametrize(
    ("state", "verbs"),
    [("open", {"submit", "revise", "withdraw"}), ("voting", {"vote", "take_back"})],
)
def test_nobody_hands_in_or_votes_in_another_units_name(district, reaching, state, verbs):
    case, unit = competition_in(district, state), district.units[0]
    assert not verbs & {one.verb for one in standing.competition_verbs(reaching, case, unit)}
    for verb in verbs:
        assert outcome(competition_deed(verb, reaching, case, district)) == "not_allowed", verb


def test_nobody_proposes_in_another_units_name(district, reaching):
    row = matter_in(district, "proposed")
    mine = {"edit", "withdraw"}
    assert not mine & {one.verb for one in standing.matter_verbs(reaching, row)}
    for verb in mine:
        assert outcome(matter_deed(verb, reaching, row)) == "not_allowed", verb
    assert outcome(lambda: made.matter(reaching, district.units[0])) == "not_allowed"


def test_the_register_is_kept_by_who_reaches_the_unit(district, reaching):
    """As its table says; the log then says for whom (test_sessions)."""
    row = session_in(district, "valid")
    for verb in ("correct", "void"):
        assert outcome(session_deed(verb, reaching, row)) == "done", verb
