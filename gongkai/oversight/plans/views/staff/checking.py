"""The page where a person checks a draft, and its small steps."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.documents.downloads import download
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import HeadForm
from ...queries.drafts import rows
from .answers import (
    check_or_404,
    draft_or_404,
    put_on,
    sent,
    signed_in,
    step,
    version_of,
)
from .differences import show_stored

ROWS = 100
GAPS = 8
STEPS = 5


@staff_page("plans.manage")
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, what is still missing, every task."""
    check = check_or_404(request, pk)
    context = {
        "check": check,
        "page": page_of(rows(check), request.GET.get("page"), ROWS),
        "first_gaps": check.gaps[:GAPS],
        "more_gaps": check.gaps[GAPS:],
        "steps": check.draft.versions.filter(undone_at=None, number__gt=1)
        .select_related("made_by")
        .order_by("-number")[:STEPS],
    }
    return render(request, "plans/draft.html", context)


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """The facts of the document."""
    check = check_or_404(request, pk)
    initial = HeadForm.initial_of(check.content, check.version.number)
    form = HeadForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_head(
                by=signed_in(request),
                draft=check.draft,
                version=form.cleaned_data["version"],
                facts=form.facts(),
            )
        except Refusal as refusal:
            current = check.draft.current
            put_on(form, refusal, current.number)
            show_stored(form, HeadForm.initial_of(current.plan, current.number))
        else:
            messages.success(request, "已存好基本情况。")
            return redirect("plans:draft", pk)
    return render(
        request, "plans/draft_head.html", {"check": check, "form": form}, status=status_of(form)
    )


@staff_page("plans.manage")
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last correction back."""
    found = draft_or_404(request, pk)
    return step(
        request,
        found,
        lambda: actions.undo(by=signed_in(request), draft=found, version=version_of(request)),
        "已撤销上一步。",
    )


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then put the draft away."""
    found = draft_or_404(request, pk)
    if request.method == "POST":
        try:
            actions.discard(by=signed_in(request), draft=found)
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, "已作废这份草稿。文件还在，需要时可以重新上传。")
        return redirect("plans:list")
    return render(request, "plans/draft_discard.html", {"draft": found})


@staff_page("plans.manage")
@require_safe
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was uploaded."""
    return download(draft_or_404(request, pk).upload)
