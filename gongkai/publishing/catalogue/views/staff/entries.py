"""One entry: what it says and said, why it is due when it is, what happened under it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.enums import Nature
from gongkai.ground.ui import slots
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.stepping import KEEP
from ...forms import EndForm, EntryForm
from ...models import Directory, Entry
from ...queries import entries as queries
from ...rules.clock import LIGHTS, light_of
from ...rules.shown import levels_of, mode_of
from ...rules.standard import DOMAINS, DUTIES
from . import answers
from .directories import directory_of, way_of

VIEW = "catalogue.view"
FACTS = 30
_OFFERED = (Nature.AT_MOST, Nature.EVERY, Nature.BY_DATE)


@staff_page(VIEW)
@require_safe
def entry(request: StaffRequest, pk: int) -> HttpResponse:
    """The entry with its clock, wordings and facts."""
    found = _entry(request, pk)
    standing, why = queries.explained(found)
    said = found.current
    light = light_of(standing, clock.today())
    duty = next((one for one in DUTIES if said is not None and one.code == said.duty), None)
    values = {
        "entry": found,
        "said": said,
        "duty": duty,
        "standing": standing,
        "light": light,
        "light_word": LIGHTS[light],
        "why": why,
        "mode": mode_of(said.columns) if said is not None else "",
        "levels": levels_of(said.levels) if said is not None else "",
        "facts": page_of(found.facts.order_by("-on", "-pk"), request.GET.get("page"), FACTS),
        "versions": found.versions.select_related("by").order_by("-since", "-pk"),
        "keeps": orgs.may(request.user, KEEP, found.directory.unit),
        "panels": slots.collect("catalogue.entry", _with_entry(request, found)),
        "way": way_of(found.directory),
    }
    return render(request, "catalogue/staff/entry.html", values)


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, pk: int) -> HttpResponse:
    """Add an entry."""
    directory = directory_of(request, pk)
    initial = {"unit": directory.unit_id, "since": clock.today()}
    form = entry_form(request, directory, initial=initial)
    made = answers.done(
        form,
        lambda: actions.add_entry(
            by=request.user,
            directory=directory,
            unit=form.cleaned_data["unit"],
            wording=form.wording(),
            since=form.cleaned_data["since"],
        ),
    )
    if made is not None:
        return answers.go(request, "已添加。", "catalogue:entry", made.pk)
    here = reverse("catalogue:directory", args=[pk])
    return answers.form_page(
        request,
        form,
        title="添加公开事项",
        button="添加",
        back=here,
        way=way_of(directory),
        domains=DOMAINS,
    )


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another wording from a day on."""
    found = _entry(request, pk)
    initial = {"unit": found.unit_id, "since": clock.today(), "version": found.version}
    form = entry_form(request, found.directory, initial=initial | initial_of(found.current))
    made = answers.done(
        form,
        lambda: actions.change_entry(
            by=request.user,
            entry=found,
            wording=form.wording(),
            since=form.cleaned_data["since"],
            unit=form.cleaned_data["unit"],
            version=form.cleaned_data["version"],
        ),
    )
    if made is not None:
        return answers.go(request, "已保存，以前的内容留在历次版本里。", "catalogue:entry", pk)
    here = reverse("catalogue:entry", args=[pk])
    way = [*way_of(found.directory), (str(found), here)]
    return answers.form_page(
        request, form, title="改公开事项", button="保存", back=here, way=way, domains=DOMAINS
    )


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """停用."""
    found = _entry(request, pk)
    form = EndForm(answers.sent(request), initial={"on": clock.today()})
    made = answers.done(
        form, lambda: actions.end_entry(by=request.user, entry=found, **form.cleaned_data)
    )
    if made is not None:
        return answers.go(request, "已停用。停用错了，可以恢复。", "catalogue:entry", pk)
    here = reverse("catalogue:entry", args=[pk])
    return answers.form_page(
        request, form, title=f"停用“{found}”？", button="停用", back=here,
        way=[*way_of(found.directory), (str(found), here)], danger=True,
        hints=["停用以后不再计时。已经公开的信息不受影响，正在写的信息要另选事项。"],
    )  # fmt: skip


@staff_page(KEEP)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = _entry(request, pk)
    attempt(request, lambda: actions.restore_entry(by=request.user, entry=found), "已恢复。")
    return redirect("catalogue:entry", pk)


def entry_form(
    request: StaffRequest, directory: Directory, *, dated: bool = True, **more: Any
) -> EntryForm:
    """The form over an entry of this directory."""
    units = Unit.objects.filter(active=True)
    limits = [
        (limit.code, f"{limit.label}：{limit.said}")
        for limit in sorted(timelimits.limits().values(), key=lambda one: one.code)
        if limit.nature in _OFFERED and not limit.code.startswith("foi.")
    ]
    return EntryForm(answers.sent(request), units=units, limits=limits, dated=dated, **more)


def initial_of(said: Any) -> dict[str, Any]:
    """What the form shows of a wording."""
    if said is None:
        return {}
    columns = said if isinstance(said, dict) else said.columns
    return {**columns, "channels": "、".join(columns["channels"])}


def _entry(request: StaffRequest, pk: int) -> Entry:
    return get_object_or_404(queries.entries_of(request.user), pk=pk)


def _with_entry(request: StaffRequest, entry: Entry) -> StaffRequest:
    """Rooms above see for which entry they are asked."""
    request.entry = entry  # type: ignore[attr-defined]  # read by providers of the slot
    return request
