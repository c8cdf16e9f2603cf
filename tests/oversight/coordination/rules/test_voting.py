"""Who may vote, how votes are counted, where a choice departs from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.oversight.coordination.rules.voting import (
    RANKS,
    departures,
    placed,
    reasons_against_voting,
)

counts = st.dictionaries(st.integers(1, 30), st.integers(0, 6), min_size=1, max_size=8)
awards = st.dictionaries(st.integers(1, 30), st.sampled_from(sorted(RANKS)), max_size=8)


def against(**more):
    plain = {"own": False, "withdrawn": False, "given": [], "entry": 1, "limit": 3}
    return [reason.code for reason in reasons_against_voting(**plain | more)]


def test_a_free_vote_for_another_unit_may_be_given():
    assert against() == []


def test_every_reason_is_given_at_once():
    assert against(own=True, withdrawn=True, given=[2, 3, 4]) == [
        "own_entry",
        "entry_withdrawn",
        "votes_used",
    ]


def test_one_vote_for_one_case():
    assert against(given=[1]) == ["voted_already"]


@given(st.sets(st.integers(1, 10), max_size=8), st.integers(1, 10), st.integers(1, 5))
def test_never_more_than_allowed(given_votes, entry, limit):
    refused = against(given=given_votes, entry=entry, limit=limit)
    assert bool(refused) == (entry in given_votes or len(given_votes) >= limit)


def test_equal_votes_share_a_place():
    rows = [(one.entry, one.place, one.tied) for one in placed({1: 4, 2: 2, 3: 2, 4: 0})]
    assert rows == [(1, 1, False), (2, 2, True), (3, 2, True), (4, 4, False)]


@given(counts)
def test_places_follow_the_votes(found):
    rows = placed(found)
    assert {one.entry: one.votes for one in rows} == found
    for one in rows:
        assert one.place == 1 + sum(votes > one.votes for votes in found.values())
        assert one.tied == (list(found.values()).count(one.votes) > 1)


def test_a_case_passed_over_is_named_with_what_passed_it():
    assert departures({1: 5, 2: 3, 3: 1}, {2: "first", 1: "second"}) == [(1, 2)]
    assert departures({1: 5, 2: 3}, {2: "merit"}) == [(1, 2)]


def test_equal_votes_depart_from_nothing():
    assert departures({1: 3, 2: 3}, {1: "first"}) == []


@given(counts, awards)
def test_nothing_departs_exactly_where_awards_never_fall_as_votes_rise(found, given_awards):
    ranks = {entry: RANKS[given_awards.get(entry, "")] for entry in found}
    in_order = all(
        ranks[more] <= ranks[fewer]
        for more in found
        for fewer in found
        if found[more] > found[fewer]
    )
    assert (departures(found, given_awards) == []) == in_order
