"""The list of plans and drafts, and reading a new file."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...exports import template_sheet
from ...forms import UploadForm
from ...queries.drafts import MANAGE, plans_of, waiting, with_counts
from .answers import sent, signed_in
from .files import sheet


@staff_page("plans.manage")
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Plans of all years, and the drafts that wait to be checked."""
    user = signed_in(request)
    context = {
        "page": page_of(with_counts(plans_of(user)), request.GET.get("page")),
        "drafts": waiting(user),
    }
    return render(request, "plans/plan_list.html", context)


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file, read it, go on to check it."""
    form = UploadForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _read(request, form)
        except Refusal as refusal:
            form.add_error("file", refusal.sentence)
    return render(request, "plans/upload.html", {"form": form}, status=status_of(form))


def _read(request: HttpRequest, form: UploadForm) -> HttpResponse:
    unit = orgs.acting_unit(signed_in(request), MANAGE, getattr(request, "unit", None))
    if unit is None:
        raise Http404
    file = form.cleaned_data["file"]
    data = file.read()
    draft = actions.read_plan_file(by=signed_in(request), unit=unit, data=data, name=file.name)
    if draft.file_hash != hashlib.sha256(data).hexdigest():
        messages.info(
            request,
            f"已有一份同样内容的草稿（文件“{draft.upload.name}”），就是下面这一份。"
            "要改用刚才的文件，请先作废这一份，再上传一次。",
        )
    elif draft.current.number > 1:
        messages.info(request, "这个文件已经读过，正在核对。下面是上次改到的样子，接着核对就行。")
    return redirect("plans:draft", draft.pk)


@staff_page("plans.manage")
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty task table with one example row, for offices that begin in Excel."""
    return sheet(template_sheet(), "工作任务分解表（模板）")
