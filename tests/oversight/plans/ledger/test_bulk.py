"""Many at once: the preview predicts exactly and changes nothing; what cannot be done stays."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.actions.ledger import Wanted, bulk
from gongkai.oversight.plans.actions.ledger.bulk import MOST, Outcome, preview
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment
from tests.factories.ledger import People, fresh
from tests.factories.plans import task

from .test_rights import no_trace

pytestmark = pytest.mark.django_db


def wanted(*rows: Assignment) -> list[Wanted]:
    return [Wanted(row.pk, row.version) for row in rows]


def said(outcome: Outcome) -> tuple[list[int], list[tuple[int, str]], int]:
    refused = [(row.pk, sentence) for row, sentence in outcome.refused]
    return [row.pk for row in outcome.done], refused, outcome.gone


@pytest.fixture
def rows(people: People) -> list[Assignment]:
    """One to sign, one signed already, one seen before it changed, one of another unit."""
    people.plan(task(1, "区文旅局"), task(2, "区文旅局"), task(3, "区文旅局"), task(4, "区水务局"))
    found = list(Assignment.objects.order_by("task__number"))
    people.do("sign", found[1])
    found[1] = fresh(found[1])
    people.do("comment", found[2], people.admin)
    return found


def test_the_preview_says_what_will_come_and_changes_nothing(
    people: People, rows: list[Assignment]
) -> None:
    chosen = wanted(*rows)
    with no_trace():
        foreseen = preview(by=people.info, verb="sign", wanted=chosen)
    done = bulk(by=people.info, verb="sign", wanted=chosen)
    assert said(foreseen) == said(done)
    assert said(done)[0] == [rows[0].pk]
    assert said(done)[2] == 1  # the other unit's is not even named
    sentences = dict(said(done)[1])
    assert "不能“签收”" in sentences[rows[1].pk]
    assert "提了意见" in sentences[rows[2].pk]
    assert fresh(rows[0]).state == "doing"
    assert list(differences()) == []


def test_all_reasons_of_one_are_said(people: People, rows: list[Assignment]) -> None:
    outcome = bulk(
        by=people.admin, verb="extend", wanted=wanted(rows[0]), until=date(2026, 3, 1), reason=" "
    )
    sentence = outcome.refused[0][1]
    assert "请写明理由" in sentence
    assert "延期不能超过" in sentence


def test_a_whole_selection_is_transferred(people: People, rows: list[Assignment]) -> None:
    chosen = wanted(*(fresh(row) for row in rows))
    outcome = bulk(
        by=people.admin, verb="transfer", wanted=chosen, unit=people.school, reason="职责调整。"
    )
    assert len(outcome.done) == 4
    assert set(Assignment.objects.values_list("unit", flat=True)) == {people.school.pk}


@pytest.mark.parametrize(
    ("verb", "count", "code"),
    [
        ("sign", 0, "nothing_chosen"),
        ("sign", MOST + 1, "too_many"),
        ("carry", 1, "verb_unknown"),
        ("drop_table", 1, "verb_unknown"),
    ],
)
def test_what_is_no_selection(people: People, verb: str, count: int, code: str) -> None:
    chosen = [Wanted(number, 1) for number in range(count)]
    with no_trace(), pytest.raises(Refusal) as caught:
        bulk(by=people.admin, verb=verb, wanted=chosen)
    assert caught.value.code == code


def test_foreign_ids_twice_and_what_is_not_there(people: People, rows: list[Assignment]) -> None:
    foreign = Wanted(rows[3].pk, 1)
    outcome = bulk(
        by=people.info,
        verb="sign",
        wanted=[*wanted(rows[0], rows[0]), foreign, Wanted(10**9, 1)],
    )
    assert said(outcome) == ([rows[0].pk], [], 2)
    assert fresh(rows[3]).state == "to_sign"
