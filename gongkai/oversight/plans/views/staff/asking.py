"""A plan with the filters that were asked for: what board, export and bulk steps begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from ...models import Plan
from ...queries.board import Named, Section, sections, units_of
from ...queries.drafts import plans_of
from .answers import signed_in
from .filters import BoardFilters


@dataclass(frozen=True, slots=True)
class Asked:
    """The plan, what it is divided into, and the filters."""

    plan: Plan
    sections: list[Section]
    units: list[Named]
    filters: BoardFilters


def plan_or_404(request: HttpRequest, pk: int) -> Plan:
    """A plan that the person may see."""
    return get_object_or_404(plans_of(signed_in(request)), pk=pk)


def asked(request: HttpRequest, pk: int, query: QueryDict | None = None) -> Asked:
    """The plan and the filters of the address (or of ``query``)."""
    plan = plan_or_404(request, pk)
    parts, units = sections(plan), units_of(plan)
    data = request.GET if query is None else query
    return Asked(plan, parts, units, BoardFilters(data, sections=parts, units=units))
