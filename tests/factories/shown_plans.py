"""Plans on their way to the public: reviewed by three people, then released."""

from __future__ import annotations

from gongkai.ground.orgs.models import User
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of
from gongkai.oversight.plans.actions import showing
from gongkai.oversight.plans.models import Plan
from gongkai.oversight.plans.queries.showing import outgoing
from gongkai.oversight.plans.rules.shown import KIND
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Publication

from . import orgs
from .plans import District
from .review import opinion

ROLES = ("reviewer", "secrecy_reviewer", "unit_leader")


def reviewers(district: District) -> list[User]:
    """One for each stage, made once."""
    found = [
        User.objects.filter(posts__role__code=r, posts__unit=district.office).first() for r in ROLES
    ]
    return [
        user or orgs.person(district.office, role) for user, role in zip(found, ROLES, strict=True)
    ]


def passed(district: District, plan: Plan) -> None:
    """Send it to review as it is now, and pass every stage."""
    people = reviewers(district)
    case = showing.send(by=district.officer, plan=plan)
    made = outgoing(plan.pk, lock=False)
    assert made is not None
    for person in people:
        case = review.approve(
            by=person, case=case, version=case.version, opinion=opinion(made.content)
        )


def release_plan(district: District, plan: Plan) -> Publication:
    """What was passed goes out."""
    made = outgoing(plan.pk, lock=False)
    assert made is not None
    return release.release(made.version, by=district.officer)


def publish(district: District, plan: Plan) -> Publication:
    """All the way, with what is told now."""
    passed(district, plan)
    return release_plan(district, plan)


def take_off(district: District, plan: Plan) -> Publication:
    """Take it down."""
    row = Publication.objects.get(record_kind=KIND, record_id=plan.pk)
    return release.withdraw(by=admin_of(district), publication=row, reason="正在核对。")


def admin_of(district: District) -> User:
    """Somebody of the office who may take down."""
    found = User.objects.filter(posts__role__code="office_admin", posts__unit=district.office)
    return found.first() or orgs.person(district.office, "office_admin")


def case_state(plan: Plan) -> str:
    case = case_of(KIND, plan.pk)
    return case.state if case is not None else ""
