"""The example district has something of everything, made by the actions."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.ground.core import example, projections
from gongkai.ground.orgs.models import Unit
from gongkai.oversight.coordination.models import Competition, Entry, Matter, Session
from gongkai.oversight.coordination.rules.machines import MATTER

pytestmark = pytest.mark.django_db


def test_the_register_two_competitions_and_matters_in_every_state():
    example.load()
    assert Session.objects.filter(held_on__year=2025).count() == 8
    assert Session.objects.filter(held_on__year=2026, state="valid").count() == 18
    assert Session.objects.filter(state="voided").count() == 1
    units = Unit.objects.filter(active=True).exclude(kind="government")
    held = Session.objects.filter(held_on__year=2026).values("unit")
    assert units.exclude(pk__in=held).count() > 10, "some units have none"

    past, present = Competition.objects.order_by("year")
    assert (past.state, present.state) == ("chosen", "voting")
    assert present.vote_until == date(2026, 11, 30)
    assert Entry.objects.exclude(award="").count() == 4
    assert {matter.state for matter in Matter.objects.all()} == set(MATTER.states)
    for one in projections.registered():
        assert not list(one.check()), one.name
