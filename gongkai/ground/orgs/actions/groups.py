"""Named groups of units, and lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal

from ..enums import NameKind
from ..models import GroupMember, Line, Unit, UnitGroup, User
from ..queries import who
from .names import claim, renamed, set_names
from .permission import UNITS, require


@transaction.atomic
def add_group(
    *,
    by: User | None,
    name: str,
    kinds: Iterable[str] = (),
    units: Iterable[Unit] = (),
    aliases: Iterable[str] = (),
    order: int = 1000,
) -> UnitGroup:
    """Set up a group of all units of ``kinds`` and of ``units`` one by one.

    Raises Refusal ``name_empty``, ``name_taken`` or ``not_allowed``.
    """
    require(by, UNITS)
    group = UnitGroup.objects.create(name=name.strip(), kinds=list(kinds), order=order)
    claim(group.name, kind=NameKind.NAME, of=group)
    set_names(group, "", aliases)
    for unit in units:  # they belong to it as far back as anybody asks
        GroupMember.objects.create(group=group, unit=unit)
    sentence = f"{who(by)}新设单位组“{group.name}”。"
    record(by=by, verb="orgs.add_group", sentence=sentence, record=group)
    return group


@transaction.atomic
def edit_group(
    *,
    by: User | None,
    group: UnitGroup,
    name: str,
    kinds: Iterable[str] = (),
    units: Iterable[Unit] = (),
    aliases: Iterable[str] = (),
) -> UnitGroup:
    """Change a group. Units taken out were members until yesterday, new ones are from today on."""
    require(by, UNITS)
    former = renamed(group, name)
    group.kinds = list(kinds)
    group.save()
    set_names(group, "", [*aliases, *former])
    _set_members(group, {unit.pk for unit in units})
    sentence = f"{who(by)}修改单位组“{group.name}”。"
    record(by=by, verb="orgs.edit_group", sentence=sentence, record=group)
    return group


def _set_members(group: UnitGroup, wanted: set[int]) -> None:
    today = clock.today()
    present = GroupMember.objects.filter(group=group, until=None)
    have = set(present.values_list("unit_id", flat=True))
    leaving = present.exclude(unit__in=wanted)
    leaving.filter(since__gte=today).delete()  # came and went on one day: never was a member
    leaving.update(until=today - timedelta(days=1))
    for unit_id in sorted(wanted - have):
        GroupMember.objects.create(group=group, unit_id=unit_id, since=today)


@transaction.atomic
def save_line(
    *,
    by: User | None,
    subject: str,
    lead: Unit,
    units: Iterable[Unit] = (),
    duty: str = "",
    line: Line | None = None,
) -> Line:
    """Set up a line, or change ``line``. The lead sees rows of the line that its units own.

    Raises Refusal ``name_empty`` or ``name_taken``.
    """
    require(by, UNITS, lead)
    subject = subject.strip()
    if not subject:
        raise Refusal("name_empty", "请填写条线的事项。")
    other = Line.objects.filter(subject=subject).exclude(pk=line.pk if line else 0).first()
    if other is not None:
        sentence = f"条线“{subject}”已经有了，由{other.lead.name}牵头。请直接修改它。"
        raise Refusal("name_taken", sentence)
    line = line or Line()
    line.subject, line.lead, line.duty = subject, lead, duty.strip()
    line.save()
    line.units.set(units)
    sentence = f"{who(by)}确定条线“{subject}”由{lead.name}牵头。"
    record(by=by, verb="orgs.save_line", sentence=sentence, record=line, unit_id=lead.pk)
    return line
