"""A matter from its proposal to its decision; who sees it and who is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.actions.matters import Decision
from gongkai.oversight.coordination.models import Matter
from gongkai.oversight.coordination.queries import matters as queries
from tests.factories import coordination as made

pytestmark = pytest.mark.django_db


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        deed(*args, **kwargs)
    return caught.value


@pytest.fixture
def matter(district):
    return made.matter(district.people[0], district.units[0], title="公开栏经费")


def test_numbers_run_through_the_government_and_begin_anew_each_year(district, matter):
    other = made.matter(district.people[1], district.units[1])
    assert (matter.label, other.label) == ("2026年第1号议题", "2026年第2号议题")
    with clock.hold(made.at(date(2027, 1, 4))):
        assert made.matter(district.people[1], district.units[1]).label == "2027年第1号议题"


def test_a_refused_matter_takes_no_number(district):
    refusal = refused(made.matter, district.people[0], district.units[0], title=" ", text="")
    assert [one.code for one in refusal.reasons] == ["no_title", "no_text"]
    assert refused(made.matter, district.people[0], district.units[1]).code == "not_allowed"
    assert made.matter(district.people[0], district.units[0]).number == 1


def test_it_is_seen_by_its_unit_and_the_office_then_by_who_carries_it_out(district, matter):
    first, second, third = district.people
    assert list(queries.matters_of(first)) == list(queries.matters_of(district.officer)) == [matter]
    assert not queries.matters_of(second).exists()
    made.decided(district.officer, made.scheduled(district.officer, matter), [district.units[1]])
    assert list(queries.matters_of(second)) == [matter]
    assert not queries.matters_of(third).exists()


def test_the_responsible_units_are_told_once_what_was_decided(district, matter):
    held = made.scheduled(district.officer, matter)
    made.decided(district.officer, held, [district.units[1]], due=date(2026, 7, 1))
    (notice,) = Notice.objects.filter(to=district.people[1])
    assert notice.subject == "2026年第1号议题已有决定，请本单位办理"
    assert notice.body == "同意。办理期限是2026年7月1日。"
    assert notice.link == f"/desk/coordination/matters/{matter.pk}/"
    subjects = Notice.objects.filter(to=district.people[0]).values_list("subject", flat=True)
    assert set(subjects) == {"2026年第1号议题列入会议", "2026年第1号议题已有决定"}


def test_a_decision_waits_for_the_meeting(district, matter):
    held = made.scheduled(district.officer, matter, clock.today() + timedelta(1))
    assert refused(made.decided, district.officer, held).code == "not_yet_met"
    with clock.hold(made.at(clock.today() + timedelta(1))):
        assert made.decided(district.officer, held).state == "decided"


def test_a_meeting_is_moved_and_a_matter_waits_again(district, matter):
    held = made.scheduled(district.officer, matter, clock.today() + timedelta(1))
    later = clock.today() + timedelta(9)
    held = actions.reschedule(
        by=district.officer, matter=held, version=2, meeting="第二次会议", held_on=later
    )
    assert (held.meeting, held.held_on, held.state) == ("第二次会议", later, "scheduled")
    held = actions.put_off(by=district.officer, matter=held, version=3, reason="没有议到。")
    assert (held.meeting, held.held_on, held.state) == ("", None, "proposed")
    assert made.scheduled(district.officer, held).state == "scheduled"


def test_set_aside_with_a_reason_that_the_unit_reads(district, matter):
    give = {"by": district.officer, "matter": matter, "version": 1}
    assert refused(actions.set_aside, **give, reason=" ").code == "no_reason"
    actions.set_aside(**give, reason="请按采购程序办理。")
    notice = Notice.objects.get(to=district.people[0])
    assert notice.body == "请按采购程序办理。"
    assert refused(made.scheduled, district.officer, matter).code == "wrong_state"


def test_the_proposer_changes_and_withdraws_while_it_waits(district, matter):
    by = district.people[0]
    actions.edit_matter(by=by, matter=matter, version=1, title="甲", text="乙")
    stale = refused(actions.withdraw_matter, by=by, matter=matter, version=1)
    assert stale.code == "stale"
    actions.withdraw_matter(by=by, matter=matter, version=2)
    matter.refresh_from_db()
    assert (matter.title, matter.state) == ("甲", "withdrawn")
    again = made.matter(by, district.units[0])
    made.scheduled(district.officer, again)
    late = refused(actions.withdraw_matter, by=by, matter=again, version=2)
    assert late.code == "wrong_state"
    assert "已列入会议" in late.sentence


def test_a_decision_is_mended_and_the_old_one_stays_in_the_time_line(district, matter):
    held = made.decided(
        district.officer, made.scheduled(district.officer, matter), [district.units[1]]
    )
    mended = Decision("同意，由区教育局办理。", [district.units[0]], date(2026, 8, 1))
    actions.amend(
        by=district.officer, matter=held, version=3, decision=mended, reason="责任单位写错。"
    )
    matter.refresh_from_db()
    assert list(matter.responsible.all()) == [district.units[0]]
    assert matter.events.last().text == "责任单位写错。（原来是：同意，区水务局）"


def test_the_office_finds_what_waits_for_it(district, matter):
    assert queries.waiting_for_office(district.officer) == [matter]
    assert queries.waiting_for_office(district.people[0]) == []
    tomorrow = clock.today() + timedelta(1)
    made.scheduled(district.officer, matter, tomorrow)
    assert queries.waiting_for_office(district.officer) == []
    with clock.hold(made.at(tomorrow + timedelta(1))):
        assert queries.waiting_for_office(district.officer) == [matter]


def test_lists_are_found_by_state_year_and_words(district, matter):
    other = made.matter(district.people[0], district.units[0])
    made.scheduled(district.officer, other)
    by = district.people[0]
    assert list(queries.found(by, state="proposed")) == [matter]
    assert list(queries.found(by, words="公开栏")) == [matter]
    assert list(queries.found(by, year=2025)) == []
    assert Matter.objects.count() == 2
