"""The people and units of the example district 云川区, made by the room's own actions."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.contrib.auth.hashers import make_password

from gongkai.ground.core import clock

from .. import actions
from ..models import Role, Unit, User
from . import district

PASSWORD = "云川示例2026"  # noqa: S105  (example accounts are marked; production refuses them)
BEGINNING = datetime(2025, 1, 6, 1, 0, tzinfo=UTC)
SINCE = date(2025, 1, 6)


def load() -> str:
    """Make units, groups, lines, accounts and posts; return the sentence that says so."""
    with clock.hold(BEGINNING):
        units = _units()
        _groups()
        _lines(units)
        _people(units)
    return (
        f"示例区云川区有 {len(units)} 个单位、{len(district.PEOPLE)} 个账号，"
        f"密码都是 {PASSWORD}。每个角色举一个：{_one_of_each_role()}。"
    )


def _one_of_each_role() -> str:
    labels = dict(Role.objects.values_list("code", "label"))
    first = {role: username for username, _, _, role, _ in reversed(district.PEOPLE)}
    return "、".join(f"{first[code]}（{label}）" for code, label in labels.items())


def _units() -> dict[str, Unit]:
    """All units by short name; the government is the root of the tree."""
    root = _unit(district.GOVERNMENT, None, 0)
    units = {root.said: root}
    for order, place in enumerate(district.UNITS, start=1):
        unit = _unit(place, root, order * 10)
        units[unit.said] = unit
    return units


def _unit(place: district.Place, parent: Unit | None, order: int) -> Unit:
    kind, name, short_name, aliases = place
    return actions.add_unit(
        by=None,
        name=name,
        kind=kind,
        parent=parent,
        short_name=short_name,
        aliases=aliases,
        order=order,
        phone=f"0000-8866{order:04d}",
    )


def _groups() -> None:
    for name, kinds, aliases in district.GROUPS:
        actions.add_group(by=None, name=name, kinds=kinds, aliases=aliases)


def _lines(units: dict[str, Unit]) -> None:
    for subject, lead, duty, members in district.LINES:
        actions.save_line(
            by=None,
            subject=subject,
            lead=units[lead],
            duty=duty,
            units=[units[member] for member in members],
        )


def _people(units: dict[str, Unit]) -> None:
    encoded = make_password(PASSWORD)  # it is slow on purpose, and the same for all
    for username, name, unit, role, title in district.PEOPLE:
        person: User = actions.add_person(
            by=None,
            username=username,
            name=name,
            encoded=encoded,
            is_example=True,
            must_change_password=False,
        )
        actions.give_post(
            by=None, user=person, unit=units[unit], role=role, title=title, since=SINCE
        )
    homes = {username: unit for username, _, unit, _, _ in district.PEOPLE}
    for username, role in district.MORE_POSTS:
        actions.give_post(
            by=None, user=User.objects.get(username=username), unit=units[homes[username]],
            role=role, since=SINCE,
        )  # fmt: skip
