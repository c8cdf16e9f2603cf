"""Deciding the attribute, looking at old information again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...enums import Attribute
from ...forms import ClassifyForm, DecideForm, SuspectForm
from ...queries.items import clearings_of
from .answers import HOME, done, form_page, item_of, sent, way_of

CLASSIFY, CLEAR = "items.classify", "items.clear"
CLEARINGS = "/desk/items/clearing/"


@staff_page(CLASSIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def classify(request: StaffRequest, pk: int) -> HttpResponse:
    """The attribute, decided or looked at again."""
    item = item_of(request, pk, CLASSIFY)
    initial = {
        "attribute": item.attribute,
        "exemption": item.exemption,
        "proof": item.exemption_proof,
        "version": item.version,
    }
    form = ClassifyForm(sent(request), initial=initial)
    made = done(form, lambda: actions.classify(by=request.user, item=item, **form.cleaned_data))
    if made is not None:
        open_now = made.attribute == Attribute.PROACTIVE
        said = "已定为主动公开。请补全内容，送审以后公开。" if open_now else "已记下评估意见。"
        messages.success(request, said)
        return redirect("items:item", pk)
    here = reverse("items:item", args=[pk])
    return form_page(
        request, form, title="确定公开属性", button="确定", back=here, way=way_of(item),
        hints=["以公开为常态、不公开为例外。定为主动公开的，还要经过审签才会公开。"],
    )  # fmt: skip


@staff_page(CLEAR)
@require_http_methods(["GET", "HEAD", "POST"])
def suspect(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a public item on the list."""
    item = item_of(request, pk, CLEAR)
    form = SuspectForm(sent(request))
    made = done(
        form,
        lambda: actions.suspect(by=request.user, item=item, **form.cleaned_data) or item,
    )
    if made is not None:
        messages.success(request, "已列入清理，请决定怎样处理。")
        return redirect("items:clearings")
    here = reverse("items:item", args=[pk])
    return form_page(request, form, title="列入清理", button="列入", back=here, way=way_of(item))


@staff_page(CLEAR)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep, mark, mask, take down."""
    case = get_object_or_404(clearings_of(request.user), pk=pk)
    if not orgs.works_for(request.user, CLEAR, case.item.unit_id):
        raise Http404
    form = DecideForm(sent(request))
    made = done(form, lambda: actions.decide(by=request.user, case=case, **form.cleaned_data))
    if made is not None:
        messages.success(request, f"已处理：{made.get_decision_display()}。")
        further = made.decision in ("mark", "mask")
        return redirect("items:item", case.item_id) if further else redirect("items:clearings")
    return form_page(
        request, form, title=f"怎样处理《{case.item.title.strip('《》')}》？", button="确定",
        back=CLEARINGS, way=[HOME, ("清理", CLEARINGS)],
        hints=[f"疑点：{case.get_suspicion_display()}。依据：{case.evidence}"],
    )  # fmt: skip
