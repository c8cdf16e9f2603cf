"""The own inbox, and how each kind of notice reaches one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.remembered import note_deed, show_fresh
from gongkai.ground.ui.staff import staff_page

from .. import actions, queries
from ..forms import ChoiceForm
from ..models import Notice


@staff_page()
def inbox(request: StaffRequest) -> HttpResponse:
    """Unread first; ``?only=unread`` hides the rest."""
    show_fresh(request)
    unread_only = request.GET.get("only") == "unread"
    rows = queries.inbox(request.user, unread_only=unread_only)
    context = {
        "page": page_of(rows, request.GET.get("page")),
        "unread": queries.unread_count(request.user),
        "unread_only": unread_only,
    }
    return render(request, "notices/inbox.html", context)


@staff_page()
def open_notice(request: StaffRequest, pk: int) -> HttpResponse:
    """Go where the notice points; having gone there, one has read it."""
    notice = get_object_or_404(Notice, pk=pk, to=request.user)
    actions.mark_read(notice=notice)
    note_deed(request)
    if url_has_allowed_host_and_scheme(notice.link, allowed_hosts=None):
        return redirect(notice.link)
    return redirect("notices:inbox")


@staff_page()
@require_POST
def mark_read(request: StaffRequest, pk: int) -> HttpResponse:
    """Mark one notice as read. Another person's does not exist, by whichever method."""
    notice = get_object_or_404(Notice, pk=pk, to=request.user)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.mark_read(notice=notice)
    note_deed(request)
    return redirect("notices:inbox")


@staff_page()
@require_POST
def mark_all_read(request: StaffRequest) -> HttpResponse:
    """Mark the whole inbox as read."""
    count = actions.mark_all_read(by=request.user)
    messages.success(request, f"{count} 条消息都标为已读了。" if count else "没有未读的消息。")
    return redirect("notices:inbox")


@staff_page()
def choices(request: StaffRequest) -> HttpResponse:
    """Which kinds reach one by which channel."""
    form = ChoiceForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        actions.choose(by=request.user, wanted=form.wanted())
        messages.success(request, "接收方式已经存好。")
        return redirect("notices:choices")
    return render(request, "notices/choices.html", {"form": form})
