"""回头看: what earlier years left is carried over into this year's plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import Truncator
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ...actions.ledger import carry_over
from ...forms.sheets import LookbackForm
from ...models import Assignment, Plan
from ...queries.drafts import plans_of
from ...queries.ledger.lookback import earlier_plans, first_due, leftovers
from ...rules.sheets.cells import read_row_number
from .answers import sent, signed_in


@dataclass(slots=True)
class Chosen:
    """What was sent: rows with the step at which they were seen, and where old tasks go."""

    seen: dict[int, int] = field(default_factory=dict)
    into: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, data: QueryDict) -> Chosen:
        """From the boxes and the choices; what cannot be read is left out."""
        found = cls()
        for text in data.getlist("row"):
            read = read_row_number(text)
            if read is not None:
                found.seen[read[0]] = read[1]
        for name, sent_value in data.items():
            old, value = name.removeprefix("into-"), str(sent_value)
            if name.startswith("into-") and old.isdecimal() and value.isdecimal():
                found.into[int(old[:15])] = int(value[:15])
        return found


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def lookback(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what goes on, look at what would come of it, carry it over."""
    user = signed_in(request)
    plan: Plan = get_object_or_404(plans_of(user), pk=pk)
    if not orgs.may(user, "plans.manage", plan.unit):
        raise Http404
    form = LookbackForm(sent(request), initial={"due": first_due(plan)})
    chosen = Chosen.of(request.POST)
    reasons: tuple[Reason, ...] = ()
    ready: list[Assignment] = []
    if request.method == "POST" and form.is_valid():
        looking = request.POST.get("do") != "carry"
        try:
            ready = _carry(user, plan, chosen, form.cleaned_data["due"], looking=looking)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            reasons = refusal.reasons if len(refusal.reasons) > 1 else ()
        else:
            if not looking:
                messages.success(request, f"已结转 {len(ready)} 条任务，并通知了各单位。")
                return redirect("plans:lookback", plan.pk)
    context = {**_context(user, plan, chosen), "form": form, "reasons": reasons, "ready": ready}
    return render(request, "plans/lookback.html", context, status=status_of(form))


def _carry(user: User, plan: Plan, chosen: Chosen, due: date, *, looking: bool) -> list[Assignment]:
    """Carry over; ``looking``: do it and take it back, so that both can never differ."""
    with transaction.atomic():
        rows = orgs.visible_to(user, Assignment.objects.filter(pk__in=chosen.seen))
        done = carry_over(
            by=user, plan=plan, assignments=rows, due=due, into=chosen.into, seen=chosen.seen
        )
        if looking:
            transaction.set_rollback(True)
    return done


def _context(user: User, plan: Plan, chosen: Chosen) -> Mapping[str, Any]:
    left = leftovers(user, plan)
    new = plan.tasks.filter(carried_from=None).order_by("order")
    for one in left:
        one.wanted = chosen.into.get(one.task.pk)
    return {
        "plan": plan,
        "left": left,
        "count": sum(len(one.rows) for one in left),
        "chosen": chosen,
        "tasks": [
            (task.pk, f"{task.label}：{Truncator(task.requirement).chars(40)}") for task in new
        ],
        "earlier": earlier_plans(user, plan),
    }
