"""Who may give the opinion that is awaited."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Post, Unit, User

from ..models import Case
from ..rules.chains import Turn
from ..rules.fold import Standing
from ..rules.separation import against


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who may review by a post: the own one, or that of ``stands_in_for``."""

    person: User
    stands_in_for: int | None = None


def opinion_by(user: User, case: Case, turn: Turn, standing: Standing) -> Reviewer | list[Reason]:
    """The person as reviewer of this turn, or every reason why not."""
    verbs = {stage.verb for stage in turn.stages}
    if not all(orgs.may(user, verb, case.unit_id) for verb in verbs):
        label = turn.label
        return [Reason("not_reviewer", f"“{label}”不由您来办。请由有“{label}”权限的人员审核。")]
    reviewer = Reviewer(user, _stands_in_for(user, verbs))
    reasons = against(standing, user.pk, reviewer.stands_in_for)
    return reasons or reviewer


def reviewers(turn: Turn, unit: Unit, standing: Standing) -> list[User]:
    """The people who may review this turn: those of the unit itself, else those who reach it."""
    verbs = {stage.verb for stage in turn.stages}
    posts = Post.objects.filter(
        orgs.runs(clock.today()), role__grants__verb__code=next(iter(verbs))
    )
    here = posts.filter(unit=unit)
    for some in (here, posts.exclude(unit=unit)):
        people = User.objects.filter(posts__in=some, is_active=True).distinct().order_by("pk")
        able = [
            user
            for user in people
            if all(orgs.may(user, verb, unit) for verb in verbs) and not against(standing, user.pk)
        ]
        if able:
            return able
    return []


def _stands_in_for(user: User, verbs: set[str]) -> int | None:
    """Whose deputy the person is here; None where an own post is enough."""
    held = [one for one in orgs.standings(user) if verbs & one.verbs]
    if any(not one.as_deputy for one in held):
        return None
    post = Post.objects.filter(pk__in=[one.post_id for one in held]).first()
    return post.user_id if post is not None else None
