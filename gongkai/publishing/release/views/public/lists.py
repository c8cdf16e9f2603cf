"""Lists of what is public: one shelf, or everything, by unit, year and words of the title."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from ... import shelves
from ...kept import kept_page
from ...listing import KEYS, asked, shown, units_in, units_with_something
from ...queries import public

TEMPLATE = "release/public/list.html"


@require_safe
@kept_page(keys=KEYS)
def everything(request: HttpRequest) -> HttpResponseBase:
    """The newest of all units."""
    found = asked(
        request,
        public.newest(),
        units=units_with_something(),
    )
    return shown(request, TEMPLATE, {"name": "最新公开"}, found)


@require_safe
@kept_page(keys=KEYS)
def shelf(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    """One list: of a unit, a column, an entry of the catalogue, a topic."""
    name = shelves.name_of(code, key)
    if name is None:
        raise Http404
    place = shelves.shelf(code, key)
    rows = public.on_shelf(place)
    found = asked(
        request,
        rows,
        units=None if code == "unit" else units_in(rows),
        of_year=lambda year: public.on_shelf(place, year=year),
    )
    return shown(request, TEMPLATE, {"name": name, "code": code, "key": key}, found)
