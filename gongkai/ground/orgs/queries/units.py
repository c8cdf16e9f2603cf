"""Units for the staff pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.ground.core.errors import Reason

from .. import signals
from ..models import Post, Unit, User
from ..rules import names
from ..rules.reach import extent
from .standing import Person, runs, standings, tree_for


def units_for(user: Person, verb: str) -> QuerySet[Unit]:
    """The units for which ``user`` has ``verb``: those that the pages of this room show."""
    held = [standing for standing in standings(user) if verb in standing.verbs]
    if not held or not isinstance(user, User):
        return Unit.objects.none()
    ids = frozenset().union(*(extent(standing, tree_for(user)) for standing in held))
    return Unit.objects.filter(pk__in=ids)


def found_units(
    units: QuerySet[Unit], *, words: str = "", kind: str = "", closed: bool = False
) -> QuerySet[Unit]:
    """``units`` by a part of one of their names, by kind, open ones unless ``closed``."""
    if words:
        part = names.key(words)
        units = units.filter(
            Q(names__key__contains=part) | Q(code__icontains=words.strip())
        ).distinct()
    if kind:
        units = units.filter(kind=kind)
    return units if closed else units.filter(active=True)


def in_tree(units: Iterable[Unit]) -> list[tuple[Unit, int]]:
    """``units`` as a tree read from above: each with its depth, children after their parent.

    A unit whose parent is not among them stands at the top.
    """
    listed = list(units)
    present = {unit.pk for unit in listed}
    under: dict[int | None, list[Unit]] = {}
    for unit in listed:
        under.setdefault(unit.parent_id if unit.parent_id in present else None, []).append(unit)
    ordered: list[tuple[Unit, int]] = []
    waiting = [(unit, 0) for unit in reversed(under.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        ordered.append((unit, depth))
        waiting += [(child, depth + 1) for child in reversed(under.get(unit.pk, []))]
    return ordered


def reasons_against_closing(unit: Unit, on: date) -> list[Reason]:
    """Why ``unit`` cannot be closed on ``on``: what still belongs to it in any room."""
    children = [child.said for child in unit.children.filter(active=True)]
    posts = Post.objects.filter(runs(on), unit=unit).select_related("user")
    people = [str(post.user) for post in posts]
    led = [line.subject for line in unit.led_lines.all()]
    found = (
        (children, f"还有下级单位：{'、'.join(children)}。请先调整它们的上级单位。"),
        (people, f"还有在任人员：{'、'.join(people)}。请先为他们办理交接或者离任。"),
        (led, f"还牵头条线：{'、'.join(led)}。请先改由其他单位牵头。"),
    )
    own = [Reason("unit_in_use", sentence) for present, sentence in found if present]
    elsewhere: list[tuple[Any, Any]] = signals.unit_closing.send(sender=Unit, unit=unit, on=on)
    return own + [reason for _, reasons in elsewhere for reason in reasons or ()]
