"""Votes: never more than allowed, never for oneself, all alike, and nobody else's business."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.models import Vote
from gongkai.oversight.coordination.queries import competitions as queries
from tests.factories import coordination as made
from tests.factories import orgs

DAY = timedelta(8)  # after handing in has ended


def opened(district, *, votes=2):
    """Three units with two cases each, ``votes`` a unit."""
    case = made.competition(district.officer, district.office, district.units, votes_per_unit=votes)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
        made.entry(by, case, unit)
    return made.opened(district.officer, case)


def refused(deed, **kwargs):
    with pytest.raises(Refusal) as caught:
        deed(**kwargs)
    return [reason.code for reason in caught.value.reasons]


@pytest.fixture
def voting(district):
    case = opened(district)
    with clock.hold(clock.now() + DAY):
        yield case


@pytest.fixture
def entries(voting):
    return list(voting.entries.order_by("pk"))


@pytest.mark.django_db
def test_a_person_votes_for_the_unit_and_takes_it_back(district, voting, entries):
    by, unit = district.people[0], district.units[0]
    cast = actions.vote(by=by, entry=entries[2], unit=unit)
    assert (cast.unit, cast.cast_by) == (unit, by)
    assert queries.ballot(voting, unit).left == 1
    actions.take_back(by=by, entry=entries[2], unit=unit)
    assert queries.ballot(voting, unit).left == 2
    assert refused(actions.take_back, by=by, entry=entries[2], unit=unit) == ["no_vote"]


@pytest.mark.django_db
def test_no_vote_for_oneself_none_twice_none_too_many(district, entries):
    by, unit = district.people[0], district.units[0]
    assert refused(actions.vote, by=by, entry=entries[0], unit=unit) == ["own_entry"]
    actions.vote(by=by, entry=entries[2], unit=unit)
    assert refused(actions.vote, by=by, entry=entries[2], unit=unit) == ["voted_already"]
    actions.vote(by=by, entry=entries[3], unit=unit)
    assert refused(actions.vote, by=by, entry=entries[4], unit=unit) == ["votes_used"]
    assert Vote.objects.count() == 2


@pytest.mark.django_db
def test_the_office_and_viewers_cast_no_vote(district, entries):
    viewer = orgs.person(district.units[0], "viewer")
    for by in (district.officer, viewer, district.people[1]):
        assert refused(actions.vote, by=by, entry=entries[2], unit=district.units[0]) == [
            "not_allowed"
        ]


@pytest.mark.django_db
def test_a_unit_outside_casts_no_vote(district, entries):
    unit = orgs.unit(parent=district.government)
    by = orgs.person(unit)
    assert refused(actions.vote, by=by, entry=entries[0], unit=unit) == ["not_invited"]


@pytest.mark.django_db
def test_after_the_day_nothing_moves(district, voting, entries):
    by, unit = district.people[0], district.units[0]
    with clock.hold(made.at(voting.vote_until, 23)):
        actions.vote(by=by, entry=entries[2], unit=unit)
    with clock.hold(made.at(voting.vote_until + timedelta(1), 0)):
        assert refused(actions.vote, by=by, entry=entries[3], unit=unit) == ["voting_over"]
        assert refused(actions.take_back, by=by, entry=entries[2], unit=unit) == ["voting_over"]


@pytest.mark.django_db
def test_how_a_unit_voted_stands_in_no_time_line(district, voting, entries):
    before = voting.events.count()
    actions.vote(by=district.people[0], entry=entries[2], unit=district.units[0])
    assert voting.events.count() == before
    voting.refresh_from_db()
    assert voting.version == 2


@pytest.mark.django_db
def test_what_is_left_to_vote_is_found(district, voting, entries):
    by, unit = district.people[0], district.units[0]
    assert queries.to_vote(by, unit) == [(voting, 2)]
    actions.vote(by=by, entry=entries[2], unit=unit)
    actions.vote(by=by, entry=entries[3], unit=unit)
    assert queries.to_vote(by, unit) == []
    assert set(queries.not_voted(voting)) == set(district.units[1:])
    assert queries.ballots_open(voting) == 2


steps = st.lists(st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 5)), max_size=25)


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_whatever_is_tried_the_votes_are_those_of_a_naive_count(district, voting, entries, steps):
    Vote.objects.all().delete()
    naive: dict[int, set[int]] = {0: set(), 1: set(), 2: set()}
    for gives, unit, entry in steps:
        deed = actions.vote if gives else actions.take_back
        allowed = (
            entry // 2 != unit and entry not in naive[unit] and len(naive[unit]) < 2
            if gives
            else entry in naive[unit]
        )
        try:
            deed(by=district.people[unit], entry=entries[entry], unit=district.units[unit])
            assert allowed
            (naive[unit].add if gives else naive[unit].remove)(entry)
        except Refusal:
            assert not allowed
    counted = Counter(entry for given_votes in naive.values() for entry in given_votes)
    assert queries.counts_of(voting) == {entries[number].pk: counted[number] for number in range(6)}
    assert Vote.objects.count() == sum(counted.values())


@pytest.mark.django_db(transaction=True)
def test_two_people_of_one_unit_give_no_vote_too_many(district):
    voting = opened(district, votes=1)
    entries = list(voting.entries.order_by("pk"))
    unit = district.units[0]
    people = [district.people[0], orgs.person(unit, "unit_leader")]
    start = Barrier(2)

    def cast(number: int) -> str:
        try:
            with clock.hold(made.at(voting.vote_until)):
                start.wait()
                actions.vote(by=people[number], entry=entries[2 + number], unit=unit)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(cast, range(2))) == ["done", "votes_used"]
    assert Vote.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_register_the_same_make_one_entry(district):
    unit = district.units[0]
    people = [district.people[0], orgs.person(unit, "unit_leader")]
    start = Barrier(2)
    facts = made.facts(subject="一样的")

    def register(number: int) -> str:
        try:
            with clock.hold(made.at(made.clock.today())):
                start.wait()
                actions.record(by=people[number], unit=unit, facts=facts)
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(register, range(2))) == ["done", "recorded_twice"]
