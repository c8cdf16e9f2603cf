"""重要信息转载."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.reposting import DO, ORDER
from ...forms import RepostForm
from ...models import Repost, RepostDuty
from . import answers

LIST = "/desk/catalogue/reposts/"
WAY = ("重要信息转载", LIST)


@staff_page("catalogue.view")
@require_safe
def reposts(request: StaffRequest) -> HttpResponse:
    """What was ordered, with how many are done."""
    counted = _seen(request).annotate(
        asked=Count("duties", distinct=True),
        open=Count("duties", filter=Q(duties__state=RepostDuty.OPEN), distinct=True),
    )
    values = {
        "page": page_of(counted.order_by("-pk"), request.GET.get("page")),
        "orders": request.user.has_perm(ORDER),
        "now": clock.now(),
    }
    return render(request, "catalogue/staff/reposts.html", values)


@staff_page("catalogue.view")
@require_safe
def repost(request: StaffRequest, pk: int) -> HttpResponse:
    """One, with the units' parts that the person may see."""
    found = get_object_or_404(_seen(request), pk=pk)
    duties = orgs.visible_to(request.user, RepostDuty.objects.filter(repost=found))
    rows = list(duties.select_related("unit", "done_by").order_by("state", "unit__order", "pk"))
    values = {
        "repost": found,
        "rows": [(row, orgs.works_for(request.user, DO, row.unit_id)) for row in rows],
        "open": sum(row.state == RepostDuty.OPEN for row in rows),
        "now": clock.now(),
        "way": [WAY],
    }
    return render(request, "catalogue/staff/repost.html", values)


@staff_page(ORDER)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Order one."""
    form = RepostForm(
        answers.sent(request),
        units=Unit.objects.filter(active=True),
        initial={"asked_on": clock.today(), "day": clock.today()},
    )
    unit = orgs.acting_unit(request.user, ORDER, request.unit)
    assert unit is not None, "staff_page asked for the permission"
    made = answers.done(
        form, lambda: actions.order_repost(by=request.user, unit=unit, **form.given())
    )
    if made is not None:
        return answers.go(request, "已布置，并通知了各单位。", "catalogue:repost", made.pk)
    return answers.form_page(request, form, title="布置转载", button="布置", back=LIST, way=[WAY])


@staff_page(DO)
@require_POST
def finish(request: StaffRequest, pk: int) -> HttpResponse:
    """A unit's part is done; ``pk`` is that part."""
    rows = orgs.visible_to(request.user, RepostDuty.objects.select_related("repost", "unit"))
    duty = get_object_or_404(rows, pk=pk)
    if not orgs.works_for(request.user, DO, duty.unit_id):
        raise Http404
    proof, reason = request.POST.get("proof", ""), request.POST.get("reason", "")
    attempt(
        request,
        lambda: actions.finish_repost(by=request.user, duty=duty, proof=proof, reason=reason),
        "已登记。",
    )
    return redirect("catalogue:repost", duty.repost_id)


def _seen(request: StaffRequest) -> QuerySet[Repost]:
    return orgs.visible_to(request.user, Repost.objects.select_related("unit", "by"))
