"""A holder (a unit stands in for a record with events) and a kind of record that may be linked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from gongkai.ground.evidence import holders, linkable
from gongkai.ground.evidence.linkable import Kind, Linked
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.queries import sight_of
from tests.factories import orgs


@dataclass
class Letters:
    """Records of a room that does not exist: who may see which, by reference."""

    rows: dict[str, str] = field(default_factory=dict)
    readers: dict[str, set[int]] = field(default_factory=dict)

    def add(self, reference: str, title: str, *readers: User) -> None:
        self.rows[reference] = title
        self.readers[reference] = {reader.pk for reader in readers}

    def get(self, user: Any, reference: str) -> Linked | None:
        if user.pk not in self.readers.get(reference, ()):
            return None
        return Linked(
            "test.letter", reference, self.rows[reference], f"/desk/letters/{reference}/", "ab" * 32
        )

    def find(self, user: Any, words: str) -> list[Linked]:
        found = (self.get(user, reference) for reference in reversed(self.rows))
        return [each for each in found if each is not None and words in each.title][:20]


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Letters:
    """Registered for this test alone."""
    made = Letters()
    monkeypatch.setattr(linkable, "_kinds", {})
    linkable.register(Kind("test.letter", "群众来信", made.get, made.find))
    return made


@pytest.fixture(autouse=True)
def _units_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Units hold proof here, and their own people see it."""
    monkeypatch.setattr(holders, "_holders", dict(holders._holders))
    holders.register("orgs.unit", lambda user, pk: pk in sight_of(user).own)


@pytest.fixture
def unit() -> Unit:
    return orgs.unit("云川区教育局")


@pytest.fixture
def user(unit: Unit) -> User:
    return orgs.person(unit, name="林岚")
