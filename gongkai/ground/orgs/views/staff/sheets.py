"""Units and people as tables: export, template, and import in two steps.

The rows travel from the preview to the import inside the page, signed for the person, so that
telephone numbers lie in no temporary file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.staff import staff_page

from ... import actions, exports, queries
from ...actions.permission import PEOPLE, UNITS
from ...forms import SheetForm
from ...models import Post, User
from ...requests import StaffRequest
from ...rules import sheets
from ...rules.sheets import Column, Line, Outcome
from .answers import done, sent

_VALID_SECONDS = 3600
_EXPIRED = "这份预览已经过期，请重新选择文件。"


@dataclass(frozen=True, slots=True)
class Kind:
    """What is imported: its name, its columns, its list, and how it is tried and carried out."""

    noun: str
    columns: tuple[Column, ...]
    back: str
    template: str
    preview: Callable[[User, list[Line]], list[Outcome]]
    carry_out: Callable[[StaffRequest, list[Line]], HttpResponse]


@staff_page(UNITS)
@require_safe
def unit_export(request: StaffRequest) -> HttpResponse:
    """The units in use, as they can be imported again."""
    units = queries.units_for(request.user, UNITS).filter(active=True)
    rows = units.select_related("parent").prefetch_related("names")
    ordered = [unit for unit, _ in queries.in_tree(rows)]
    return _file(exports.unit_sheet(ordered), f"单位{clock.today():%Y%m%d}")


@staff_page(UNITS)
@require_safe
def unit_template(request: StaffRequest) -> HttpResponse:
    """The empty table for units."""
    return _file(exports.unit_sheet([]), "单位导入模板")


@staff_page(PEOPLE)
@require_safe
def person_export(request: StaffRequest) -> HttpResponse:
    """The posts of today with their people."""
    return _file(exports.people_sheet(_posts(request)), f"人员{clock.today():%Y%m%d}")


@staff_page(PEOPLE)
@require_safe
def person_template(request: StaffRequest) -> HttpResponse:
    """The empty table for people."""
    return _file(exports.people_sheet([]), "人员导入模板")


@staff_page(UNITS)
def unit_import(request: StaffRequest) -> HttpResponse:
    """Units from a table."""
    return _import(request, _UNITS)


@staff_page(PEOPLE)
def person_import(request: StaffRequest) -> HttpResponse:
    """People from a table; the first passwords come back as a table, once."""
    return _import(request, _PEOPLE)


def _import(request: StaffRequest, kind: Kind) -> HttpResponse:
    if "rows" in request.POST:
        return _second_step(request, kind)
    form = SheetForm(sent(request), request.FILES or None, columns=kind.columns)
    if not form.is_valid():
        return _page(request, kind, {"form": form}, failed=form.is_bound)
    return _preview(request, kind, form.lines)


def _second_step(request: StaffRequest, kind: Kind) -> HttpResponse:
    try:
        lines = _unpacked(request, kind)
    except signing.BadSignature:
        form = SheetForm(columns=kind.columns)
        return _page(request, kind, {"form": form, "refusal": _EXPIRED}, failed=True)
    try:
        return kind.carry_out(request, lines)
    except Refusal:  # something changed since the preview: show it as it is now
        return _preview(request, kind, lines)


def _preview(request: StaffRequest, kind: Kind, lines: list[Line]) -> HttpResponse:
    outcomes = kind.preview(request.user, lines)
    counts = Counter(outcome.kind for outcome in outcomes)
    shown = {
        "outcomes": outcomes,
        "counts": counts,
        "rows": "" if counts["error"] else _packed(request, kind, lines),
        "anything": counts["new"] + counts["changed"],
    }
    return _page(request, kind, shown, failed=bool(counts["error"]))


def _page(
    request: StaffRequest, kind: Kind, shown: dict[str, Any], *, failed: bool
) -> HttpResponse:
    shown |= {"kind": kind, "back": reverse(kind.back), "template": reverse(kind.template)}
    status = 422 if failed else 200
    return render(request, "orgs/import.html", shown, status=status)


def _packed(request: StaffRequest, kind: Kind, lines: list[Line]) -> str:
    rows = [[line.row, line.values] for line in lines]
    return signing.dumps(rows, salt=_salt(request, kind), compress=True)


def _unpacked(request: StaffRequest, kind: Kind) -> list[Line]:
    rows = signing.loads(request.POST["rows"], salt=_salt(request, kind), max_age=_VALID_SECONDS)
    return [Line(row, values) for row, values in rows]


def _salt(request: StaffRequest, kind: Kind) -> str:
    return f"orgs.import.{kind.back}.{request.user.pk}"


def _units_carried_out(request: StaffRequest, lines: list[Line]) -> HttpResponse:
    outcomes = actions.import_units(by=request.user, lines=lines)
    counts = Counter(outcome.kind for outcome in outcomes)
    sentence = f"已经导入：新增 {counts['new']} 个单位，修改 {counts['changed']} 个。"
    return done(request, sentence, reverse("orgs:unit-list"))


def _people_carried_out(request: StaffRequest, lines: list[Line]) -> HttpResponse:
    outcomes, passwords = actions.import_people(by=request.user, lines=lines)
    if passwords:
        name = f"首次登录密码{clock.today():%Y%m%d}"
        return _file(exports.password_sheet(_posts(request), passwords), name)
    changed = sum(outcome.kind == "changed" for outcome in outcomes)
    return done(request, f"已经导入，修改 {changed} 人。", reverse("orgs:person-list"))


def _posts(request: StaffRequest) -> list[Post]:
    rows = Post.objects.filter(
        queries.runs(clock.today()), unit__in=queries.units_for(request.user, PEOPLE)
    )
    return list(rows.select_related("user", "unit", "role").order_by("unit__order", "unit", "pk"))


def _file(data: bytes, name: str) -> HttpResponse:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return HttpResponse(
        data, content_type=exports.MIME, headers={"Content-Disposition": disposition}
    )


_UNITS = Kind(
    "单位",
    sheets.UNITS,
    "orgs:unit-list",
    "orgs:unit-template",
    lambda by, lines: actions.import_units(by=by, lines=lines, preview=True),
    _units_carried_out,
)
_PEOPLE = Kind(
    "人员",
    sheets.PEOPLE,
    "orgs:person-list",
    "orgs:person-template",
    lambda by, lines: actions.import_people(by=by, lines=lines, preview=True)[0],
    _people_carried_out,
)
