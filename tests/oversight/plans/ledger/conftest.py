"""People around a task of 区文旅局 on 10 April 2025, and records that may be linked."""

from __future__ import annotations

import pytest

from gongkai.ground.evidence import linkable
from gongkai.ground.evidence.linkable import Kind
from tests.factories.ledger import People
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
