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
from gongkai.ground.evidence.fieldset import FIELDS, EvidenceForm
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.answers import status_of

from ...forms import TransferForm
from ...models import Finding, Letter
from ...queries.offices import MANAGE, acts_as
from ...queries.telling import buttons
from .answers import put_on, sent, signed_in


@dataclass(frozen=True, slots=True)
class Step:
    """A page that asks for one step: its heading, what follows from it, the word on its button.

    ``action`` takes ``by``, the case under the name ``takes``, and what the form's fields are
    called, with ``items`` of proof.
    """

    form: type[forms.Form]
    heading: str
    hint: str
    button: str
    done: str
    action: Callable[..., object]
    takes: str
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
    if request.method != "POST" and not _is_offered(user, case, verb):
        messages.warning(request, f"{case.said}现在不能“{case.machine.transition(verb).label}”。")
        return redirect(page)
    form = _form(request, user, case, step)
    sender: dict[str, Any] = {"by": user, step.takes: case}
    answer = carried_out(
        request,
        case,
        verb,
        form,
        do=lambda: step.action(**sender, **_values(form, user)),
        done=step.done,
    )
    if answer is not None:
        return answer
    context: dict[str, Any] = {
        "case": case,
        "step": step,
        "form": form,
        "page_of_case": page,
        "button": next((one for one in _offered(user, case) if one.verb == verb), None),
        "is_evidence": isinstance(form, EvidenceForm),
    }
    return render(request, "supervision/step.html", context, status=status_of(form))


def carried_out(
    request: HttpRequest,
    case: Finding | Letter,
    verb: str,
    form: forms.Form,
    *,
    do: Callable[[], object],
    done: str,
) -> HttpResponse | None:
    """The way on once ``form`` was sent and ``do`` has taken the step; None: the form is shown.

    A refusal stands on the form, unless the case has gone on meanwhile and can take the step no
    more: then it is said at the case.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        made = do()
    except Refusal as refusal:
        case.refresh_from_db()
        if not _is_offered(signed_in(request), case, verb):
            messages.error(request, refusal.sentence)
            return redirect(_page(case))
        put_on(form, refusal, case.version)
        return None
    messages.success(request, done)
    return redirect(_page(made if isinstance(made, Finding | Letter) else case))


def _is_offered(user: User, case: Finding | Letter, verb: str) -> bool:
    return any(one.verb == verb for one in _offered(user, case))


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
    if not isinstance(form, EvidenceForm):
        return dict(form.cleaned_data)
    values = {name: value for name, value in form.cleaned_data.items() if name not in FIELDS}
    return values | {"items": form.items(user)}
