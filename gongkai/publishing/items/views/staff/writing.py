"""Beginning and changing an item."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import attempt, status_of
from gongkai.ground.ui.formbase import put_on
from gongkai.ground.ui.staff import staff_page
from gongkai.publishing.catalogue.models import Column, Entry, Topic

from ... import actions
from ...forms import ItemForm, KindForm, VoidForm
from ...models import Item
from ...rules.kinds import ItemKind, kind_of
from ...rules.schemas import SCHEMAS
from .answers import HOME, done, form_page, item_of, sent, way_of

WRITE = "items.write"


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: StaffRequest) -> HttpResponse:
    """Which kind, for which unit."""
    units = _own_units(request)
    initial = {"kind": "text", "unit": request.unit.pk if request.unit else None}
    form = KindForm(sent(request), units=units, initial=initial)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        asked = {"unit": said["unit"].pk, "schema": said["schema"], "entry": _asked_entry(request)}
        query = urlencode({name: value for name, value in asked.items() if value})
        return redirect(f"{reverse('items:new', args=[said['kind']])}?{query}")
    return form_page(
        request, form, title="起草一条政府信息", button="下一步", back=HOME[1], way=[HOME]
    )


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, kind: str) -> HttpResponse:
    """Write a new one. The unit and the schema travel in the address."""
    found, unit = _kind(kind), _unit(request)
    schema = request.GET.get("schema", "") if found.rows else ""
    if found.rows and schema not in SCHEMAS:
        return redirect("items:choose")
    initial = ItemForm.first() | {"entry": _asked_entry(request), "source": unit.name}
    form = _form(request, found, unit, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = actions.begin(
                by=request.user, unit=unit, kind=kind, schema=schema, draft=form.draft()
            )
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            messages.success(request, _next(found))
            return redirect("items:item", made.pk)
    label = SCHEMAS[schema].label if schema else found.label
    return _page(request, form, found, title=f"起草：{label}", back=HOME[1])


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change it. When somebody else was faster, what was written stays in the form."""
    item = item_of(request, pk, WRITE)
    kind = kind_of(item.kind)
    form = _form(request, kind, item.unit, initial=ItemForm.initial_of(item), item=item)
    if form.is_bound and form.is_valid():
        try:
            actions.save(
                by=request.user,
                item=item,
                draft=form.draft(),
                version=form.cleaned_data["version"],
            )
        except Refusal as refusal:
            put_on(form, refusal.reasons)
            if refusal.code == "stale":
                item.refresh_from_db(fields=["version"])
                form.now_at(item.version)
        else:
            messages.success(request, "已保存。")
            return redirect("items:item", pk)
    here = reverse("items:item", args=[pk])
    return _page(request, form, kind, title="修改", back=here, item=item)


@staff_page(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def void(request: StaffRequest, pk: int) -> HttpResponse:
    """作废."""
    item = item_of(request, pk, WRITE)
    form = VoidForm(sent(request))
    made = done(form, lambda: actions.make_void(by=request.user, item=item, **form.cleaned_data))
    if made is not None:
        messages.success(request, "已作废。")
        return redirect("items:item", pk)
    here = reverse("items:item", args=[pk])
    return form_page(
        request,
        form,
        title="作废这条信息？",
        button="作废",
        back=here,
        way=way_of(item),
        danger=True,
    )


@staff_page(WRITE)
@require_POST
def revive(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a voiding back."""
    item = item_of(request, pk, WRITE)
    said = "已恢复成草稿。要公开，请重新送审。"
    attempt(request, lambda: actions.revive(by=request.user, item=item), said)
    return redirect("items:item", pk)


def _form(
    request: StaffRequest, kind: ItemKind, unit: Unit, *, item: Item | None = None, **more: Any
) -> ItemForm:
    entries = Entry.objects.filter(Q(unit=unit) | Q(directory__unit=unit), current__isnull=False)
    running = Q(ended_on=None) | Q(pk=item.entry_id if item is not None else None)
    homes = [pk for pk in (unit.pk, unit.parent_id) if pk is not None]
    return ItemForm(
        sent(request),
        kind=kind,
        entries=entries.filter(running)
        .select_related("current", "directory")
        .order_by("directory", "order"),
        columns=Column.objects.filter(unit__in=homes, active=True)
        .select_related("unit", "parent")
        .order_by("unit", "order", "pk"),
        topics=Topic.objects.filter(active=True),
        **more,
    )


def _page(
    request: StaffRequest,
    form: ItemForm,
    kind: ItemKind,
    *,
    title: str,
    back: str,
    item: Item | None = None,
) -> HttpResponse:
    values = {
        "form": form,
        "kind": kind,
        "title": title,
        "back": back,
        "item": item,
        "way": way_of(item) if item is not None else [HOME],
    }
    return render(request, "items/staff/edit.html", values, status=status_of(form))


def _next(kind: ItemKind) -> str:
    if kind.rows:
        return "已存为草稿。请上传表格。"
    return "已存为草稿。可以加附件；写好以后送审。"


def _kind(code: str) -> ItemKind:
    try:
        found = kind_of(code)
    except LookupError as error:
        raise Http404 from error
    if not found.typed:
        raise Http404
    return found


def _unit(request: StaffRequest) -> Unit:
    """The unit of the address if the person works there, else the one in which they are now."""
    asked = request.GET.get("unit", "")
    units = _own_units(request)
    found = (
        units.filter(pk=int(asked)).first()
        if asked.isascii() and asked.isdecimal() and len(asked) < 18
        else None
    )
    found = found or orgs.acting_unit(request.user, WRITE, request.unit)
    if found is None:
        raise Http404
    return found


def _own_units(request: StaffRequest) -> Any:
    held = [
        one.pk for one in orgs.units_of(request.user) if orgs.works_for(request.user, WRITE, one)
    ]
    return Unit.objects.filter(pk__in=held, active=True)


def _asked_entry(request: StaffRequest) -> str:
    asked = request.GET.get("entry", "")
    return asked if asked.isascii() and asked.isdecimal() and len(asked) < 18 else ""
