"""The public institutions that are bound (适用主体)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.enums import UnitKind
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.stepping import KEEP
from ...exports import bound_sheet
from ...forms import BoundForm, UntilForm
from ...queries import entries as queries
from . import answers
from .directories import HOME

LIST = "/desk/catalogue/bound/"


@staff_page("catalogue.view")
@require_safe
def bound(request: StaffRequest) -> HttpResponse:
    """The list, those that left at the end."""
    rows = queries.bound_of(request.user).order_by("-until", "sector", "name")
    values = {
        "page": page_of(rows, request.GET.get("page"), 50),
        "keeps": request.user.has_perm(KEEP),
        "way": [HOME],
    }
    return render(request, "catalogue/staff/bound.html", values)


@staff_page("catalogue.view")
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """The list as a sheet."""
    rows = queries.bound_of(request.user).order_by("sector", "name")
    return answers.saved(bound_sheet(rows), "适用主体清单.xlsx")


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """List one more."""
    form = BoundForm(
        answers.sent(request),
        units=orgs.units_for(request.user, KEEP).filter(active=True),
        institutions=Unit.objects.filter(kind=UnitKind.INSTITUTION, active=True),
        initial={"since": clock.today(), "supervisor": request.unit.pk if request.unit else None},
    )
    made = answers.done(form, lambda: actions.keep_bound(by=request.user, **form.cleaned_data))
    if made is not None:
        return answers.go(request, f"已列入“{made.name}”。", "catalogue:bound")
    return answers.form_page(
        request, form, title="列入适用主体", button="列入", back=LIST,
        way=[HOME, ("适用主体", LIST)],
        hints=["教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等公共企事业单位要公开信息（条例第五十五条）。"],
    )  # fmt: skip


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: StaffRequest, pk: int) -> HttpResponse:
    """Off the list after a day."""
    found = get_object_or_404(queries.bound_of(request.user), pk=pk, until=None)
    form = UntilForm(answers.sent(request), initial={"until": clock.today()})
    made = answers.done(
        form, lambda: actions.release_bound(by=request.user, bound=found, **form.cleaned_data)
    )
    if made is not None:
        return answers.go(request, "已移出名单。", "catalogue:bound")
    return answers.form_page(
        request, form, title=f"把“{found.name}”移出名单？", button="移出", back=LIST,
        way=[HOME, ("适用主体", LIST)], danger=True,
    )  # fmt: skip
