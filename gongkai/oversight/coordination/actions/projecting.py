"""State and version are what lists read; they must be what the events say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from gongkai.ground.core.projections import Difference, Projection
from gongkai.ground.core.transitions import Machine

from ..models import Competition, Matter, Session
from ..rules.machines import COMPETITION, MATTER, SESSION, state_after

BATCH = 500
PUBLIC = {Competition: {"unit": None}}  # a unit's own events move neither


def projections() -> list[Projection]:
    """Those of the room, for ``slots.py`` to register."""
    return [
        _projection(model, machine)
        for model, machine in ((Session, SESSION), (Competition, COMPETITION), (Matter, MATTER))
    ]


def _projection(model: Any, machine: Machine) -> Projection:
    return Projection(
        name=machine.name,
        label=f"{machine.title}的状态",
        count=lambda: int(model.objects.count()),
        check=lambda: _check(model, machine),
        rebuild=lambda: _rebuild(model, machine),
    )


def _check(model: Any, machine: Machine) -> Iterator[Difference]:
    for row, state, version in _folded(model, machine):
        if (row.state, row.version) != (state, version):
            stored = f"{row.state}，第 {row.version} 版"
            yield Difference(f"{row}（{row.pk}）", stored, f"{state}，第 {version} 版")


@transaction.atomic
def _rebuild(model: Any, machine: Machine) -> int:
    written = 0
    for row, state, version in _folded(model, machine):
        if (row.state, row.version) != (state, version):
            model.objects.filter(pk=row.pk).update(state=state, version=version)
            written += 1
    return written


def _folded(model: Any, machine: Machine) -> Iterator[tuple[Any, str, int]]:
    """Each row with the state and version that its events give, a batch at a time."""
    last = 0
    while rows := list(model.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        verbs = _verbs(model, [row.pk for row in rows])
        for row in rows:
            yield row, state_after(machine, verbs[row.pk]), len(verbs[row.pk])
        last = rows[-1].pk


def _verbs(model: Any, ids: list[int]) -> dict[int, list[str]]:
    event = model._meta.get_field("events").related_model
    holder = model._meta.get_field("events").field.name
    found: dict[int, list[str]] = defaultdict(list)
    rows = event.objects.filter(**{f"{holder}__in": ids}, **PUBLIC.get(model, {})).order_by("pk")
    for pk, verb in rows.values_list(holder, "verb"):
        found[pk].append(verb)
    return found
