"""The check that stands at the head of every action of this room."""

from __future__ import annotations

from gongkai.ground.core.errors import Refusal

from ..models import Unit, User
from ..queries import may, standings

UNITS, PEOPLE = "orgs.manage_units", "orgs.manage_people"
OFFICERS, ROLES = "orgs.manage_officers", "orgs.manage_roles"


def require(by: User | None, verb: str, unit: Unit | None = None) -> None:
    """Refuse (``not_allowed``) unless ``by`` has ``verb``, for ``unit`` if one is named."""
    if by is None or may(by, verb, unit):
        return
    where = f"在{unit.name}" if unit else ""
    sentence = f"您没有{where}办理这件事的权限，请联系公开办管理员或者系统管理员。"
    raise Refusal("not_allowed", sentence)


def require_person(by: User | None, person: User) -> None:
    """Refuse unless ``by`` keeps the accounts of all units in which ``person`` has a post.

    An officer's account is kept only by whoever may appoint officers: otherwise a password reset
    would open the way to another officer's rights.
    """
    require(by, PEOPLE)
    for standing in standings(person):
        require(by, PEOPLE, Unit.objects.get(pk=standing.unit_id))
        if standing.officer:
            require(by, OFFICERS)
