"""``request.unit``: the unit in whose name the person works now."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gongkai.ground.audit import context

from .models import Unit
from .queries import units_of

SESSION_KEY = "unit_id"


class UnitMiddleware:
    """Sets ``request.unit`` from the session, checked against the posts of today each time.

    Pages of the public site have no signed-in person and cost no query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        unit = current_unit(request)
        request.unit = unit  # type: ignore[attr-defined]  # read as StaffRequest.unit
        if unit is not None:
            context.working_for(unit.pk)
        return self.get_response(request)


def current_unit(request: HttpRequest) -> Unit | None:
    """The chosen unit if the person still has a post there, else the first one, else None."""
    units = units_of(request.user)
    chosen = request.session.get(SESSION_KEY) if units else None
    return next((unit for unit in units if unit.pk == chosen), next(iter(units), None))
