"""Directories: the list, one with its entries, review and release, as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Line
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.review.queries import case_of
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.stepping import KEEP
from ...exports import directory_document, directory_sheet
from ...forms import DirectoryForm
from ...models import Directory
from ...queries import entries as queries
from ...rules.shown import KIND
from . import answers

VIEW = "catalogue.view"
PER_PAGE = 50
HOME = ("公开事项目录", "/desk/catalogue/directories/")


@staff_page(VIEW)
@require_safe
def directories(request: StaffRequest) -> HttpResponse:
    """All that the person may see, by kind."""
    rows = queries.directories_of(request.user).order_by("kind", "unit__order", "order", "pk")
    page = page_of(rows, request.GET.get("page"), PER_PAGE)
    values = {"page": page, "keeps": request.user.has_perm(KEEP)}
    return render(request, "catalogue/staff/directories.html", values)


@staff_page(VIEW)
@require_safe
def directory(request: StaffRequest, pk: int) -> HttpResponse:
    """One directory."""
    found = directory_of(request, pk)
    running = queries.running(queries.entries_of(request.user).filter(directory=found))
    words = " ".join(request.GET.get("q", "").split())[:50]
    rows = queries.filtered(queries.with_lights(running), {"q": words}).order_by("order", "pk")
    ended = queries.entries_of(request.user).filter(directory=found, ended_on__isnull=False)
    case = case_of(KIND, found.pk)
    values = {
        "directory": found,
        "words": words,
        "page": page_of(rows, request.GET.get("page"), PER_PAGE),
        "ended": ended.order_by("-ended_on", "pk")[:PER_PAGE],
        "keeps": orgs.may(request.user, KEEP, found.unit),
        "intakes": found.intakes.filter(state="open").select_related("upload", "by"),
        "kind": KIND,
        "may_send": case is None or case.state in ("draft", "returned"),
        "way": [HOME],
    }
    return render(request, "catalogue/staff/directory.html", values)


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Begin one."""
    units = orgs.units_for(request.user, KEEP).filter(active=True)
    initial = {"kind": "agency", "unit": request.unit.pk if request.unit else None}
    form = DirectoryForm(answers.sent(request), units=units, lines=_lines(request), initial=initial)
    made = answers.done(form, lambda: actions.keep_directory(by=request.user, **form.cleaned_data))
    if made is not None:
        return answers.go(
            request, "已建立。请添加事项，或者导入表格。", "catalogue:directory", made.pk
        )
    return answers.form_page(
        request, form, title="建立公开事项目录", button="建立", back=HOME[1], way=[HOME]
    )


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another title, place or line."""
    found = directory_of(request, pk)
    initial = {"title": found.title, "place": found.place, "line": found.line_id}
    form = DirectoryForm(answers.sent(request), units=None, lines=_lines(request), initial=initial)
    here = reverse("catalogue:directory", args=[pk])
    made = answers.done(
        form,
        lambda: actions.keep_directory(
            by=request.user, unit=found.unit, kind=found.kind, directory=found, **form.cleaned_data
        ),
    )
    if made is not None:
        return answers.go(request, "已保存。", "catalogue:directory", pk)
    return answers.form_page(
        request, form, title="改目录的名称", button="保存", back=here, way=way_of(found)
    )


@staff_page(KEEP)
@require_POST
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """Send it to review as it is today."""
    found = directory_of(request, pk)
    said = "已送审，并通知了审核人。各个环节都通过以后，可以公开。"
    attempt(request, lambda: actions.send(by=request.user, directory=found), said)
    return redirect("catalogue:directory", pk)


@staff_page(VIEW)
@require_safe
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """As a sheet that can be taken in again."""
    found = directory_of(request, pk)
    return answers.saved(directory_sheet(found, queries.in_force(found)), f"{found.title}.xlsx")


@staff_page(VIEW)
@require_safe
def document(request: StaffRequest, pk: int) -> HttpResponse:
    """As a document for print."""
    found = directory_of(request, pk)
    data = directory_document(found, queries.in_force(found))
    return answers.saved(data, f"{found.title}.docx", answers.DOCX)


def directory_of(request: StaffRequest, pk: int) -> Directory:
    """A directory that the person may see whole, or 404."""
    return get_object_or_404(queries.directories_of(request.user), pk=pk)


def way_of(directory: Directory) -> list[tuple[str, str]]:
    """The crumbs to a directory."""
    return [HOME, (directory.title, reverse("catalogue:directory", args=[directory.pk]))]


def _lines(request: StaffRequest) -> Any:
    return Line.objects.filter(lead__in=orgs.units_for(request.user, KEEP))
