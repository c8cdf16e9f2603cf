"""What a person holds today: posts, deputyships, and how far that lets the person see.

Everything is kept on the user instance for the day, so that a page asks the database once. An
instance that outlives a change of posts must be told: ``forget(user)``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q

from gongkai.ground.core import clock

from ..enums import UnitKind
from ..models import Deputy, Line, Post, Unit, User
from ..rules.reach import Sight, Standing, Tree, sight

Person = User | AbstractBaseUser | AnonymousUser | None
Value = TypeVar("Value")
KEPT = "_kept"  # the attribute of the user instance


def standings(user: Person) -> tuple[Standing, ...]:
    """The posts that ``user`` holds today, and those held as a deputy; none without an account."""
    if not isinstance(user, User) or not user.is_active or user.pk is None:
        return ()
    return _posted(user).standings


def sight_of(user: Person) -> Sight:
    """The units whose rows ``user`` sees today."""
    held = standings(user)
    if not isinstance(user, User) or not held:
        return Sight(frozenset(), frozenset())
    return _kept(user, "sight", lambda: sight(held, tree_for(user)))


def units_of(user: Person) -> list[Unit]:
    """The units in whose name ``user`` may work today, those of own posts first."""
    if not isinstance(user, User) or not standings(user):
        return []
    return list(_posted(user).units)


def led_lines(user: User) -> list[tuple[int, list[int]]]:
    """The lines that the person's units lead: (line id, ids of the units led in it)."""
    return _kept(user, "lines", lambda: _lines(sight_of(user)))


def tree_for(user: User) -> Tree:
    """The unit tree, read once for this user instance."""
    return _kept(user, "tree", tree)


def tree() -> Tree:
    """The whole unit tree, closed units included: their records are still somebody's."""
    rows = list(Unit.objects.values_list("pk", "parent_id", "kind"))
    return Tree(
        {pk: parent_id for pk, parent_id, _ in rows},
        frozenset(pk for pk, _, kind in rows if kind == UnitKind.GOVERNMENT),
    )


def runs(day: date, prefix: str = "") -> Q:
    """The condition that a row with ``since`` and ``until`` is in force on ``day``."""
    open_ended = Q(**{f"{prefix}until": None})
    not_over = Q(**{f"{prefix}until__gte": day})
    return Q(**{f"{prefix}since__lte": day}) & (open_ended | not_over)


def forget(user: User) -> None:
    """Drop what is kept on this instance, after its posts have changed."""
    if hasattr(user, KEPT):
        delattr(user, KEPT)


def _kept(user: User, name: str, make: Callable[[], Value]) -> Value:
    # By attribute, not by ``__dict__``: ``request.user`` is a wrapper with one of its own, and what
    # were kept there would be asked for a second time by ``user.has_perm``.
    kept = getattr(user, KEPT, None)
    if kept is None:
        setattr(user, KEPT, kept := {})
    key = (name, clock.today())
    if key not in kept:
        kept[key] = make()
    found: Value = kept[key]
    return found


@dataclass(frozen=True, slots=True)
class Posted:
    """What one reading of the posts says: where the person stands, and in which units."""

    standings: tuple[Standing, ...]
    units: tuple[Unit, ...]


def _posted(user: User) -> Posted:
    return _kept(user, "posts", lambda: _read_posts(user, clock.today()))


def _lines(seen: Sight) -> list[tuple[int, list[int]]]:
    led = Line.objects.filter(lead__in=seen.own).prefetch_related("units")
    return [(line.pk, [unit.pk for unit in line.units.all()]) for line in led]


def _read_posts(user: User, day: date) -> Posted:
    """Posts and verbs in one query: it stands before every page of the desk."""
    stood_in = Deputy.objects.filter(runs(day), person=user).values("post")
    posts = Post.objects.filter(runs(day)).filter(Q(user=user) | Q(pk__in=stood_in))
    rows = posts.annotate(verb=F("role__grants__verb__code")).select_related("role", "unit")
    held: dict[int, Post] = {}
    verbs: dict[int, set[str]] = {}
    for row in rows.order_by("since", "pk"):
        held[row.pk] = row
        verbs.setdefault(row.pk, set()).add(row.verb)
    # One's own posts first, then those that one stands in for.
    ordered = sorted(held.values(), key=lambda post: post.user_id != user.pk)
    there = [post for post in ordered if post.unit.existed_on(day)]
    units = {post.unit_id: post.unit for post in there}
    return Posted(
        tuple(
            _standing(post, frozenset(filter(None, verbs[post.pk])), post.user_id != user.pk)
            for post in there
        ),
        tuple(units.values()),
    )


def _standing(post: Post, verbs: frozenset[str], as_deputy: bool) -> Standing:
    return Standing(
        unit_id=post.unit_id,
        role=post.role.code,
        reach=post.role.reach,
        officer=post.role.officer,
        verbs=verbs,
        post_id=post.pk,
        as_deputy=as_deputy,
    )
