"""Finding people by unit and role, and saying who somebody is."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from gongkai.ground.core import clock

from ..models import Deputy, Post, Unit, User
from .access import may
from .standing import Person, runs, units_of
from .units import units_for


def holders_of(unit: Unit | int, *roles: str, day: date | None = None) -> QuerySet[User]:
    """Active people with a post in ``unit`` on ``day`` (today), in one of ``roles`` if given.

    Deputies of such posts are included.
    """
    day = day or clock.today()
    posts = Post.objects.filter(runs(day), unit=unit)
    if roles:
        posts = posts.filter(role__code__in=roles)
    return holders_of_posts(posts, day)


def holders_of_posts(posts: QuerySet[Post], day: date) -> QuerySet[User]:
    """Active people who hold one of ``posts``, and their deputies on ``day``."""
    stand_ins = Deputy.objects.filter(runs(day), post__in=posts)
    return User.objects.filter(
        Q(pk__in=posts.values("user")) | Q(pk__in=stand_ins.values("person")), is_active=True
    )


def people_for(user: Person, verb: str) -> QuerySet[User]:
    """The people whose accounts ``user`` keeps: with a post in the units of ``verb``, or none."""
    units = units_for(user, verb)
    if not may(user, verb):
        return User.objects.none()
    here = Post.objects.filter(unit__in=units).values("user")
    anywhere = Post.objects.values("user")
    return User.objects.filter(Q(pk__in=here) | ~Q(pk__in=anywhere))


def found_people(
    people: QuerySet[User], *, words: str = "", unit_id: int | None = None, shut: bool = False
) -> QuerySet[User]:
    """``people`` by a part of name, user name or phone, by unit of today, open unless ``shut``."""
    if words:
        words = words.strip()
        people = people.filter(
            Q(name__icontains=words) | Q(username__icontains=words) | Q(phone__contains=words)
        )
    if unit_id:
        present = Post.objects.filter(runs(clock.today()), unit=unit_id)
        people = people.filter(pk__in=present.values("user"))
    return people if shut else people.filter(is_active=True)


def posts_on(day: date) -> Prefetch[str]:
    """Prefetches ``user.posts_now``: the posts of ``day`` with unit and role, in one query."""
    posts = Post.objects.filter(runs(day)).select_related("unit", "role")
    return Prefetch("posts", queryset=posts, to_attr="posts_now")


def who(user: Person, unit: Unit | None = None) -> str:
    """The person as sentences name them: 林岚（区政府办公室）; 系统 for None.

    Without ``unit`` the first unit of today is named, if there is one.
    """
    if user is None:
        return "系统"
    here = unit or next(iter(units_of(user)), None)
    return f"{user}（{here.said}）" if here else str(user)
