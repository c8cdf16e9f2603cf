"""How these pages answer: a form, one step of a button, a file to be saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.downloads import disposition
from gongkai.ground.ui.answers import attempt, status_of

from ...forms import VersionedForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Way = Iterable[tuple[str, str]]


def bound(request: HttpRequest) -> tuple[Any, Any]:
    """What a form is bound to: what was sent and its files; nothing for a first look."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def carried_out(form: VersionedForm, action: Callable[[], Any], fresh: Any = None) -> Any:
    """What ``action`` gives if the form is sound and nothing is refused, else None.

    A refusal becomes the form's errors. ``fresh`` is the case: when somebody else was faster, the
    next sending goes to the version that stands now.
    """
    if not form.is_valid():
        return None
    try:
        return action()
    except Refusal as refusal:
        form.refuse(refusal)
        if refusal.code == "stale" and fresh is not None:
            fresh.refresh_from_db(fields=["version"])
            form.now_at(fresh.version)
        return None


def form_page(
    request: HttpRequest,
    form: VersionedForm,
    *,
    title: str,
    button: str,
    way: Way,
    back: str,
    **more: Any,
) -> HttpResponse:
    """The page of a form. ``more``: ``hints`` (sentences beside it), ``danger``, ``template``."""
    own = [one for one in form.visible_fields() if one.name not in EVIDENCE]
    shown = {"form": form, "own": own, "title": title, "button": button, "way": way, "back": back}
    template = more.pop("template", "coordination/form.html")
    return render(request, template, shown | more, status=status_of(form))


EVIDENCE = ("files", "link", "link_title", "records")


def begin(
    request: HttpRequest,
    form: VersionedForm,
    do: Callable[[], Any],
    *,
    did: str,
    go: str = "",
    **page: Any,
) -> HttpResponse:
    """Begin a case with ``do`` and go to it, or to ``go``; else the page of the form."""
    made = carried_out(form, do)
    if made is None:
        return form_page(request, form, **page)
    messages.success(request, f"已经{did}{made}。")
    return redirect(go or address_of(made))


def address_of(case: Any) -> str:
    """The page of a case: a session, a competition, an entry or a matter."""
    return reverse(f"coordination:{case._meta.model_name}", args=[case.pk])


def done(request: HttpRequest, sentence: str, name: str, *args: Any) -> HttpResponse:
    """Say what was done and go on."""
    messages.success(request, sentence)
    return redirect(reverse(name, args=args))


def step(
    request: HttpRequest, do: Callable[[], object], said: str, name: str, *args: Any
) -> HttpResponse:
    """Do one step of a button; say what was done, or every reason why not."""
    attempt(request, do, said)
    return redirect(reverse(name, args=args))


def version_of(request: HttpRequest) -> int:
    """The version that the person saw; nothing readable counts as one long past."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else 0


def saved(data: bytes, name: str, kind: str = XLSX) -> HttpResponse:
    """A file to be saved under a Chinese name."""
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = disposition(name)
    return answer
