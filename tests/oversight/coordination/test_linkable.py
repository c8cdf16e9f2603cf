"""A session as proof in another room: seen as in the register, flagged when it is voided."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import actions as evidence
from gongkai.ground.evidence import linkable
from gongkai.ground.evidence import queries as proofs
from gongkai.ground.evidence.items import LinkItem, RecordItem
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.queries.sessions import KIND
from tests.factories import coordination as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind():
    found = linkable.kind_of(KIND)
    assert found is not None, "registered when Django starts"
    return found


@pytest.fixture
def row(district):
    return made.session(district.people[0], district.units[0], subject="条例培训")


def test_it_is_named_and_found_by_who_may_see_it(kind, district, row):
    linked = kind.get(district.people[0], str(row.pk))
    assert (linked.title, linked.address) == (
        "2026年6月9日培训：条例培训",
        f"/desk/trainings/{row.pk}/",
    )
    assert kind.find(district.people[0], "条例") == [linked]
    assert kind.find(district.officer, "") == [linked]
    assert kind.find(district.people[0], "没有这个") == []


def test_a_foreign_unit_neither_gets_nor_finds_it(kind, district, row):
    assert kind.get(district.people[1], str(row.pk)) is None
    assert kind.find(district.people[1], "条例") == []


@pytest.mark.parametrize("reference", ["", "x", "-1", "١", "9" * 40, "1; drop"])
def test_a_hostile_reference_is_nothing(kind, district, reference):
    assert kind.get(district.officer, reference) is None


def test_the_newest_twenty_are_offered(kind, district):
    for number in range(22):
        held_on = clock.today() - timedelta(number)
        made.session(district.people[0], district.units[0], held_on=held_on)
    found = kind.find(district.people[0], "")
    assert len(found) == 20
    assert found[0].title.startswith("2026年6月10日")


def test_a_correction_and_a_new_material_change_the_hash(kind, district, row):
    by = district.people[0]
    first = kind.get(by, str(row.pk)).content_hash
    actions.correct(by=by, session=row, version=1, facts=made.facts(subject="改过的"))
    second = kind.get(by, str(row.pk)).content_hash
    row.refresh_from_db()
    link = LinkItem("https://www.example.cn/a.html")
    actions.correct(by=by, session=row, version=2, facts=row.facts, items=[link])
    assert len({first, second, kind.get(by, str(row.pk)).content_hash}) == 3


def test_a_voided_session_is_no_proof_and_flags_what_named_it(kind, district, row):
    by, unit = district.people[0], district.units[0]
    matter = made.matter(by, unit)
    item = RecordItem(KIND, str(row.pk))
    evidence.attach(by=by, unit=unit, holder=matter, items=[item])
    actions.void(by=by, session=row, version=1, reason="没有办成。")
    (proof,) = proofs.of(matter)
    assert proof.withdrawn_reason == "没有办成"
    assert kind.get(by, str(row.pk)) is None
    assert kind.find(by, "") == []
    with pytest.raises(Refusal):
        made.matter(by, unit, items=[item])

    actions.restore(by=by, session=row)
    assert not proofs.of(matter)[0].is_withdrawn
    assert kind.get(by, str(row.pk)).content_hash == proof.content_hash


def test_nothing_is_sent_when_the_voiding_is_refused(district, row):
    heard = []
    listen = lambda **news: heard.append(news)  # noqa: E731  (one line)
    linkable.withdrawn.connect(listen)
    try:
        with pytest.raises(Refusal):
            actions.void(by=district.people[0], session=row, version=1, reason="")
        actions.void(by=district.people[0], session=row, version=1, reason="写错。")
    finally:
        linkable.withdrawn.disconnect(listen)
    assert [(one["kind"], one["reference"], one["reason"]) for one in heard] == [
        (KIND, str(row.pk), "写错")
    ]
