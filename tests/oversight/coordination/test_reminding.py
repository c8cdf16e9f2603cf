"""Three days before the end, whoever has not voted is reminded, once for each end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.ground.core import clock, sweeps
from gongkai.ground.notices.models import Notice
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.actions import reminding, telling
from gongkai.oversight.coordination.models import VoteReminder
from tests.factories import coordination as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting(district):
    case = made.competition(district.officer, district.office, district.units)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit)
    return made.opened(district.officer, case)


def days_before(case, days):
    return clock.hold(made.at(case.vote_until - timedelta(days)))


def reminders(person):
    return Notice.objects.filter(to=person, key__contains=":remind:").count()


def test_the_sweep_is_known():
    sweeps.discover()
    assert "coordination.remind" in {one.name for one in sweeps.registered()}


def test_nobody_is_reminded_four_days_before_or_after_the_end(voting):
    for days in (4, -1):
        with days_before(voting, days):
            assert actions.remind() == 0


def test_who_has_not_voted_is_reminded_once(district, voting):
    with days_before(voting, 3):
        other = voting.entries.filter(unit=district.units[1]).get()
        actions.vote(by=district.people[0], entry=other, unit=district.units[0])
        assert actions.remind() == 2
        assert actions.remind() == 0
    with days_before(voting, 1):
        assert actions.remind() == 0
    assert [reminders(person) for person in district.people] == [0, 1, 1]


def test_after_an_outage_the_last_day_still_reminds(district, voting):
    with days_before(voting, 0):
        assert actions.remind() == 3
    notice = Notice.objects.filter(to=district.people[0], key__contains=":remind:").get()
    assert notice.subject.startswith("投票今天截止")


def test_a_longer_voting_reminds_again_before_its_new_end(district, voting):
    with days_before(voting, 3):
        actions.remind()
        longer = voting.vote_until + timedelta(20)
        actions.extend(
            by=district.officer,
            competition=voting,
            version=voting.version,
            until=longer,
            reason="出差",
        )
        assert actions.remind() == 0
    with clock.hold(made.at(longer - timedelta(3))):
        assert actions.remind() == 3


def test_a_crash_between_row_and_notice_leaves_neither(voting, monkeypatch):
    def crash(*_args, **_more):
        raise RuntimeError("killed")

    with days_before(voting, 3):
        with monkeypatch.context() as patch:
            patch.setattr(telling, "competition", crash)
            with pytest.raises(RuntimeError):
                reminding.remind()
        assert not VoteReminder.objects.exists()
        assert reminding.remind() == 3


def test_one_competition_that_fails_stops_no_other(district, voting, monkeypatch):
    other = made.competition(district.officer, district.office, district.units)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, other, unit)
    other = made.opened(district.officer, other)
    real = telling.competition

    def broken(case, *said):
        if case.pk == voting.pk:
            raise ValueError("nobody knows the unit")
        real(case, *said)

    monkeypatch.setattr(telling, "competition", broken)
    with days_before(voting, 1):
        for _ in range(2):
            with pytest.raises(RuntimeError, match=f"reminded of: {voting.pk}$"):
                actions.remind()
        assert set(VoteReminder.objects.values_list("competition", flat=True)) == {other.pk}
        monkeypatch.undo()
        assert actions.remind() == 3
    assert [reminders(person) for person in district.people] == [2, 2, 2]
