"""How pages with forms answer."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from gongkai.ground.core.errors import Refusal


def status_of(*forms: Any) -> int:
    """The status of a page of forms or formsets: 422 if one was sent with mistakes, else 200."""
    wrong = any(form.is_bound and not form.is_valid() for form in forms)
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def attempt(request: HttpRequest, do: Callable[[], object], said: str) -> None:
    """Do what a button says; tell what was done, or every reason why not."""
    try:
        do()
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.sentence)
    else:
        messages.success(request, said)
