"""One page for each step of a case: which form, which words, which action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongkai.ground.evidence.fieldset import EvidenceForm
from gongkai.ground.orgs.requests import StaffRequest

from ...forms import DecisionForm, TermsForm, VersionedForm
from ...models import Competition, Entry, Matter, Session
from . import answers
from .units import managed_units


@dataclass(frozen=True, slots=True)
class Step:
    """A page that asks for one step.

    ``action`` takes ``by``, the case under the name of its model, ``version`` and what the form
    gives; ``words`` are more arguments of the form; ``hints`` are sentences beside it.
    """

    action: Callable[..., object]
    form: type[VersionedForm]
    title: str
    button: str
    said: str
    hints: Sequence[str] = ()
    danger: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[HttpRequest, str], None] = messages.success


def take(
    request: StaffRequest,
    case: Competition | Entry | Matter | Session,
    step: Step,
    *,
    way: answers.Way,
    hints: Sequence[str] = (),
) -> HttpResponse:
    """Show the form of a step, or take it and go back to the case.

    ``hints`` stand beside a step that has none of its own.
    """
    form = _form(request, case, step)
    named: dict[str, Any] = {str(case._meta.model_name): case}
    made = answers.carried_out(
        form,
        lambda: step.action(by=request.user, version=form.seen(), **named, **form.given()),
        case,
    )
    page = answers.address_of(case)
    if made is None:
        return answers.form_page(
            request,
            form,
            title=step.title,
            button=step.button,
            way=way,
            back=page,
            hints=step.hints or hints,
            danger=step.danger,
        )
    step.say(request, step.said)
    return redirect(page)


def _form(request: StaffRequest, case: Any, step: Step) -> VersionedForm:
    data, files = answers.bound(request)
    more: dict[str, Any] = dict(step.words)
    if issubclass(step.form, EvidenceForm):
        more |= {"files": files, "user": request.user}
    if issubclass(step.form, TermsForm | DecisionForm):
        more["units"] = managed_units(request)
    return step.form(data, initial=step.form.initial_of(case), **more)
