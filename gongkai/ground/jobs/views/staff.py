"""The own jobs: the list, the page that one watches, the file that came of it.

Another person's job does not exist, by whichever address and method.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.documents.downloads import download
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import asks_by_itself, staff_page

from .. import actions, queries
from ..models import Job


@asks_by_itself
@staff_page()
@require_safe
def listed(request: StaffRequest) -> HttpResponse:
    """All that the person has started and that is still kept, newest first."""
    page = page_of(queries.jobs_of(request.user), request.GET.get("page"))
    context = {"page": page, "going_on": sum(job.unfinished for job in page)}
    return render(request, "jobs/list.html", context)


@asks_by_itself
@staff_page()
@require_safe
def job(request: StaffRequest, pk: int) -> HttpResponse:
    """One job. Asked again by its own page it gives the part that changes, or 204 for no news."""
    found = _own(request, pk)
    if not getattr(request, "htmx", False):
        return render(request, "jobs/job.html", {"job": found})
    if request.GET.get("stamp") == found.stamp:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "jobs/parts/job.html", {"job": found})


@staff_page()
@require_safe
def file(request: StaffRequest, pk: int) -> HttpResponse | FileResponse:
    """The file that came of it, to be saved."""
    found = _own(request, pk)
    if found.upload is None:
        raise Http404
    try:
        return download(found.upload)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("jobs:job", pk)


@staff_page()
@require_POST
def cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """Stop it."""
    return _step(request, pk, actions.cancel, "已经取消。")


@staff_page()
@require_POST
def again(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a failed one begin anew."""
    return _step(request, pk, actions.again, "已经重新开始。")


def _own(request: StaffRequest, pk: int) -> Job:
    return get_object_or_404(queries.jobs_of(request.user), pk=pk)


def _step(request: StaffRequest, pk: int, do: Callable[..., Any], done: str) -> HttpResponse:
    try:
        do(by=request.user, job=_own(request, pk))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect("jobs:job", pk)
