"""How pages with forms answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any


def status_of(*forms: Any) -> int:
    """The status of a page of forms or formsets: 422 if one was sent with mistakes, else 200."""
    wrong = any(form.is_bound and not form.is_valid() for form in forms)
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
