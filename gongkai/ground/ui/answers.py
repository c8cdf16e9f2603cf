"""How pages with forms answer."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict

from gongkai.ground.core.errors import Refusal

from .formbase import Form, put_on


def status_of(*forms: Any) -> int:
    """The status of a page of forms or formsets: 422 if one was sent with mistakes, else 200."""
    wrong = any(form.is_bound and not form.is_valid() for form in forms)
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None on a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def done(form: Form, do: Callable[[], Any]) -> Any:
    """What ``do`` gives if the form was sent, is sound and nothing is refused, else None; a refusal
    becomes the form's errors."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return do()
    except Refusal as refusal:
        put_on(form, refusal.reasons)
        return None


def attempt(request: HttpRequest, do: Callable[[], object], said: str) -> None:
    """Do what a button says; tell what was done, or every reason why not."""
    try:
        do()
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.sentence)
    else:
        messages.success(request, said)
