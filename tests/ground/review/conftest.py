"""A unit that reviews."""

from __future__ import annotations

import pytest

from tests.factories.review import Bureau


@pytest.fixture
def bureau() -> Bureau:
    return Bureau()
