"""How units review: stages joined, one person for several. For the office."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.formbase import put_on
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import ArrangementForm
from ...models import Arrangement
from ...rules.chains import Chain, chain_of, registered
from .showing import sent, signed_in

ARRANGE = "review.arrange"


@staff_page(ARRANGE)
@require_safe
def arrangements(request: HttpRequest) -> HttpResponse:
    """All chains with their stages, and the units that review otherwise."""
    user = signed_in(request)
    rows = orgs.visible_to(user, Arrangement.objects.select_related("unit", "by"))
    known = {chain.kind: chain for chain in registered()}
    found = [
        (row, known[row.chain].label, [turn.label for turn in known[row.chain].turns(row.joined)])
        for row in rows.order_by("chain", "unit__order", "unit_id")
        if row.chain in known
    ]
    return render(request, "review/arrangements.html", {"rows": found, "chains": registered()})


@staff_page(ARRANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, chain: str) -> HttpResponse:
    """Arrange one unit's reviews of one chain."""
    user, known = signed_in(request), _chain(chain)
    units = orgs.units_for(user, ARRANGE).filter(active=True)
    form = ArrangementForm(
        sent(request), units=units, chain=known, initial=_initial(request, known)
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            actions.arrange(
                by=user,
                unit=said["unit"],
                chain=known.kind,
                joined=form.groups(),
                one_person=said["one_person"],
                reason=said["reason"],
            )
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            messages.success(request, f"已安排{said['unit'].said}的审核环节。下次送审起照这样办。")
            return redirect("review:arrangements")
    values = {"form": form, "chain": known}
    return render(request, "review/arrange.html", values, status=status_of(form))


def _chain(kind: str) -> Chain:
    try:
        return chain_of(kind)
    except LookupError as error:
        raise Http404 from error


def _initial(request: HttpRequest, chain: Chain) -> dict[str, Any]:
    """What is arranged already for the unit that the address names."""
    asked = request.GET.get("unit", "")
    rows = orgs.visible_to(signed_in(request), Arrangement.objects.all())
    row = rows.filter(unit=int(asked), chain=chain.kind).first() if _is_number(asked) else None
    if row is None:
        return {"unit": asked} if _is_number(asked) else {}
    joined = "+".join(row.joined[0]) if row.joined else ""
    return {
        "unit": row.unit_id,
        "joined": joined,
        "one_person": row.one_person,
        "reason": row.reason,
    }


def _is_number(said: str) -> bool:
    return said.isdecimal() and len(said) < 19
