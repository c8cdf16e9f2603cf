"""Named groups of units, and lines."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.ui.staff import staff_page

from ... import actions, enums, queries
from ...actions.permission import UNITS
from ...forms import GroupForm, LineForm
from ...models import Line, Unit, UnitGroup
from ...requests import StaffRequest
from .answers import carried_out, done, form_page, sent


@staff_page(UNITS)
@require_safe
def group_list(request: StaffRequest) -> HttpResponse:
    """The named groups with the kinds that they are made of."""
    rows = UnitGroup.objects.prefetch_related("names")
    words = request.GET.get("q", "").strip()
    if words:
        rows = rows.filter(names__text__contains=words).distinct()
    labels = dict(enums.UnitKind.choices)
    page = page_of(rows, request.GET.get("page"))
    for group in page:
        group.kind_labels = [labels.get(kind, kind) for kind in group.kinds]
    return render(request, "orgs/group_list.html", {"page": page, "words": words})


@staff_page(UNITS)
@require_safe
def group_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One group and its members of today."""
    group = get_object_or_404(UnitGroup, pk=pk)
    shown = {
        "group": group,
        "aliases": group.names.filter(kind=enums.NameKind.ALIAS),
        "members": group.members_on(clock.today()),
    }
    return render(request, "orgs/group_detail.html", shown)


@staff_page(UNITS)
def group_new(request: StaffRequest) -> HttpResponse:
    """Set up a group."""
    form = GroupForm(sent(request), units=_units(request))
    group = carried_out(form, lambda: actions.add_group(by=request.user, **form.cleaned_data))
    if group is None:
        return form_page(request, form, "新设单位组", "新设单位组", reverse("orgs:group-list"))
    there = reverse("orgs:group-detail", args=[group.pk])
    return done(request, f"已经新设单位组“{group.name}”。", there)


@staff_page(UNITS)
def group_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a group; members that leave were members until yesterday."""
    group = get_object_or_404(UnitGroup, pk=pk)
    aliases = group.names.filter(kind=enums.NameKind.ALIAS).values_list("text", flat=True)
    initial = {
        "name": group.name,
        "aliases": "\n".join(aliases),
        "kinds": group.kinds,
        "units": [row.unit_id for row in group.members.filter(until=None)],
    }
    form = GroupForm(sent(request), units=_units(request), initial=initial)
    back = reverse("orgs:group-detail", args=[pk])
    saved = carried_out(
        form, lambda: actions.edit_group(by=request.user, group=group, **form.cleaned_data)
    )
    if saved is None:
        return form_page(request, form, f"修改“{initial['name']}”", "保存", back)
    return done(request, f"已经保存单位组“{saved.name}”。", back)


@staff_page(UNITS)
@require_safe
def line_list(request: StaffRequest) -> HttpResponse:
    """The lines that units of one's own government lead."""
    rows = Line.objects.filter(lead__in=_units(request)).select_related("lead")
    page = page_of(rows.prefetch_related("units"), request.GET.get("page"))
    return render(request, "orgs/line_list.html", {"page": page})


@staff_page(UNITS)
def line_new(request: StaffRequest) -> HttpResponse:
    """Set up a line."""
    return _line(request, LineForm(sent(request), units=_units(request)), None)


@staff_page(UNITS)
def line_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a line."""
    units = _units(request)
    line = get_object_or_404(Line, pk=pk, lead__in=units)
    initial = {
        "subject": line.subject,
        "duty": line.duty,
        "lead": line.lead,
        "units": line.units.all(),
    }
    return _line(request, LineForm(sent(request), units=units, initial=initial), line)


def _line(request: StaffRequest, form: LineForm, line: Line | None) -> HttpResponse:
    back = reverse("orgs:line-list")
    title = f"修改条线“{line.subject}”" if line else "新设条线"
    saved = carried_out(
        form, lambda: actions.save_line(by=request.user, line=line, **form.cleaned_data)
    )
    if saved is None:
        return form_page(request, form, title, "保存" if line else "新设条线", back)
    return done(request, f"条线“{saved.subject}”由{saved.lead.name}牵头。", back)


def _units(request: StaffRequest) -> QuerySet[Unit]:
    return queries.units_for(request.user, UNITS).filter(active=True)
