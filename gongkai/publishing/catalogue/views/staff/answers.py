"""How the pages of this room answer: a form, a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.downloads import disposition
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.formbase import Form, put_on

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Way = Iterable[tuple[str, str]]


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None on a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def done(form: Form, do: Callable[[], Any]) -> Any:
    """What ``do`` gives if the form is sound and nothing is refused, else None; a refusal becomes
    the form's errors."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return do()
    except Refusal as refusal:
        put_on(form, refusal.reasons)
        return None


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


def saved(data: bytes, name: str, media: str = XLSX) -> HttpResponse:
    """A file to be saved."""
    answer = HttpResponse(data, content_type=media)
    answer["Content-Disposition"] = disposition(name)
    return answer
