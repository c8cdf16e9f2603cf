"""People around a task of 区文旅局 on 10 April 2025, and records that may be linked."""

from __future__ import annotations

import pytest

from gongkai.ground.evidence import linkable
from gongkai.ground.evidence.linkable import Kind
from gongkai.oversight.plans.models import Assignment
from tests.factories.ledger import People
from tests.factories.plans import task
from tests.ground.evidence.conftest import Letters


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Letters:
    """Records of a room that is not there, registered for this test alone."""
    made = Letters()
    monkeypatch.setattr(linkable, "_kinds", {})
    linkable.register(Kind("test.letter", "群众来信", made.get, made.find))
    return made


@pytest.fixture
def rows(people: People) -> list[Assignment]:
    """Two tasks that 区文旅局 works on; 区水务局 has the second one, too."""
    people.plan(task(1, "区文旅局"), task(2, "区文旅局", "区水务局"))
    mine = Assignment.objects.filter(unit=people.culture).order_by("pk")
    return [people.bring(row, "doing") for row in mine]
