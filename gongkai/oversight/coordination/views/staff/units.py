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


def own_units(request: StaffRequest) -> QuerySet[Unit]:
    """The units for which the person may write."""
    return orgs.units_for(request.user, RECORD).filter(active=True)


def unit_choice(request: StaffRequest) -> QuerySet[Unit] | None:
    """The same where there is a choice; None where a form need not ask."""
    units = own_units(request)
    return units if units.count() > 1 else None


def unit_chosen(request: StaffRequest, form: VersionedForm) -> Unit:
    """The unit of a sound form: the one chosen, or the only one."""
    chosen = form.cleaned_data.get("unit")
    return chosen if isinstance(chosen, Unit) else own_units(request).get()


def managed_units(request: StaffRequest) -> QuerySet[Unit]:
    """The units that the office can invite or make responsible."""
    units = orgs.units_for(request.user, MANAGE)
    return units.filter(active=True).exclude(kind=UnitKind.GOVERNMENT)


def office_of(request: StaffRequest) -> Unit:
    """The unit in whose name the office works now."""
    mine = [unit for unit in orgs.units_of(request.user) if orgs.may(request.user, MANAGE, unit)]
    here = [unit for unit in mine if request.unit is not None and unit.pk == request.unit.pk]
    if not mine:
        raise Http404
    return (here or mine)[0]
