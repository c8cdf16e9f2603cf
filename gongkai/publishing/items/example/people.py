"""Who writes and who reviews in each unit of the example district."""

from __future__ import annotations

from functools import cache

from gongkai.ground.orgs.models import Post, Unit, User
from gongkai.publishing.catalogue.models import Column, Entry, Topic

from .kinds import OFFICE

STAGES = (("reviewer", "office_staff"), ("reviewer", "unit_leader"), ("secrecy_reviewer",))
LAST = ("unit_leader",)


@cache
def unit_of(name: str) -> Unit:
    """A unit by its short name."""
    return Unit.objects.get(short_name=name)


@cache
def author_of(name: str) -> User:
    """Who writes for the unit; in the office its head."""
    role = "office_admin" if name == OFFICE else "info_officer"
    return _holders(name, (role,))[0]


@cache
def reviewers_of(name: str) -> tuple[User, ...]:
    """Who passes the four stages, in order."""
    author = author_of(name)
    chosen: list[User] = []
    for roles in (*STAGES, LAST):
        held = [one for one in _holders(name, roles) if one != author]
        fresh = [one for one in held if one not in chosen]
        chosen.append((fresh or held)[0])
    return tuple(chosen)


@cache
def entry_of(name: str, matter: str, place: str = "") -> Entry:
    """The entry of a unit, or of one of its villages, with this matter."""
    rows = Entry.objects.filter(
        unit__short_name=name, current__matter=matter, directory__place=place
    )
    return rows.order_by("pk")[0]


@cache
def columns_of(name: str, column: str) -> tuple[Column, ...]:
    """The column of the unit with this name, else that of the government; the office fills both."""
    if not column:
        return ()
    own = Column.objects.filter(unit__short_name__in=(name, "区政府"), name=column)
    return tuple(own.order_by("-unit")[: 2 if name == OFFICE else 1])


@cache
def topics_of(name: str) -> tuple[Topic, ...]:
    """The topic of this name, or none."""
    return (Topic.objects.get(name=name),) if name else ()


def forget() -> None:
    """Drop what is remembered: the next district has other people."""
    for known in (unit_of, author_of, reviewers_of, entry_of, columns_of, topics_of):
        known.cache_clear()


def _holders(name: str, roles: tuple[str, ...]) -> list[User]:
    """Those who hold one of the roles, by the order of the roles."""
    posts = Post.objects.filter(unit__short_name=name, role__code__in=roles)
    rows = posts.select_related("user", "role").order_by("pk")
    return [post.user for post in sorted(rows, key=lambda post: roles.index(post.role.code))]
