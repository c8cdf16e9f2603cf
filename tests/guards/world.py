"""A small district for the guards: our unit, a foreign one, the office and the three officers."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

# Stands in everything that is our unit's own; a stranger must read it nowhere.
MARK = "甲单位独有"
UNIT_ROLES = (
    "unit_leader",
    "info_officer",
    "reviewer",
    "legal_reviewer",
    "secrecy_reviewer",
    "viewer",
)


@dataclass(frozen=True)
class World:
    """Who and what is there. ``ours`` and ``stranger`` have every role that a unit gives."""

    government: Unit
    our_unit: Unit
    other_unit: Unit
    ours: User
    stranger: User
    office: User
    system: User
    security: User
    audit: User

    def staff(self) -> list[User]:
        """Everybody who may sign in, from the unit to the officers."""
        return [self.ours, self.office, self.system, self.security, self.audit]


def build() -> World:
    """Make the district in the database."""
    government = orgs.government()
    our_unit = orgs.unit(f"{MARK}局", parent=government)
    other_unit = orgs.unit("云川区乙单位局", parent=government)
    return World(
        government=government,
        our_unit=our_unit,
        other_unit=other_unit,
        ours=_with_every_role(our_unit, f"{MARK}人员", "jia"),
        stranger=_with_every_role(other_unit, "乙单位人员", "yi"),
        office=orgs.person(government, "office_admin", name="公开办人员", username="gongkaiban"),
        system=orgs.person(government, "system_officer", name="系统管理员", username="xitong"),
        security=orgs.person(government, "security_officer", name="安全管理员", username="anquan"),
        audit=orgs.person(government, "audit_officer", name="安全审计员", username="shenji"),
    )


def _with_every_role(unit: Unit, name: str, username: str) -> User:
    user = orgs.person(name=name, username=username)
    for role in UNIT_ROLES:
        orgs.post(user, unit, role)
    return user
