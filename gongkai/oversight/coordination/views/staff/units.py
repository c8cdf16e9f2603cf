"""For which units a person may write or decide on these pages."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.enums import UnitKind
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest

from ...forms import VersionedForm
from ...queries.standing import MANAGE, RECORD


def recorded_units(request: StaffRequest) -> QuerySet[Unit]:
    """The units for which the person may keep the register; for the office, all of them."""
    return orgs.units_for(request.user, RECORD).filter(active=True)


def own_units(request: StaffRequest) -> QuerySet[Unit]:
    """The units in whose name the person may write, by a post there."""
    units = orgs.units_of(request.user)
    mine = [unit.pk for unit in units if orgs.works_for(request.user, RECORD, unit)]
    return Unit.objects.filter(pk__in=mine, active=True)


def unit_choice(units: QuerySet[Unit]) -> QuerySet[Unit] | None:
    """The same where there is a choice; None where a form need not ask."""
    return units if units.count() > 1 else None


def unit_chosen(units: QuerySet[Unit], form: VersionedForm) -> Unit:
    """The unit of a sound form: the one chosen, or the only one."""
    chosen = form.cleaned_data.get("unit")
    return chosen if isinstance(chosen, Unit) else units.get()


def managed_units(request: StaffRequest) -> QuerySet[Unit]:
    """The units that the office can invite or make responsible."""
    units = orgs.units_for(request.user, MANAGE)
    return units.filter(active=True).exclude(kind=UnitKind.GOVERNMENT)


def office_or_404(request: StaffRequest) -> Unit:
    """The unit in whose name the office works now."""
    office = orgs.acting_unit(request.user, MANAGE, request.unit)
    if office is None:
        raise Http404
    return office
