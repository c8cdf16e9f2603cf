"""How a refusal comes back to a person: on the form that was filled, or as a message."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import User

from ...models import PlanDraft
from ...queries.drafts import Checked, checked, drafts_of


def signed_in(request: HttpRequest) -> User:
    """The person; ``staff_page`` has seen to it that there is one."""
    assert isinstance(request.user, User)
    return request.user


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None on a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def draft_or_404(request: HttpRequest, pk: int) -> PlanDraft:
    """A draft that the person may see."""
    return get_object_or_404(drafts_of(signed_in(request)), pk=pk)


def check_or_404(request: HttpRequest, pk: int) -> Checked:
    """A draft that the person may see, at its current version."""
    return checked(draft_or_404(request, pk))


def version_of(request: HttpRequest) -> int:
    """The version that the person saw; nothing readable counts as one long past."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) <= 9 else 0


def step(
    request: HttpRequest, draft: PlanDraft, do: Callable[[], object], done: str
) -> HttpResponse:
    """Do one step of a button, say what happened, go back to the checking page."""
    try:
        do()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect("plans:draft", draft.pk)


def put_on(form: forms.Form, refusal: Refusal, current: int) -> None:
    """Write a refusal on a form, and let its next sending go to the current version.

    What was typed stays; the person has read the sentence by then.
    """
    form.add_error(None, refusal.sentence)
    form.data = form.data.copy()  # type: ignore[attr-defined]  # a bound form holds a QueryDict
    form.data["version"] = str(current)  # type: ignore[index]  # a bound form holds a QueryDict
