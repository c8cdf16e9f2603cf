"""Two people at the same moment, on two connections: one is served, the other is told why not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions
from gongkai.ground.orgs.models import Post, UnitAlias
from tests.factories import orgs

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """The codes of the refusals among ``deeds``, begun together; "done" for the others."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
        try:
            start.wait()
            deed()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def test_one_name_goes_to_one_unit() -> None:
    first, second = orgs.unit(), orgs.unit()
    results = at_once(
        lambda: actions.remember_alias(by=None, text="区文旅局", of=first),
        lambda: actions.remember_alias(by=None, text="区文旅局", of=second),
    )
    assert results == ["done", "name_taken"]
    assert UnitAlias.objects.filter(text="区文旅局").count() == 1


def test_two_officers_posts_never_meet_in_one_person() -> None:
    unit, person = orgs.unit(), orgs.person()

    def give(role: str) -> Callable[[], object]:
        day = date(2026, 1, 1)
        return lambda: actions.give_post(by=None, user=person, unit=unit, role=role, since=day)

    assert at_once(give("system_officer"), give("audit_officer")) == ["done", "officers_apart"]
    assert Post.objects.count() == 1
