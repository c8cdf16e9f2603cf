"""A competition from its start to its winners, and what stands in the way of each step."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.queries import competitions as queries
from tests.factories import coordination as made
from tests.factories import orgs

pytestmark = pytest.mark.django_db


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        deed(*args, **kwargs)
    return caught.value


@pytest.fixture
def case(district):
    return made.competition(district.officer, district.office, district.units)


@pytest.fixture
def voting(district, case):
    """Each unit has handed in one case; the units vote."""
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
    return made.opened(district.officer, case)


def counted(district, voting, votes):
    """The competition closed, with ``votes``: pairs of voter and entry, by number."""
    entries = list(voting.entries.order_by("pk"))
    with clock.hold(made.at(voting.vote_until)):
        for voter, entry in votes:
            by, unit = district.people[voter], district.units[voter]
            actions.vote(by=by, entry=entries[entry], unit=unit)
    return made.closed(district.officer, voting), [entry.pk for entry in entries]


def choose(district, closed, **more):
    return actions.choose(by=district.officer, competition=closed, version=closed.version, **more)


def test_the_units_are_told_and_nobody_else(district, case):
    told = set(Notice.objects.values_list("to", flat=True))
    assert told == {user.pk for user in district.people}
    assert case.events.get().label == "发起评选"


def test_terms_that_cannot_be_are_refused_at_once(district):
    terms = made.terms(title=" ", brief="", votes_per_unit=0, submit_until=clock.today())
    refusal = refused(
        actions.start, by=district.officer, office=district.office, terms=terms, units=[]
    )
    assert {one.code for one in refusal.reasons} == {
        "no_title",
        "no_brief",
        "votes",
        "too_few_units",
    }


def test_a_unit_that_is_not_asked_sees_nothing(district):
    case = made.competition(district.officer, district.office, district.units[:2])
    assert not queries.competitions_of(district.people[2]).exists()
    assert list(queries.competitions_of(district.people[1])) == [case]
    refusal = refused(made.entry, district.people[2], case, district.units[2])
    assert refusal.code == "not_invited"


def test_cases_are_read_by_all_only_once_voting_began(district, case):
    mine = made.entry(district.people[0], case, district.units[0])
    made.entry(district.people[1], case, district.units[1])
    assert list(queries.entries_of(district.people[0])) == [mine]
    assert queries.entries_of(district.officer).count() == 2
    texts = [event.text for event in queries.events_of(district.people[0], case)]
    assert texts == [str(mine), ""]
    made.opened(district.officer, case)
    assert queries.entries_of(district.people[0]).count() == 2
    outside = orgs.person(orgs.unit(parent=district.government))
    assert not queries.entries_of(outside).exists()


def test_a_withdrawn_case_is_its_units_own(district, case):
    gone = made.entry(district.people[0], case, district.units[0])
    actions.withdraw(by=district.people[0], entry=gone)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
    made.opened(district.officer, case)
    assert queries.entries_of(district.people[0]).count() == 4
    assert queries.entries_of(district.people[1]).count() == 3
    assert refused(actions.withdraw, by=district.people[0], entry=gone).code == "wrong_state"


def test_a_unit_hands_in_as_many_as_it_may(district, case):
    by, unit = district.people[0], district.units[0]
    first = made.entry(by, case, unit, title="甲")
    assert refused(made.entry, by, case, unit, title="甲").code == "submitted_twice"
    made.entry(by, case, unit)
    assert refused(made.entry, by, case, unit).code == "too_many"
    actions.withdraw(by=by, entry=first)
    made.entry(by, case, unit, title="甲")


def test_nothing_is_handed_in_after_the_day(district, case):
    with clock.hold(made.at(case.submit_until)):
        entry = made.entry(district.people[0], case, district.units[0])
    with clock.hold(made.at(case.submit_until + timedelta(1))):
        assert refused(made.entry, district.people[1], case, district.units[1]).code == "too_late"
        late = refused(
            actions.revise, by=district.people[0], entry=entry, version=1, title="改", text="改"
        )
    assert late.code == "too_late"


def test_the_second_of_two_who_change_a_case_is_told(district, case):
    by = district.people[0]
    entry = made.entry(by, case, district.units[0])
    actions.revise(by=by, entry=entry, version=1, title="甲", text="甲")
    refusal = refused(actions.revise, by=by, entry=entry, version=1, title="乙", text="乙")
    assert refusal.code == "stale"
    assert f"{by}在 6月10日 09:00" in refusal.sentence


def test_a_units_entry_moves_no_version_of_the_competition(district, case):
    made.entry(district.people[0], case, district.units[0])
    case.refresh_from_db()
    assert case.version == 1


def test_a_unit_with_a_case_is_not_left_out(district, case):
    made.entry(district.people[2], case, district.units[2])
    refusal = refused(
        actions.edit,
        by=district.officer,
        competition=case,
        version=1,
        terms=made.terms(),
        units=district.units[:2],
    )
    assert refusal.sentence == "柳渡镇已经报送了案例，不能移出参评单位。"


def test_the_second_of_two_officers_is_told(district, case):
    def edit(**more):
        return actions.edit(
            by=district.officer,
            competition=case,
            version=1,
            terms=made.terms(**more),
            units=district.units,
        )

    edit(title="甲")
    assert refused(edit, title="乙").code == "stale"
    case.refresh_from_db()
    assert case.title == "甲"


def test_voting_waits_for_its_day_and_for_two_cases(district, case):
    refusal = refused(
        actions.open_voting, by=district.officer, competition=case, version=case.version
    )
    assert [one.code for one in refusal.reasons] == ["still_submitting", "too_few_entries"]


def test_voting_is_not_closed_while_somebody_may_vote(district, voting):
    with clock.hold(made.at(voting.vote_until)):
        refusal = refused(
            actions.close_voting, by=district.officer, competition=voting, version=voting.version
        )
    assert refusal.code == "still_voting"
    assert "还有 3 个单位" in refusal.sentence


def test_voting_is_closed_early_when_every_vote_is_given(district, case):
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
    case.votes_per_unit = 1
    case.save()
    voting = made.opened(district.officer, case)
    entries = list(voting.entries.order_by("pk"))
    with clock.hold(made.at(voting.vote_until)):
        for number, (by, unit) in enumerate(zip(district.people, district.units, strict=True)):
            actions.vote(by=by, entry=entries[number - 1], unit=unit)
        closed = actions.close_voting(
            by=district.officer, competition=voting, version=voting.version
        )
    assert closed.state == "closed"


def test_a_vote_may_be_given_longer(district, voting):
    until = voting.vote_until + timedelta(5)
    give = {"by": district.officer, "competition": voting, "version": voting.version}
    short = refused(actions.extend, **give, until=voting.vote_until, reason=" ")
    assert [one.code for one in short.reasons] == ["no_reason", "not_longer"]
    actions.extend(**give, until=until, reason="有单位出差。")
    voting.refresh_from_db()
    assert voting.vote_until == until


def test_counts_are_seen_by_nobody_then_the_office_then_all(district, voting):
    unit, office = district.people[0], district.officer
    assert not queries.counts_shown(office, voting)
    closed, pks = counted(district, voting, [(0, 1), (2, 1)])
    assert queries.counts_shown(office, closed)
    assert not queries.counts_shown(unit, closed)
    chosen = choose(district, closed, awards={pks[1]: "first"})
    assert queries.counts_shown(unit, chosen)
    first = queries.results(chosen)[0]
    assert (first.entry.award, first.placed.votes) == ("first", 2)


def test_a_choice_in_the_order_of_votes_needs_no_word(district, voting):
    closed, pks = counted(district, voting, [(0, 1), (2, 1), (1, 0)])
    chosen = choose(district, closed, awards={pks[1]: "first", pks[0]: "second", pks[2]: ""})
    assert chosen.state == "chosen"
    assert chosen.entries.get(pk=pks[2]).award == ""
    told = Notice.objects.filter(to=district.people[1]).values_list("subject", flat=True)
    assert any("被评为一等" in subject for subject in told)


def test_a_choice_against_the_votes_says_why(district, voting):
    closed, pks = counted(district, voting, [(0, 1), (2, 1), (1, 0)])
    awards = {pks[0]: "first", pks[1]: "second"}
    refusal = refused(choose, district, closed, awards=awards)
    assert refusal.code == "departs"
    assert "得 2 票" in refusal.sentence
    chosen = choose(district, closed, awards=awards, reason="案例乙已在往年获评。")
    assert chosen.choice_reason == "案例乙已在往年获评。"


def test_somebody_is_chosen_and_only_of_this_competition(district, voting):
    closed, pks = counted(district, voting, [])
    assert refused(choose, district, closed, awards={pks[0]: ""}).code == "nobody_chosen"
    assert refused(choose, district, closed, awards={0: "first"}).code == "unknown_entry"
    assert refused(choose, district, closed, awards={pks[0]: "gold"}).code == "unknown_entry"


def test_a_cancelled_competition_shuts_the_cases_again(district, voting):
    give = {"by": district.officer, "competition": voting, "version": voting.version}
    assert refused(actions.cancel, **give, reason="").code == "no_reason"
    actions.cancel(**give, reason="与全市评选重复。")
    assert queries.entries_of(district.people[0]).count() == 1


def test_the_office_finds_what_waits_for_it(district, case):
    assert queries.waiting_for_office(district.officer) == []
    with clock.hold(made.at(case.submit_until + timedelta(1))):
        assert queries.waiting_for_office(district.officer) == [case]
        assert queries.waiting_for_office(district.people[0]) == []


def test_a_change_of_days_is_told_and_another_is_not(district, case):
    def edit(version, **more):
        return actions.edit(
            by=district.officer,
            competition=case,
            version=version,
            terms=made.terms(**more),
            units=district.units,
        )

    edit(1, title="只改名称")
    assert not Notice.objects.filter(key__contains=":edit:").exists()
    edit(2, submit_until=clock.today())
    assert Notice.objects.filter(key__contains=":edit:").count() == 3
    case.refresh_from_db()
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
    assert made.opened(district.officer, case).state == "voting"
