"""How the pages of this room answer: a form, a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.ground.documents.downloads import DOCX, saved
from gongkai.ground.ui.answers import done, sent, status_of
from gongkai.ground.ui.formbase import Form

Way = Iterable[tuple[str, str]]


def form_page(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    button: str,
    back: str,
    way: Way = (),
    **more: Any,
) -> HttpResponse:
    """The page of a form. ``more``: ``hints`` (sentences), ``danger``."""
    values = {"form": form, "title": title, "button": button, "back": back, "way": way} | more
    return render(request, "catalogue/staff/form.html", values, status=status_of(form))


def go(request: HttpRequest, said: str, name: str, *args: Any) -> HttpResponse:
    """Say what was done and go on."""
    messages.success(request, said)
    return redirect(name, *args)


__all__ = ["DOCX", "done", "form_page", "go", "saved", "sent"]
