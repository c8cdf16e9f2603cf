"""法定主动公开内容: directories, one entry with what is public under it, columns, a unit's part."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui import slots
from gongkai.publishing.release.kept import kept_page, never_kept
from gongkai.publishing.release.listing import KEYS, asked, shown, units_in
from gongkai.publishing.release.models import Publication
from gongkai.publishing.release.queries import on_any_shelf, on_shelf
from gongkai.publishing.release.queries.capped import Capped
from gongkai.publishing.release.shelves import shelf

from ...enums import ColumnPart, DirectoryKind
from ...models import Column, UnitGuide
from ...queries import columns as column_queries
from ...queries import entries as queries
from ...queries import showing
from ...rules.standard import DOMAINS, DUTIES

NEWEST = 10
OTHERS = "其他事项"
NOT_GIVEN = "本单位还没有写明"
PARTS = [code for code in ColumnPart.values if code]


@require_safe
@kept_page()
def directories(request: HttpRequest) -> HttpResponseBase:
    """All public directories, by kind."""
    groups = [(str(kind.label), list(showing.shown(kind))) for kind in DirectoryKind]
    values = {"groups": [(label, rows) for label, rows in groups if rows]}
    return render(request, "catalogue/public/directories.html", values)


@require_safe
@kept_page()
def duties(request: HttpRequest) -> HttpResponseBase:
    """条例 art. 20 and 21, each with the entries that carry it out."""
    found: dict[str, list[dict[str, object]]] = {duty.code: [] for duty in DUTIES}
    for publication, data in showing.shown_data():
        for row in data["entries"]:
            if row["duty"] in found:
                found[row["duty"]].append(row | _whose(publication, data))
    groups = [(duty, found[duty.code]) for duty in DUTIES]
    return render(request, "catalogue/public/duties.html", {"groups": groups})


def _whose(publication: Publication, data: dict[str, Any]) -> dict[str, object]:
    """Of which directory an entry is, and of which village: a town has many alike."""
    return {"directory": publication.record_id, "place": data["place"]}


@require_safe
@kept_page(keys=("domain",))
def domains(request: HttpRequest) -> HttpResponseBase:
    """The catalogue of all units by domain; with ``domain`` the entries of that one."""
    found: dict[str, list[dict[str, object]]] = {}
    for publication, data in showing.shown_data():
        for row in data["entries"]:
            name = row["domain"] or OTHERS
            found.setdefault(name, []).append(row | _whose(publication, data))
    others = sorted(found.keys() - set(DOMAINS))
    asked = request.GET.get("domain", "")
    values = {
        "domains": [(name, len(found.get(name, ()))) for name in [*DOMAINS, *others]],
        "domain": asked if asked in found else "",
        "rows": found.get(asked, []),
    }
    answer = render(request, "catalogue/public/domains.html", values)
    return never_kept(answer) if asked and asked not in found else answer


@require_safe
@kept_page()
def bound(request: HttpRequest) -> HttpResponseBase:
    """The public institutions that are bound (条例 art. 55)."""
    rows = queries.bound_today().order_by("sector", "name")
    return render(request, "catalogue/public/bound.html", {"rows": rows})


@require_safe
@kept_page()
def columns(request: HttpRequest) -> HttpResponseBase:
    """All columns of all units, and the topics."""
    rows = column_queries.open_columns().filter(parent=None)
    below = Prefetch("children", Column.objects.filter(active=True).order_by("order", "pk"))
    values = {
        "rows": rows.prefetch_related(below).order_by("unit__order", "unit", "order", "pk"),
        "topics": column_queries.open_topics(),
    }
    return render(request, "catalogue/public/columns.html", values)


@require_safe
@kept_page(keys=KEYS)
def part(request: HttpRequest, part: str) -> HttpResponseBase:
    """政府信息公开制度 and 年报: what stands in the columns of all units that fill this part."""
    if part not in PARTS:
        raise Http404
    columns = column_queries.open_columns().filter(part=part).values_list("pk", flat=True)
    names = [shelf(column_queries.COLUMN, pk) for pk in columns]
    rows = on_any_shelf(names)
    found = asked(request, rows, units=units_in(rows))
    return shown(request, "catalogue/public/part.html", {"title": ColumnPart(part).label}, found)


@require_safe
@kept_page()
def unit(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A unit's own part: guide from its own data, directories, columns, the newest."""
    found = get_object_or_404(Unit, pk=pk, active=True)
    own = shelf("unit", pk)
    values = {
        "unit": found,
        "guide": UnitGuide.objects.filter(unit=found).first(),
        "not_given": NOT_GIVEN,
        "directories": [row for row in showing.shown() if row.unit_id == pk],  # there are few
        "columns": column_queries.open_columns(pk).filter(parent=None).order_by("order", "pk"),
        "newest": on_shelf(own)[:NEWEST],
        "parts": slots.collect("portal.unit", _about(request, found)),
    }
    return render(request, "catalogue/public/unit.html", values)


@require_safe
@kept_page(keys=("page",))
def entry(request: HttpRequest, directory: int, entry: int) -> HttpResponseBase:
    """One entry as it was published, and what is public under it."""
    found = showing.shown_entry(entry, directory)
    if found is None:
        raise Http404
    publication, row = found
    rows = Capped(on_shelf(shelf(column_queries.ENTRY, entry)).select_related("unit"))
    values = {
        "publication": publication,
        "row": row,
        "page": page_of(rows, request.GET.get("page")),
        "key": str(entry),
        "code": column_queries.ENTRY,
    }
    return render(request, "catalogue/public/entry.html", values)


def _about(request: HttpRequest, unit: Unit) -> HttpRequest:
    """Rooms above see of which unit they are asked."""
    request.shown_unit = unit  # type: ignore[attr-defined]  # read by providers of the slot
    return request
