"""What every test may use: parts of the suite, two databases, ``../shared``, a real Chromium.

A test of the database carries ``@pytest.mark.django_db``, one of the browser takes ``page``; the
marks ``unit``, ``database`` and ``browser`` follow from that. ``python -m tests.run`` runs all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

pytest_plugins = ["tests.browser.fixtures", "tests.journeys.clockwork"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
BROWSER_FIXTURES = {"page", "window", "open_as", "chromium"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tell each test's part, and skip what reads ``../shared`` where that is absent.

    What is about the other database (``only_on("postgresql")``) is left out, not skipped: it runs
    in that database's own part.
    """
    absent = pytest.mark.skip(reason="../shared is not here")
    for item in items:
        item.add_marker(_part_of(item))
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(absent)
    # What is committed leaves lines in the log, which is never emptied (ADR 0008).
    items.sort(key=lambda item: item.get_closest_marker("commits") is not None)
    elsewhere = [item for item in items if _is_for_the_other_database(item)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def _is_for_the_other_database(item: pytest.Item) -> bool:
    only = item.get_closest_marker("only_on")
    return only is not None and only.args[0] not in settings.DATABASES["default"]["ENGINE"]


def _part_of(item: pytest.Item) -> str:
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    fixtures = set(getattr(item, "fixturenames", ())) - set(parameters)
    if item.get_closest_marker("browser") or fixtures & BROWSER_FIXTURES:
        return "browser"
    if item.get_closest_marker("processes"):
        return "database"
    # Django's own test cases (and hypothesis's) name their databases instead of carrying a mark.
    of_django = getattr(getattr(item, "cls", None), "databases", None)
    if item.get_closest_marker("django_db") or of_django or fixtures & DATABASE_FIXTURES:
        return "database"
    return "unit"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where everything must run, a test that was skipped has failed."""
    report: pytest.TestReport = yield
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and os.environ.get("GONGKAI_CI")
        and not item.get_closest_marker("shared")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped, but nothing may be skipped here: {report.longrepr}"
    return report


@pytest.fixture
def shared() -> Path:
    """The folder of real plans and data; take it in tests marked ``shared``."""
    return SHARED
