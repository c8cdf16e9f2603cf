"""What the pages of this room have in common: files as answers, refusals on forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.downloads import disposition
from gongkai.ground.evidence.fieldset import EvidenceForm
from gongkai.ground.orgs.models import User
from gongkai.ground.ui import formbase

Made = TypeVar("Made")
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "xlsx": f"{OFFICE_TYPE}.spreadsheetml.sheet",
    "docx": f"{OFFICE_TYPE}.wordprocessingml.document",
}


def signed_in(request: HttpRequest) -> User:
    """The person; ``staff_page`` has seen to it that there is one."""
    assert isinstance(request.user, User)
    return request.user


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None on a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def file_answer(data: bytes, name: str, ending: str) -> HttpResponse:
    """A file to be saved under a Chinese name; ``ending`` is xlsx or docx."""
    answer = HttpResponse(data, content_type=TYPES[ending])
    answer["Content-Disposition"] = disposition(f"{name}.{ending}")
    return answer


def put_on(form: forms.Form, refusal: Refusal, version: int | None = None) -> None:
    """Write a refusal on a form, and let its next sending go to the current ``version``.

    What was typed stays; the person has read the sentence by then.
    """
    if refusal.code == "evidence" and isinstance(form, EvidenceForm):
        form.refuse(refusal)
    else:
        formbase.put_on(form, refusal.reasons)
    if version is not None and isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data["version"] = str(version)


def begun(request: HttpRequest, form: forms.Form, do: Callable[[], Made]) -> Made | None:
    """The case that ``do`` begins once ``form`` was sent; None where the form is to be shown."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return do()
    except Refusal as refusal:
        put_on(form, refusal)
        return None
