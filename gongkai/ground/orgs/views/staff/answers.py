"""The ways in which these pages answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.answers import attempt

from ...forms.polite import PoliteForm


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: all that was sent by POST, be it nothing; None for a first look."""
    return request.POST if request.method == "POST" else None


def carried_out(form: PoliteForm, action: Callable[[], Any]) -> Any:
    """What ``action`` gives if the form is sound and nothing is refused, else None.

    The action is only called for a sound form; a refusal becomes the form's errors. An action
    that gives nothing must give True here.
    """
    if not form.is_valid():
        return None
    try:
        return action()
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def form_page(
    request: HttpRequest, form: PoliteForm, title: str, verb: str, back: str, **more: Any
) -> HttpResponse:
    """The page of a form: its title, the verb on its button and the address to go back to."""
    shown = {"form": form, "title": title, "verb": verb, "back": back} | more
    status = 422 if form.is_bound else 200
    return render(request, more.get("template", "orgs/form.html"), shown, status=status)


def done(request: HttpRequest, sentence: str, to: str) -> HttpResponse:
    """Say what was done and go on."""
    messages.success(request, sentence)
    return redirect(to)


def tried(request: HttpRequest, action: Callable[[], Any], said: str, to: str) -> HttpResponse:
    """Carry out an action of one button; say what was done or every reason why not."""
    attempt(request, action, said)
    return redirect(to)


def own_address(request: HttpRequest, address: str, otherwise: str) -> str:
    """``address`` if it stays on this site, else ``otherwise``."""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()})
    return address if address and is_ours else otherwise
