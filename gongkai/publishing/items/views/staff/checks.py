"""Settling what the check found."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import KeepForm
from ...queries.checks import open_findings
from .answers import done, form_page, item_of, sent, way_of

WRITE = "items.write"


@staff_page(WRITE)
@require_POST
def recheck(request: StaffRequest, pk: int) -> HttpResponse:
    """Check everything again with the lists of today."""
    item = item_of(request, pk, WRITE)
    attempt(request, lambda: actions.recheck(by=request.user, item=item), "已重新检查。")
    return redirect("items:item", pk)


@staff_page(WRITE)
@require_POST
def mask(request: StaffRequest, pk: int) -> HttpResponse:
    """Put the proposed form in the place of what was ticked (``part fingerprint``), or of all."""
    item = item_of(request, pk, WRITE)
    chosen = [tuple(each.split(" ", 1)) for each in request.POST.getlist("finding") if " " in each]
    if request.POST.get("all") == "1":
        chosen = [(one.part, one.fingerprint) for one in open_findings(item) if one.maskable]
    pairs = [(part, fingerprint) for part, fingerprint in chosen]
    if not pairs:
        messages.error(request, "请勾选要改的地方。")
        return redirect("items:item", pk)
    try:
        count = actions.mask(by=request.user, item=item, findings=pairs)
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.sentence)
    else:
        messages.success(request, f"已把 {count} 处改成脱敏写法，请看一看改得对不对。")
    return redirect("items:item", pk)


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: StaffRequest, pk: int, part: str, fingerprint: str) -> HttpResponse:
    """Leave one as it stands, with the reason."""
    item = item_of(request, pk, WRITE)
    key = (part, fingerprint)
    one = next((each for each in open_findings(item) if (each.part, each.fingerprint) == key), None)
    if one is None:
        raise Http404
    form = KeepForm(sent(request))
    made = done(
        form,
        lambda: actions.keep(
            by=request.user, item=item, part=part, fingerprint=fingerprint, **form.cleaned_data
        ),
    )
    if made is not None:
        messages.success(request, "已保留，审核人会看到理由。")
        return redirect("items:item", pk)
    here = reverse("items:item", args=[pk])
    said = f"保留“{one.check.label}”里的{one.finding['label']}？"
    return form_page(
        request, form, title=said, button="保留", back=here, way=way_of(item),
        hints=[f"{one.finding['where']}　{one.finding['text']}".strip()],
    )  # fmt: skip
