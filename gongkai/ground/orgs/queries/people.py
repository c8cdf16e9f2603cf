"""Finding people by unit and role, and saying who somebody is."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from gongkai.ground.core import clock

from ..models import Deputy, Post, Unit, User
from .standing import Person, runs, units_of


def holders_of(unit: Unit | int, *roles: str, day: date | None = None) -> QuerySet[User]:
    """Active people with a post in ``unit`` on ``day`` (today), in one of ``roles`` if given.

    Deputies of such posts are included.
    """
    day = day or clock.today()
    posts = Post.objects.filter(runs(day), unit=unit)
    if roles:
        posts = posts.filter(role__code__in=roles)
    stand_ins = Deputy.objects.filter(runs(day), post__in=posts)
    return User.objects.filter(
        Q(pk__in=posts.values("user")) | Q(pk__in=stand_ins.values("person")), is_active=True
    )


def who(user: Person, unit: Unit | None = None) -> str:
    """The person as sentences name them: 林岚（区政府办公室）; 系统 for None.

    Without ``unit`` the first unit of today is named, if there is one.
    """
    if user is None:
        return "系统"
    here = unit or next(iter(units_of(user)), None)
    return f"{user}（{here.said}）" if here else str(user)
