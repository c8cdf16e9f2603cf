"""Units: list, page, setting up, changing, closing."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.ui.staff import staff_page

from ... import actions, enums, queries
from ...actions.permission import UNITS
from ...forms import CloseForm, UnitForm
from ...models import Unit, UnitAlias
from ...requests import StaffRequest
from .answers import carried_out, done, form_page, sent, tried


@staff_page(UNITS)
@require_safe
def unit_list(request: StaffRequest) -> HttpResponse:
    """The units as a tree, or those whose names hold the words looked for."""
    words, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    closed = request.GET.get("closed") == "1"
    rows = queries.found_units(
        queries.units_for(request.user, UNITS),
        words=words,
        kind=kind,
        closed=closed,
    ).prefetch_related(_aliases())
    present = Count("posts__user", filter=queries.runs(clock.today(), "posts__"), distinct=True)
    page = page_of(queries.in_tree(rows.annotate(people=present)), request.GET.get("page"), 50)
    shown = {
        "page": page,
        "words": words,
        "kind": kind,
        "kinds": enums.UnitKind.choices,
        "closed": closed,
    }
    return render(request, "orgs/unit_list.html", shown)


@staff_page(UNITS)
@require_safe
def unit_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One unit: names, units below, people, lines, groups, and what was done to it."""
    unit = get_object_or_404(queries.units_for(request.user, UNITS).select_related("parent"), pk=pk)
    today = clock.today()
    posts = unit.posts.filter(queries.runs(today)).select_related("user", "role")
    shown = {
        "unit": unit,
        "aliases": unit.names.filter(kind=enums.NameKind.ALIAS),
        "children": unit.children.filter(active=True),
        "posts": posts,
        "lines": unit.led_lines.all(),
        "closing": queries.reasons_against_closing(unit, today) if unit.active else [],
    }
    return render(request, "orgs/unit_detail.html", shown)


@staff_page(UNITS)
def unit_new(request: StaffRequest) -> HttpResponse:
    """Set up a unit."""
    units = queries.units_for(request.user, UNITS).filter(active=True)
    form = UnitForm(sent(request), parents=units, initial={"parent": request.GET.get("parent")})
    unit = carried_out(form, lambda: actions.add_unit(by=request.user, **form.cleaned_data))
    if unit is None:
        return form_page(request, form, "新设单位", "新设单位", reverse("orgs:unit-list"))
    return done(request, f"已经新设{unit.name}。", reverse("orgs:unit-detail", args=[unit.pk]))


@staff_page(UNITS)
def unit_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a unit."""
    units = queries.units_for(request.user, UNITS)
    unit = get_object_or_404(units, pk=pk)
    form = UnitForm(sent(request), parents=units.filter(active=True), initial=_initial(unit))
    back = reverse("orgs:unit-detail", args=[pk])
    name = unit.name
    saved = carried_out(
        form, lambda: actions.edit_unit(by=request.user, unit=unit, **form.cleaned_data)
    )
    if saved is None:
        return form_page(request, form, f"修改{name}", "保存", back)
    return done(request, f"已经保存{saved.name}的资料。", back)


@staff_page(UNITS)
def unit_close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close a unit; what stands against it is listed instead."""
    unit = get_object_or_404(queries.units_for(request.user, UNITS), pk=pk, active=True)
    form = CloseForm(sent(request), initial={"on": clock.today()})
    back = reverse("orgs:unit-detail", args=[pk])
    closed = carried_out(
        form, lambda: actions.close_unit(by=request.user, unit=unit, **form.cleaned_data)
    )
    if closed is None:
        return form_page(request, form, f"撤销{unit.name}", "撤销单位", back, danger=True)
    return done(request, f"已经撤销{unit.name}，它的资料和历史记录都保留。", back)


@staff_page(UNITS)
@require_POST
def unit_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a closing back."""
    unit = get_object_or_404(queries.units_for(request.user, UNITS), pk=pk, active=False)
    back = reverse("orgs:unit-detail", args=[pk])
    return tried(
        request,
        lambda: actions.reopen_unit(by=request.user, unit=unit),
        f"已经恢复{unit.name}。",
        back,
    )


def _aliases() -> Prefetch[str]:
    rows = UnitAlias.objects.filter(~Q(kind=enums.NameKind.NAME))
    return Prefetch("names", queryset=rows, to_attr="other_names")


def _initial(unit: Unit) -> dict[str, object]:
    fields = ("name", "short_name", "kind", "parent", "code", "order", "phone")
    aliases = unit.names.filter(kind=enums.NameKind.ALIAS).values_list("text", flat=True)
    return {name: getattr(unit, name) for name in fields} | {"aliases": "\n".join(aliases)}
