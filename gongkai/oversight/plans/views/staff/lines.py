"""What a unit that leads a line sees: all that the units of the line owe."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Line, Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.formbase import FilterForm, offer_rows
from gongkai.ground.ui.staff import staff_page

from ...enums import AssignmentState
from ...line_sheet import line_sheet
from ...queries.lines import counted, found, led_by, owed
from ...rules.ledger.lights import LABELS, light_of
from .answers import signed_in
from .files import sheet


class LineFilters(FilterForm):
    """Line, unit, state, light, words."""

    line = forms.ModelChoiceField(Line.objects.none(), label="条线", required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label="单位", required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部状态"), *AssignmentState.choices]
    )
    light = forms.ChoiceField(label="灯", required=False, choices=[("", "全部"), *LABELS.items()])
    q = forms.CharField(label="找字", required=False, max_length=50)

    def __init__(self, data: QueryDict, *, unit: Unit) -> None:
        super().__init__(data)
        offer_rows(self, "line", Line.objects.filter(lead=unit))
        offer_rows(self, "unit", Unit.objects.filter(lines__lead=unit).distinct())
        for name, label in (("line", "全部条线"), ("unit", "全部单位")):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.empty_label = label


@staff_page("plans.view")
@require_safe
def lines(request: StaffRequest) -> HttpResponse:
    """The lines that the unit leads, their lights, and every assignment in them."""
    unit = _unit(request)
    user, today = signed_in(request), clock.today()
    led = list(led_by(user, unit))
    filters = LineFilters(request.GET, unit=unit)
    page = page_of(found(owed(user, led), filters.chosen()), request.GET.get("page"))
    context = {
        "unit": unit,
        "led": counted(user, led, today),
        "lights": list(LABELS.items()),
        "filters": filters,
        "page": page,
        "rows": [
            (row, light_of(row.state, row.due, today, row.task.plan.warning_days)) for row in page
        ],
    }
    return render(request, "plans/lines.html", context)


@staff_page("plans.view")
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """The same list as a sheet."""
    unit = _unit(request)
    user = signed_in(request)
    filters = LineFilters(request.GET, unit=unit)
    rows = found(owed(user, list(led_by(user, unit))), filters.chosen())
    return sheet(line_sheet(unit, rows, clock.today()), f"{unit.said}牵头条线任务清单")


def _unit(request: StaffRequest) -> Unit:
    if request.unit is None:
        raise Http404
    return request.unit
