"""Which office keeps a case, and in whose name a person acts in it."""

from __future__ import annotations

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Post, Unit, User

from ..models import Case
from ..rules.cases import OFFICE, UNIT

MANAGE, ANSWER = "supervision.manage", "supervision.answer"


def office_for(unit: Unit) -> Unit:
    """The office that supervises ``unit``: where somebody of its government has that task today.

    The nearest government with such an office counts; with none at all, the government itself.
    """
    tree = orgs.tree()
    posts = Post.objects.filter(orgs.runs(clock.today()), role__verbs__code=MANAGE)
    posts = posts.filter(role__reach="government", unit__active=True).select_related("unit")
    offices = {post.unit_id: post.unit for post in posts.order_by("unit__order", "unit_id")}
    government = tree.government_of(unit.pk)
    for above in tree.chain(unit.pk):
        if above in tree.governments or above == government:
            found = [each for pk, each in offices.items() if tree.government_of(pk) == above]
            if found:
                return found[0]
    return Unit.objects.get(pk=government)


def acts_as(user: User, case: Case) -> frozenset[str]:
    """In whose name the person may act in this case.

    Nobody answers for a unit that is not one's own, the office with its wider reach least of all.
    """
    return roles_for(user, case.office_id, case.unit_id)


def roles_for(user: User, office_id: int, unit_id: int) -> frozenset[str]:
    """The same, for an office and a unit."""
    roles = set()
    if orgs.may(user, MANAGE, office_id):
        roles.add(OFFICE)
    if unit_id in orgs.sight_of(user).own and orgs.may(user, ANSWER, unit_id):
        roles.add(UNIT)
    return frozenset(roles)


def people_of_office(office_id: int) -> list[User]:
    """Who is told at the office."""
    return list(orgs.holders_of(office_id, "office_admin", "office_staff"))


def people_of_unit(unit_id: int, *roles: str) -> list[User]:
    """Who is told at a unit: its information officers and leaders, or only some of these roles."""
    return list(orgs.holders_of(unit_id, *(roles or ("unit_leader", "info_officer"))))
