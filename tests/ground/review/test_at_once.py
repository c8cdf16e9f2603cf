"""Two people at one moment: many cases are held in one order before the first step of any."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.ground.review import actions
from gongkai.ground.review.models import Case
from tests.factories.review import Bureau, content, opinion
from tests.meeting import meet

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]


def many(bureau: Bureau, *cases: Case) -> Callable[[], object]:
    seen = [(case, case.version) for case in cases]
    return lambda: actions.approve_many(by=bureau.second, cases=seen)


@pytest.mark.parametrize("after", ["review_case", "audit_head"])
def test_many_in_opposite_orders(bureau: Bureau, after: str) -> None:
    one, two = bureau.passed(turns=1), bureau.passed(turns=1)
    assert meet(many(bureau, one, two), many(bureau, two, one), after=after) == ("done", "stale")
    assert {Case.objects.get(pk=case.pk).turn for case in (one, two)} == {",secrecy,"}


@pytest.mark.parametrize("after", ["review_case", "audit_head"])
def test_many_and_one_of_them(bureau: Bureau, after: str) -> None:
    one, two = bureau.passed(turns=1), bureau.passed(turns=1)

    def last() -> object:
        said = opinion(content())
        return actions.approve(by=bureau.second, case=two, version=two.version, opinion=said)

    assert meet(many(bureau, one, two), last, after=after) == ("done", "stale")
