"""Taking sheets in: upload, look at the differences, apply what is ticked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document
from gongkai.ground.documents.models import Upload
from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.queries import document_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ...actions.ledger.importing import MOST, Ticked, apply_ledger, apply_tasks, keep_sheet
from ...forms.sheets import SheetForm
from ...models import Plan
from ...queries.drafts import plans_of
from ...queries.ledger.importing import of_ledger, of_tasks, upload_of
from ...queries.ledger.rights import works_for
from ...rules.sheets.found import Found
from .answers import sent, signed_in

SHOWN = 100  # lines of each list that only tells something


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of sheet on its way in: whose, where, how it is read and applied."""

    unit: Unit
    address: str
    template: str
    find: Callable[[Document], Found[Any]]
    apply: Callable[[Upload, str, Ticked], int]
    done: str
    back: str  # where a person goes on once it is applied: the file is then dealt with
    context: dict[str, Any]


@staff_page("plans.work")
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: StaffRequest) -> HttpResponse:
    """A unit's corrected ledger."""
    user, unit = signed_in(request), request.unit
    if unit is None or not works_for(user, unit.pk):
        raise Http404
    sheet = Sheet(
        unit,
        reverse("plans:mine-import"),
        "plans/import_mine.html",
        lambda document: of_ledger(user, unit, document),
        lambda upload, seen, ticked: apply_ledger(
            by=user, unit=unit, upload=upload, seen=seen, ticked=ticked
        ),
        "已导入 {count} 项任务的改动，每一项都记进了任务的经过。",
        reverse("plans:mine"),
        {"unit": unit},
    )
    return _page(request, sheet)


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def of_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The office's corrected task table."""
    user = signed_in(request)
    plan: Plan = get_object_or_404(plans_of(user), pk=pk)
    if not orgs.may(user, "plans.manage", plan.unit):
        raise Http404
    sheet = Sheet(
        plan.unit,
        reverse("plans:import", args=[plan.pk]),
        "plans/import_plan.html",
        lambda document: of_tasks(plan, document),
        lambda upload, seen, ticked: apply_tasks(
            by=user, plan=plan, upload=upload, seen=seen, ticked=ticked
        ),
        "已导入 {count} 处改动，并通知了有关单位。",
        reverse("plans:board", args=[plan.pk]),
        {"plan": plan},
    )
    return _page(request, sheet)


def _page(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if request.method == "POST" and "upload" in request.POST:
        return _apply(request, sheet)
    if request.method == "POST":
        return _upload(request, sheet)
    if "upload" in request.GET:
        return _differences(request, sheet)
    return render(request, "plans/import.html", {**sheet.context, "form": SheetForm()})


def _upload(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Read the file before it is kept, so that nothing useless is."""
    form = SheetForm(sent(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            sheet.find(parse(data, file.name))
            upload = keep_sheet(by=signed_in(request), unit=sheet.unit, data=data, name=file.name)
        except Refusal as refusal:
            form.add_error("file", refusal.sentence)
        else:
            return redirect(_differences_at(sheet, upload))
    context = {**sheet.context, "form": form}
    return render(request, "plans/import.html", context, status=status_of(form))


def _differences(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """What the kept file says otherwise, as things stand now."""
    upload = upload_of(signed_in(request), request.GET["upload"], sheet.unit)
    if upload is None:
        raise Http404
    try:
        found = sheet.find(document_of(upload))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(sheet.address)
    context = {
        **sheet.context,
        "upload": upload,
        "found": found,
        "seen": found.fingerprint,
        "address": sheet.address,
        "most": MOST,
        "shown": SHOWN,
        "changes": found.changes[:MOST],
        "added": found.added[: max(MOST - len(found.changes), 0)],
        "later": max(len(found.changes) + len(found.added) - MOST, 0),
    }
    return render(request, sheet.template, context)


def _apply(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Apply what is ticked of what was seen; if it is refused, show the differences of now."""
    upload = upload_of(signed_in(request), request.POST["upload"], sheet.unit)
    if upload is None:
        raise Http404
    ticked = Ticked(_numbers(request, "take"), _numbers(request, "row"), _numbers(request, "out"))
    try:
        count = sheet.apply(upload, request.POST.get("seen", ""), ticked)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(_differences_at(sheet, upload))
    messages.success(request, sheet.done.format(count=count))
    return redirect(sheet.back)


def _differences_at(sheet: Sheet, upload: Upload) -> str:
    return f"{sheet.address}?{urlencode({'upload': upload.pk})}"


def _numbers(request: HttpRequest, name: str) -> frozenset[int]:
    sent_numbers = request.POST.getlist(name)
    return frozenset(int(text) for text in sent_numbers if text.isdecimal() and len(text) <= 15)
