"""The list of publications, the page of one, and the steps of its life."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.documents.downloads import disposition, download
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.answers import attempt, status_of
from gongkai.ground.ui.formbase import Form, put_on
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...exports import publication_sheet
from ...forms import FilterForm, ProlongForm, WithdrawForm
from ...models import Dispatch, Publication
from ...queries import staff
from ...queries.public import reading_of
from ...records import address_of
from ...rules.life import MACHINE
from .asking import seen, sent, signed_in

VIEW, WITHDRAW = "release.view", "release.withdraw"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STEPS: dict[str, tuple[type[Form], Callable[..., Publication], str, str]] = {
    "withdraw": (
        WithdrawForm,
        actions.withdraw,
        "撤下以后，网页、所有版本和附件马上都打不开，列表、订阅和搜索里也没有了；"
        "发到别处的会通知撤下。要再公开，得重新审签。",
        "已撤下。",
    ),
    "cancel": (Form, actions.cancel, "取消以后不会自动公开。", "已取消定时。"),
    "prolong": (ProlongForm, actions.prolong, "改公开的最后一天。", "已改公开期。"),
}


@staff_page(VIEW)
@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    """What needs somebody, then all that the person sees."""
    user = signed_in(request)
    filters, rows = _asked(request)
    page = page_of(staff.with_trouble(rows), request.GET.get("page"))
    values = {
        "filters": filters,
        "page": page,
        "needing": [] if filters.address else list(staff.needs_somebody(user)[:10]),
    }
    return render(request, "release/staff/list.html", values)


@staff_page(VIEW)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a sheet."""
    _, rows = _asked(request)
    answer = HttpResponse(publication_sheet(rows), content_type=XLSX)
    answer["Content-Disposition"] = disposition("公开记录.xlsx")
    return answer


@staff_page(VIEW)
@require_safe
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, its versions, where it was sent, all that happened."""
    found, user = seen(request, pk), signed_in(request)
    values = {
        "publication": found,
        "says": MACHINE.waits_for.get(found.state, ""),
        "is_open": reading_of(found) == "open",
        "verbs": staff.buttons(user, found),
        "labels": {one.verb: one.label for one in MACHINE.transitions},
        "versions": found.versions.select_related("by", "snapshot").order_by("-number"),
        "events": found.events.order_by("-pk"),
        "schedules": found.schedules.order_by("-pk")[:5],
        "dispatches": found.dispatches.select_related("channel").prefetch_related("attempts"),
        "record": address_of(found.record_kind, found.record_id),
    }
    return render(request, "release/staff/publication.html", values)


@staff_page(VIEW)
@require_safe
def snapshot(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The page as it was published, as a file. One that was closed because of what it held is for
    those who may take down, and for nobody else."""
    found, user = seen(request, pk), signed_in(request)
    version = get_object_or_404(found.versions, number=number)
    closed = number <= found.closed_up_to
    if version.snapshot is None or (closed and not orgs.may(user, WITHDRAW, found.unit_id)):
        raise Http404
    return download(version.snapshot)


@staff_page(VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step: a page that asks, then the step."""
    found, user = seen(request, pk), signed_in(request)
    if verb not in STEPS:
        raise Http404
    label = next(one.label for one in MACHINE.transitions if one.verb == verb)
    if verb not in staff.buttons(user, found):
        messages.warning(request, f"这条内容现在不能“{label}”。")
        return redirect("release:publication", pk)
    kind, do, hint, done = STEPS[verb]
    initial: dict[str, Any] = {"until": found.expires_on} if verb == "prolong" else {}
    form = kind(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            do(by=user, publication=found, **form.cleaned_data)
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            messages.success(request, done)
            return redirect("release:publication", pk)
    values = {
        "publication": found,
        "form": form,
        "label": label,
        "hint": hint,
        "danger": verb == "withdraw",
    }
    return render(request, "release/staff/step.html", values, status=status_of(form))


@staff_page(VIEW)
@require_POST
def resend(request: HttpRequest, pk: int, dispatch: int) -> HttpResponse:
    """Send to a channel once more."""
    row = get_object_or_404(Dispatch, pk=dispatch, publication=seen(request, pk))
    user = signed_in(request)
    attempt(request, lambda: actions.resend(by=user, dispatch=row), "已经排队，一会儿重新发送。")
    return redirect("release:publication", pk)


def _asked(request: HttpRequest) -> tuple[FilterForm, Any]:
    rows = staff.seen_by(signed_in(request))
    units = Unit.objects.filter(pk__in=rows.order_by().values("unit"))
    filters = FilterForm(request.GET, units=units)
    return filters, staff.filtered(rows, filters.chosen()).order_by("-changed_at", "-pk")
