"""Attachments, rows and a body taken from a file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.documents.downloads import download
from gongkai.ground.documents.parsers import parse
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions import FileIn
from ...forms import FileForm, ItemForm
from ...models import Item, RowSet
from ...queries import checks
from ...rules.bodies import html_of
from ...rules.kinds import kind_of
from ...rules.schemas import SCHEMAS
from ...rules.tables import as_lines, changed
from .answers import both, done, form_page, item_of, way_of

VIEW, WRITE = "items.view", "items.write"
PER_PAGE = 50


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Attach a file."""
    item = item_of(request, pk, WRITE)
    return _taken(
        request, item, title="加附件", button="上传",
        do=lambda file: actions.add_file(by=request.user, item=item, file=file),
        hints=["上传时自动检查：个人信息、批注、修订痕迹、隐藏的行列和作者都会列出来。"],
    )  # fmt: skip


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """Another file in its place."""
    item = item_of(request, pk, WRITE)
    old = get_object_or_404(item.files, pk=file)
    return _taken(
        request, item, title=f"换掉“{old.name}”", button="上传",
        do=lambda sent: actions.add_file(by=request.user, item=item, file=sent, instead=old),
    )  # fmt: skip


@staff_page(WRITE)
@require_POST
def remove(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """Take it away."""
    item = item_of(request, pk, WRITE)
    found = get_object_or_404(item.files.select_related("item"), pk=file)
    attempt(
        request,
        lambda: actions.remove_file(by=request.user, file=found),
        f"已去掉“{found.name}”。",
    )
    return redirect("items:item", pk)


@staff_page(VIEW)
@require_safe
def download_file(request: StaffRequest, pk: int, file: int) -> HttpResponseBase:
    """The file as it lies in the draft."""
    item = item_of(request, pk)
    found = get_object_or_404(item.files.select_related("upload"), pk=file)
    try:
        return download(found.upload)
    except Refusal as refusal:  # the storage has lost it
        raise Http404 from refusal


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def body(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the body from a document; the document itself is not attached."""
    item = item_of(request, pk, WRITE)
    if not kind_of(item.kind).body:
        raise Http404

    def read(file: FileIn) -> Item:
        html = html_of(parse(file.data, file.name))
        form = ItemForm.initial_of(item)
        return actions.save(by=request.user, item=item, draft=_with_body(form, html, item))

    return _taken(
        request, item, title="从文件读入正文", button="读入", do=read,
        hints=["读入的文字会替换现在的正文。文件里的批注、修订痕迹不会带进来。"],
    )  # fmt: skip


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def rows(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the rows of a table from a file."""
    item = item_of(request, pk, WRITE)
    if not kind_of(item.kind).rows:
        raise Http404
    schema = SCHEMAS[item.schema]
    labels = "、".join(one.label for one in schema.columns)
    hints = [f"表头要有：{labels}。"] if labels else ["第一行写表头，下面一行一条。"]

    def read(file: FileIn) -> RowSet:
        taken = actions.read_in(by=request.user, item=item, file=file)
        for note in taken.notes:
            messages.warning(request, note)
        return taken.rows

    return _taken(
        request, item, title="上传表格", button="上传",
        do=read,
        hints=[
            *hints,
            "可以是 xlsx、xls、csv，也可以是 docx 里的表格。",
            "上传的表格替换全部行，以前的每一版都留着。有一行不对，就一行也不存。",
        ],
    )  # fmt: skip


@staff_page(VIEW)
@require_safe
def row_set(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """One version of the rows, with what changed since the one before."""
    item = item_of(request, pk)
    found = get_object_or_404(item.row_sets, number=number)
    before = item.row_sets.filter(number=number - 1).first()
    difference = changed(before.rows if before is not None else [], found.rows)
    values = {
        "item": item,
        "set": found,
        "page": page_of(found.rows, request.GET.get("page"), PER_PAGE),
        "added": as_lines(found.columns, difference.added[:PER_PAGE])[1:],
        "removed": as_lines(found.columns, difference.removed[:PER_PAGE])[1:],
        "way": way_of(item),
    }
    return render(request, "items/staff/row_set.html", values)


def _taken(
    request: StaffRequest,
    item: Item,
    *,
    title: str,
    button: str,
    do: Callable[[FileIn], Any],
    hints: list[str] | None = None,
) -> HttpResponse:
    """Ask for a file, and do something with it; then say what the check found."""
    form = FileForm(*both(request))
    made = done(form, lambda: do(_file(form)))
    if made is not None:
        _say_found(request, item)
        return redirect("items:item", item.pk)
    here = reverse("items:item", args=[item.pk])
    return form_page(
        request, form, title=title, button=button, back=here, way=way_of(item), hints=hints,
        multipart=True,
    )  # fmt: skip


def _file(form: FileForm) -> FileIn:
    file = form.cleaned_data["file"]
    return FileIn(file.read(), file.name)


def _say_found(request: HttpRequest, item: Item) -> None:
    found = checks.open_findings(item)
    if found:
        messages.warning(request, f"已保存。检查出 {len(found)} 处要处理，处理完才能送审。")
    else:
        messages.success(request, "已保存，没有检查出问题。")


def _with_body(shown: dict[str, Any], html: str, item: Item) -> actions.Draft:
    names = actions.Draft.__dataclass_fields__
    said = {name: shown[name] for name in names if name in shown}
    said |= {"entry": item.entry, "guide": item.guide}
    said |= {"columns": tuple(shown["columns"]), "topics": tuple(shown["topics"])}
    return dataclasses.replace(actions.Draft(**said), body=html)
