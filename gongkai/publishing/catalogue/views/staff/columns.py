"""Columns and topics, and how fresh each column is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.columns import GUIDE_PARTS
from ...actions.stepping import COLUMNS, TOPICS
from ...exports import column_sheet
from ...forms import ColumnForm, GuideForm, TopicForm
from ...models import Column, Topic, UnitGuide
from ...queries import columns as queries
from ...rules.freshness import SIGNS, WORDS
from . import answers

LIST, TOPIC_LIST = "/desk/catalogue/columns/", "/desk/catalogue/topics/"
GUIDE_LIST = "/desk/catalogue/guides/"
SHOWN = ("name", "kind", "part", "intro", "order")


@staff_page(COLUMNS)
@require_safe
def columns(request: StaffRequest) -> HttpResponse:
    """All columns; those that need somebody first, if asked."""
    own = queries.columns_of(request.user)
    kept = queries.freshness_of(own)
    only = request.GET.get("only", "")
    shown = [one for one in kept if not only or one.state == only]
    counts = [(code, word, sum(one.state == code for one in kept)) for code, word in WORDS.items()]
    values = {
        "page": page_of(shown, request.GET.get("page"), 60),
        "counts": counts,
        "only": only,
        "signs": SIGNS,
        "words": WORDS,
        "hidden": own.filter(active=False),
    }
    return render(request, "catalogue/staff/columns.html", values)


@staff_page(COLUMNS)
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """The same as a sheet."""
    kept = queries.freshness_of(queries.columns_of(request.user))
    return answers.saved(column_sheet(kept), "栏目更新情况.xlsx")


@staff_page(COLUMNS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Make one."""
    form = ColumnForm(
        answers.sent(request),
        units=orgs.units_for(request.user, COLUMNS).filter(active=True),
        parents=queries.columns_of(request.user),
        initial={"unit": request.unit.pk if request.unit else None, "kind": "news"},
    )
    made = answers.done(form, lambda: actions.keep_column(by=request.user, **form.cleaned_data))
    if made is not None:
        return answers.go(request, f"已建立栏目“{made.name}”。", "catalogue:columns")
    return answers.form_page(request, form, title="建立栏目", button="建立", back=LIST, way=[_WAY])


@staff_page(COLUMNS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change one."""
    found = _column(request, pk)
    initial = {name: getattr(found, name) for name in SHOWN} | {"parent": found.parent_id}
    own = queries.columns_of(request.user).filter(unit=found.unit_id).exclude(pk=pk)
    form = ColumnForm(answers.sent(request), units=None, parents=own, initial=initial)
    made = answers.done(
        form,
        lambda: actions.keep_column(
            by=request.user, unit=found.unit, column=found, **form.cleaned_data
        ),
    )
    if made is not None:
        return answers.go(request, "已保存。", "catalogue:columns")
    return answers.form_page(
        request, form, title=f"改栏目“{found.name}”", button="保存", back=LIST, way=[_WAY]
    )


@staff_page(COLUMNS)
@require_POST
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    """Show or hide it."""
    found, active = _column(request, pk), request.POST.get("on") == "1"
    said = "已启用。" if active else "已停用，里面的信息仍然公开。"
    attempt(
        request,
        lambda: actions.switch_column(by=request.user, column=found, active=active),
        said,
    )
    return redirect("catalogue:columns")


@staff_page(COLUMNS)
@require_safe
def guides(request: StaffRequest) -> HttpResponse:
    """The guides of all units that the person keeps; units without one first."""
    units = orgs.units_for(request.user, COLUMNS).filter(active=True)
    rows = UnitGuide.objects.filter(unit__in=units)
    held = {row.unit_id: row for row in rows}
    lines = [(unit, row := held.get(unit.pk), _not_given(row)) for unit in units]
    lines.sort(key=lambda line: (line[1] is not None, not line[2]))
    values = {
        "page": page_of(lines, request.GET.get("page"), 60),
        "lacking": len(lines) - len(held),
    }
    return render(request, "catalogue/staff/guides.html", values)


def _not_given(row: UnitGuide | None) -> list[str]:
    """What of 条例 art. 12 the guide does not say yet."""
    if row is None:
        return []
    return [label for name, label in GUIDE_PARTS.items() if not getattr(row, name)]


@staff_page(COLUMNS)
@require_http_methods(["GET", "HEAD", "POST"])
def guide(request: StaffRequest, pk: int) -> HttpResponse:
    """The guide of one unit."""
    unit = get_object_or_404(orgs.units_for(request.user, COLUMNS).filter(active=True), pk=pk)
    row = UnitGuide.objects.filter(unit=unit).first()
    initial = {name: getattr(row, name) for name in GUIDE_PARTS} if row else {"phone": unit.phone}
    form = GuideForm(answers.sent(request), initial=initial)
    made = answers.done(
        form, lambda: actions.keep_guide(by=request.user, unit=unit, **form.cleaned_data)
    )
    if made is not None:
        return answers.go(request, "已更新，公众马上看得到。", "catalogue:guides")
    return answers.form_page(
        request, form, title=f"{unit.said}的公开指南", button="更新", back=GUIDE_LIST,
        way=[_GUIDES],
        hints=["指南要写明机构名称、办公地址、办公时间、联系电话、传真、互联网联系方式（条例第十二条）。"],
    )  # fmt: skip


@staff_page(TOPICS)
@require_safe
def topics(request: StaffRequest) -> HttpResponse:
    """All topics."""
    page = page_of(queries.topics_of(request.user), request.GET.get("page"), 60)
    return render(request, "catalogue/staff/topics.html", {"page": page})


@staff_page(TOPICS)
@require_http_methods(["GET", "HEAD", "POST"])
def topic_new(request: StaffRequest) -> HttpResponse:
    """Make one."""
    form = TopicForm(answers.sent(request))
    unit = orgs.acting_unit(request.user, TOPICS, request.unit)
    assert unit is not None, "staff_page asked for the permission"
    made = answers.done(
        form, lambda: actions.keep_topic(by=request.user, unit=unit, **form.cleaned_data)
    )
    if made is not None:
        return answers.go(request, f"已建立专题“{made.name}”。", "catalogue:topics")
    return answers.form_page(
        request, form, title="建立专题", button="建立", back=TOPIC_LIST, way=[_TOPICS]
    )


@staff_page(TOPICS)
@require_http_methods(["GET", "HEAD", "POST"])
def topic_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change one."""
    found = _topic(request, pk)
    initial = {name: getattr(found, name) for name in ("name", "intro", "order")}
    form = TopicForm(answers.sent(request), initial=initial)
    made = answers.done(
        form,
        lambda: actions.keep_topic(
            by=request.user, unit=found.unit, topic=found, **form.cleaned_data
        ),
    )
    if made is not None:
        return answers.go(request, "已保存。", "catalogue:topics")
    return answers.form_page(
        request, form, title=f"改专题“{found.name}”", button="保存", back=TOPIC_LIST, way=[_TOPICS]
    )


@staff_page(TOPICS)
@require_POST
def topic_switch(request: StaffRequest, pk: int) -> HttpResponse:
    """Show or hide it."""
    found, active = _topic(request, pk), request.POST.get("on") == "1"
    said = "已启用。" if active else "已停用。"
    attempt(
        request, lambda: actions.switch_topic(by=request.user, topic=found, active=active), said
    )
    return redirect("catalogue:topics")


_WAY = ("栏目", LIST)
_GUIDES = ("公开指南", GUIDE_LIST)
_TOPICS = ("专题", TOPIC_LIST)


def _column(request: StaffRequest, pk: int) -> Column:
    return get_object_or_404(queries.columns_of(request.user), pk=pk)


def _topic(request: StaffRequest, pk: int) -> Topic:
    return get_object_or_404(queries.topics_of(request.user), pk=pk)
