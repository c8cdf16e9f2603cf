"""``visible_to`` against an independent naive rule, on random trees, posts, deputies and rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Deputy, Line, Post, Role, Unit, User
from gongkai.ground.orgs.queries import visible_to
from gongkai.ground.orgs.scope import Scope

TODAY = date(2026, 5, 6)
ROLES = ["viewer", "unit_leader", "office_staff"]
days = st.integers(-3, 3)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Units by number with the number above them; posts, deputies and rows by unit number."""
    size = draw(st.integers(1, 7))
    at = st.integers(0, size - 1)
    posts = st.tuples(at, st.sampled_from(ROLES), days, st.none() | days)
    return {
        "above": [None, *(draw(st.integers(0, i - 1)) for i in range(1, size))],
        "government": [True, *(draw(st.booleans()) for _ in range(1, size))],
        "posts": draw(st.lists(posts, max_size=3)),  # of the person who looks
        "stands_in": draw(st.lists(st.tuples(posts, days, days), max_size=2)),
        "rows": draw(
            st.lists(st.tuples(at, st.sets(at, max_size=2), st.booleans()), min_size=1, max_size=5)
        ),
    }


def naive(world: dict[str, Any], row: tuple[int, set[int], bool]) -> bool:
    """The rule in plain words, without sets of sight: may this one post show this one row?"""
    owner, others, submitted = row
    held = [p for p in world["posts"] if p[2] <= 0 and (p[3] is None or p[3] >= 0)]
    for post, since, until in world["stands_in"]:
        runs = post[2] <= 0 and (post[3] is None or post[3] >= 0)
        if runs and since <= 0 <= until:
            held.append(post)

    def is_above(top: int, low: int | None) -> bool:
        return low is not None and (top == low or is_above(top, world["above"][low]))

    def government(unit: int) -> int:
        return unit if world["government"][unit] else government(world["above"][unit])

    for where, role, _, _ in held:
        for unit in {owner, *others}:
            if unit == where or (role == "unit_leader" and is_above(where, unit)):
                return True
        if role == "office_staff" and submitted and is_above(government(where), owner):
            return True
    return False


def period(since: int, until: int | None) -> dict[str, date | None]:
    first = TODAY + timedelta(since)
    return {"since": first, "until": None if until is None else TODAY + timedelta(until)}


@pytest.mark.django_db
@given(worlds())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_sight_agrees_with_the_naive_rule(monkeypatch: pytest.MonkeyPatch, world: Any) -> None:
    scope = Scope(owner="lead", participants=("units",), submitted={"duty__gt": ""})
    monkeypatch.setattr(Line, "scope", scope, raising=False)
    world["posts"] = [p for p in world["posts"] if p[3] is None or p[2] <= p[3]]
    world["stands_in"] = [
        (p, a, b) for p, a, b in world["stands_in"] if a <= b and (p[3] is None or p[2] <= p[3])
    ]
    with clock.hold(datetime(2026, 5, 6, 9, tzinfo=UTC)), transaction.atomic():
        seen = visible_to(build(world), Line.objects.all())
        found = {int(subject) for subject in seen.values_list("subject", flat=True)}
        transaction.set_rollback(True)
    assert found == {i for i, row in enumerate(world["rows"]) if naive(world, row)}


def build(world: dict[str, Any]) -> User:
    """The world as rows; the person who looks."""
    units: list[Unit] = []
    for above, is_government in zip(world["above"], world["government"], strict=True):
        kind = "government" if is_government else "department"
        parent = None if above is None else units[above]
        units.append(Unit.objects.create(name=str(len(units)), kind=kind, parent=parent))
    roles = {role.code: role for role in Role.objects.all()}
    person, other = User.objects.create_user("p"), User.objects.create_user("o")
    for where, role, since, until in world["posts"]:
        Post.objects.create(
            user=person, unit=units[where], role=roles[role], **period(since, until)
        )
    for (where, role, since, until), first, last in world["stands_in"]:
        post = Post.objects.create(
            user=other, unit=units[where], role=roles[role], **period(since, until)
        )
        Deputy.objects.create(post=post, person=person, **period(first, last))
    for number, (owner, others, submitted) in enumerate(world["rows"]):
        duty = "已报送" if submitted else ""
        line = Line.objects.create(subject=str(number), lead=units[owner], duty=duty)
        line.units.set([units[each] for each in others])
    return person
