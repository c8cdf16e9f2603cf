"""Units for the staff pages."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from gongkai.ground.core.errors import Reason

from ..models import Post, Unit, User
from ..rules.reach import extent
from .standing import Person, runs, standings, tree_for


def units_for(user: Person, verb: str) -> QuerySet[Unit]:
    """The units for which ``user`` has ``verb``: those that the pages of this room show."""
    held = [standing for standing in standings(user) if verb in standing.verbs]
    if not held or not isinstance(user, User):
        return Unit.objects.none()
    ids = frozenset().union(*(extent(standing, tree_for(user)) for standing in held))
    return Unit.objects.filter(pk__in=ids)


def reasons_against_closing(unit: Unit, on: date) -> list[Reason]:
    """Why ``unit`` cannot be closed on ``on``: units and people that still belong to it."""
    children = [child.said for child in unit.children.filter(active=True)]
    people = [str(post.user) for post in Post.objects.filter(runs(on), unit=unit)]
    led = [line.subject for line in unit.led_lines.all()]
    found = (
        (children, f"还有下级单位：{'、'.join(children)}。请先调整它们的上级单位。"),
        (people, f"还有在任人员：{'、'.join(people)}。请先为他们办理交接或者离任。"),
        (led, f"还牵头条线：{'、'.join(led)}。请先改由其他单位牵头。"),
    )
    return [Reason("unit_in_use", sentence) for names, sentence in found if names]
