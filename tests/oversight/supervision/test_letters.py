"""A letter from draft to closed: numbers, days, answers, who sees it when."""

from __future__ import annotations

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.models import Letter
from gongkai.oversight.supervision.queries.cases import letters_of
from tests.factories import orgs
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db


def refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def test_numbers_are_taken_at_issue_each_kind_its_own(district):
    first, second = factory.drafted(district), factory.drafted(district)
    assert (first.docno, first.said) == ("", "督办单草稿")
    issued = [
        actions.issue(by=district.officer, letter=one, version=1)
        for one in (second, first, factory.drafted(district, "suggestion", None))
    ]
    assert [one.said for one in issued] == [
        "〔2025〕督 1 号督办单",
        "〔2025〕督 2 号督办单",
        "〔2025〕建 1 号工作建议书",
    ]


def test_a_draft_is_the_offices_own(district):
    letter = factory.drafted(district)
    assert not letters_of(district.clerk)
    assert not Notice.objects.filter(to=district.clerk)
    assert list(letters_of(district.second)) == [letter]
    actions.issue(by=district.officer, letter=letter, version=1)
    assert list(letters_of(district.clerk)) == [letter]
    assert list(letters_of(district.reader)) == [letter]
    assert not letters_of(district.stranger)
    assert Notice.objects.filter(to=district.leader).count() == 1


def test_an_order_needs_its_day_a_suggestion_does_not(district):
    order = factory.drafted(district, days=None)
    with refused("not_ready") as caught:
        actions.issue(by=district.officer, letter=order, version=1)
    assert [reason.code for reason in caught.value.reasons] == ["day_missing"]
    assert not Letter.objects.exclude(number=None)
    assert factory.issued(district, "suggestion", None).due is None


def test_a_day_that_went_by_while_the_draft_lay(district, later):
    letter = factory.drafted(district, days=2)
    with later(3):
        with refused("not_ready"):
            actions.issue(by=district.officer, letter=letter, version=1)
        edited = actions.edit_letter(
            by=district.officer,
            letter=letter,
            version=1,
            title="新的事项",
            text="新的要求",
            due=factory.in_days(5),
        )
        assert actions.issue(by=district.officer, letter=edited, version=2).title == "新的事项"


def test_answered_returned_answered_accepted(district):
    letter = factory.answered(district)
    back = actions.send_back(by=district.officer, case=letter, version=3, reason="请附截图。")
    assert back.state == "issued"
    again = actions.answer(by=district.leader, letter=back, version=4, text="截图附后。")
    done = actions.accept(by=district.officer, letter=again, version=5, text="同意。")
    assert done.state == "closed"
    verbs = [one.verb for one in done.events.all()]
    assert verbs == ["write", "issue", "answer", "send_back", "answer", "accept"]


def test_nobody_accepts_ones_own_answer(district):
    both = orgs.person(district.office, "office_staff")
    orgs.post(both, district.culture, "info_officer")
    letter = factory.answered(district, by=both)
    with refused("own_answer"):
        actions.accept(by=both, letter=letter, version=3)
    letter.refresh_from_db()
    assert letter.state == "answered"


def test_only_the_office_writes_and_only_within_its_reach(district):
    values = {
        "kind": "order",
        "office": district.office,
        "title": "事项",
        "text": "要求",
    }
    with refused("not_allowed"):
        actions.write_letter(by=district.clerk, unit=district.culture, **values)
    city = orgs.unit("云川市水务局", parent=orgs.government("云川市人民政府"))
    with refused("not_allowed"):
        actions.write_letter(by=district.officer, unit=city, **values)


def test_what_it_speaks_of_is_the_units_own(district):
    of_water = factory.confirmed(district, unit=district.water)
    with refused("other_units_matter"):
        actions.write_letter(
            by=district.officer,
            kind="order",
            office=district.office,
            unit=district.culture,
            title="事项",
            text="要求",
            findings=[of_water],
        )
    assert not Letter.objects.exists()


def test_a_withdrawn_letter_keeps_its_number(district):
    letter = factory.issued(district)
    gone = actions.withdraw(by=district.officer, letter=letter, version=2, reason="重复。")
    assert gone.docno == "〔2025〕督 1 号"
    assert factory.issued(district).docno == "〔2025〕督 2 号"
    subjects = Notice.objects.filter(to=district.clerk).values_list("subject", flat=True)
    assert any("撤回了督办单" in subject for subject in subjects)
