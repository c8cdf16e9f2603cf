"""Reading for the public site's frame."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs.enums import UnitKind
from gongkai.ground.orgs.models import Unit

from . import rules
from .enums import BadgeKind
from .models import ONLY, Badge, Guide, SiteProfile


def profile() -> SiteProfile:
    """The site's profile; before the office has written one, its defaults (unsaved)."""
    return SiteProfile.objects.filter(pk=ONLY).first() or SiteProfile()


def guide() -> Guide:
    """The guide; before the office has written one, an empty one (unsaved)."""
    return Guide.objects.filter(pk=ONLY).first() or Guide()


def is_grey(site: SiteProfile) -> bool:
    """Whether the site is grey today."""
    return rules.is_grey(site.grey_since, site.grey_until, clock.today())


def gaps(of: Guide) -> list[Reason]:
    """What the guide still lacks under 条例 Art. 12, a sentence each."""
    values = {name: str(getattr(of, name)) for name in rules.GUIDE_PARTS}
    return [
        Reason("guide_part_missing", f"指南里还没有写{label}")
        for label in rules.missing_parts(values)
    ]


def badges() -> list[Badge]:
    """The badges that are filled in, in their lawful order."""
    order = list(BadgeKind.values)
    return sorted(Badge.objects.all(), key=lambda badge: order.index(badge.kind))


@dataclass(frozen=True, slots=True)
class UnitsOfKind:
    """Units of one kind for the public list."""

    label: str
    units: list[Unit]


def units_by_kind() -> list[UnitsOfKind]:
    """All units that exist today, by kind; kinds without a unit are left out."""
    units = list(Unit.objects.filter(active=True))
    groups = (
        UnitsOfKind(str(label), [unit for unit in units if unit.kind == kind])
        for kind, label in UnitKind.choices
    )
    return [group for group in groups if group.units]
