"""Who may give the opinion that is awaited."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Post, User

from ..models import Case
from ..rules.chains import Turn
from ..rules.fold import Standing
from ..rules.separation import against


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who may review by own posts, or as the deputy of ``instead_of``."""

    person: User
    instead_of: tuple[int, ...] = ()


def opinion_by(user: User, case: Case, turn: Turn, standing: Standing) -> Reviewer | list[Reason]:
    """The person as reviewer of this turn, or every reason why not."""
    instead_of: set[int] = set()
    for stage in turn.stages:
        held = orgs.standings_for(user, stage.verb, case.unit_id)
        if not held:
            label = turn.label
            return [Reason("not_reviewer", f"“{label}”不由您来办。请由有“{label}”权限的人员审核。")]
        if all(one.as_deputy for one in held):
            posts = Post.objects.filter(pk__in=[one.post_id for one in held])
            instead_of |= set(posts.values_list("user_id", flat=True))
    reasons = against(standing, user.pk, instead_of)
    return reasons or Reviewer(user, tuple(sorted(instead_of)))


def reviewers(case: Case, turn: Turn, standing: Standing) -> list[User]:
    """The people who may review this turn, deputies too: those of the unit itself, else those whose
    posts reach it."""
    today = clock.today()
    posts = Post.objects.filter(orgs.runs(today), role__grants__verb__code=turn.stages[0].verb)
    for some in (posts.filter(unit=case.unit_id), posts.exclude(unit=case.unit_id)):
        people = orgs.holders_of_posts(some, today).order_by("pk")
        able = [
            user for user in people if isinstance(opinion_by(user, case, turn, standing), Reviewer)
        ]
        if able:
            return able
    return []
