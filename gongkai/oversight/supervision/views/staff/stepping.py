"""One page for each step of a case: which form, which words, which action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence.fieldset import EvidenceForm
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.answers import status_of

from ...forms import TransferForm
from ...models import Finding, Letter
from ...queries.offices import MANAGE, acts_as
from ...queries.telling import buttons
from .answers import put_on, sent, signed_in

Do = Callable[[User, Any, dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Step:
    """A page that asks for one step: its heading, what follows from it, the word on its button.

    ``do(by, case, values)`` calls the action; ``values`` are the form's, with ``items`` of proof.
    """

    form: type[forms.Form]
    heading: str
    hint: str
    button: str
    done: str
    do: Do
    labels: tuple[tuple[str, str], ...] = ()


def take(
    request: HttpRequest, case: Finding | Letter, verb: str, steps: dict[str, Step]
) -> HttpResponse:
    """Show the form of a step, or take it and go back to the case.

    404 for a verb that there is not, or that this person may never do with this case.
    """
    user, step, page = signed_in(request), steps.get(verb), _page(case)
    if step is None or case.machine.transition(verb).actor not in acts_as(user, case):
        raise Http404
    if request.method != "POST" and verb not in {one.verb for one in _offered(user, case)}:
        messages.warning(request, f"{case.said}现在不能“{case.machine.transition(verb).label}”。")
        return redirect(page)
    form = _form(request, user, case, step)
    if request.method == "POST" and form.is_valid():
        try:
            made = step.do(user, case, _values(form, user))
        except Refusal as refusal:
            case.refresh_from_db()
            if verb not in {one.verb for one in _offered(user, case)}:
                messages.error(request, refusal.sentence)
                return redirect(page)
            put_on(form, refusal, case.version)
        else:
            messages.success(request, step.done)
            return redirect(_page(made) if isinstance(made, Finding | Letter) else page)
    context: dict[str, Any] = {
        "case": case,
        "step": step,
        "form": form,
        "page_of_case": page,
        "button": next((one for one in _offered(user, case) if one.verb == verb), None),
        "is_evidence": isinstance(form, EvidenceForm),
    }
    return render(request, "supervision/step.html", context, status=status_of(form))


def _offered(user: User, case: Finding | Letter) -> list[Any]:
    return buttons(case, acts_as(user, case))


def _page(case: Finding | Letter) -> str:
    return reverse(f"supervision:{case._meta.model_name}", args=[case.pk])


def _form(request: HttpRequest, user: User, case: Finding | Letter, step: Step) -> forms.Form:
    more: dict[str, Any] = {"initial": {"version": case.version}}
    if issubclass(step.form, EvidenceForm):
        more |= {"files": request.FILES or None, "user": user}
    if issubclass(step.form, TransferForm):
        today = clock.today()
        units = orgs.units_for(user, MANAGE).filter(active=True).exclude(closed_on__lte=today)
        more["units"] = units
    form = step.form(sent(request), **more)
    for name, label in step.labels:
        form.fields[name].label = label
    return form


def _values(form: forms.Form, user: User) -> dict[str, Any]:
    values = dict(form.cleaned_data)
    if isinstance(form, EvidenceForm):
        values["items"] = form.items(user)
    return values
