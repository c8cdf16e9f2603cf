"""Checking a text or a file: nothing is kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gongkai.ground.documents import limits
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import carries_secrets, staff_page

from ...checking import Checked
from ...forms import CheckForm
from ...queries import checker
from ...rules.finding import GRADES

MOST_SHOWN = 500


@staff_page("textcheck.check")
@carries_secrets
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show what is found, surest first, with the form in which it may stand."""
    form = CheckForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    values: dict[str, Any] = {"form": form, "grades": GRADES}
    if form.is_bound and form.is_valid():
        values |= _found(form.cleaned_data)
        if "too_large" in values:
            form.add_error("file", f"文件太大，最多 {settings.SIZE_LIMIT // limits.MEBIBYTE} MB。")
    return render(request, "textcheck/check.html", values, status=status_of(form))


def _found(said: dict[str, Any]) -> dict[str, Any]:
    own, checked = checker(), []
    if said["text"].strip():
        checked.append(Checked("粘贴的文字", True, "", tuple(own.text(said["text"]))))
    file = said["file"]
    if file is not None:
        if file.size > settings.SIZE_LIMIT:
            return {"too_large": True}
        checked += own.file(file.read(), file.name)
    total = sum(len(one.findings) for one in checked)
    unread = [one for one in checked if one.readable is not True]
    shown = [(one, one.findings[:MOST_SHOWN]) for one in checked]
    return {"checked": shown, "total": total, "unread": len(unread), "most": MOST_SHOWN}
