"""A unit that publishes."""

from __future__ import annotations

import pytest

from tests.factories.release import Press


@pytest.fixture
def press() -> Press:
    return Press()
