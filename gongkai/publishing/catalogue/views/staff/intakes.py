"""A table that was read: what was understood, corrections, taking it over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import attempt, status_of
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.stepping import KEEP
from ...forms import SinceForm, UploadForm
from ...models import Intake, IntakeRow
from ...queries import intakes as queries
from ...rules.differences import CHANGES, COMPARED
from ...rules.standard import DOMAINS
from . import answers
from .directories import directory_of, way_of
from .entries import entry_form, initial_of

PER_PAGE = 40
FILTERS = {"": "全部", "doubt": "要核对的", "new": "新增", "changed": "有改动", "same": "没有变化"}


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: StaffRequest, pk: int) -> HttpResponse:
    """Upload a table."""
    directory = directory_of(request, pk)
    form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))

    def read() -> Intake:
        file = form.cleaned_data["file"]
        return actions.read_in(
            by=request.user, directory=directory, data=file.read(), name=file.name
        )

    made = answers.done(form, read)
    if made is not None:
        return redirect("catalogue:intake", made.pk)
    here = reverse("catalogue:directory", args=[pk])
    hints = [
        "认得国家标准目录的各列，合并的单元格、“同上”、■ □ 一类的方框都能读。",
        "读入以后先列给您看：哪些是新增的、哪些有改动、哪些要核对。",
    ]
    return answers.form_page(
        request, form, title="导入目录表格", button="读入", back=here, way=way_of(directory),
        hints=hints, multipart=True,
    )  # fmt: skip


@staff_page(KEEP)
@require_safe
def intake(request: StaffRequest, pk: int) -> HttpResponse:
    """What was understood."""
    return _shown(request, _intake(request, pk))


@staff_page(KEEP)
@require_POST
def tick(request: StaffRequest, pk: int) -> HttpResponse:
    """Which rows of this page are taken."""
    found = _intake(request, pk)
    shown, taken = _numbers(request, "shown"), _numbers(request, "take")
    attempt(
        request,
        lambda: actions.tick(by=request.user, intake=found, shown=shown, taken=taken),
        "已保存本页的选择。",
    )
    return redirect(_back(request, pk))


@staff_page(KEEP)
@require_POST
def leaving(request: StaffRequest, pk: int) -> HttpResponse:
    """Which entries end because the table no longer has them."""
    found, chosen = _intake(request, pk), _numbers(request, "entry")
    attempt(
        request,
        lambda: actions.tick_leaving(by=request.user, intake=found, entries=chosen),
        "已保存。",
    )
    return redirect("catalogue:intake", pk)


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it over from a day on."""
    found = _intake(request, pk)
    if request.method != "POST":
        return redirect("catalogue:intake", pk)  # its form stands there
    form = SinceForm(request.POST)
    made = answers.done(
        form, lambda: actions.take_over(by=request.user, intake=found, **form.cleaned_data)
    )
    if made is not None:
        messages.success(request, "已采用。要让公众看到，请送审以后公开。")
        return redirect("catalogue:directory", found.directory_id)
    return _shown(request, found, form)


@staff_page(KEEP)
@require_POST
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    """Leave it aside."""
    found = _intake(request, pk)
    attempt(request, lambda: actions.drop(by=request.user, intake=found), "没有采用这份表格。")
    return redirect("catalogue:directory", found.directory_id)


@staff_page(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: StaffRequest, pk: int, row: int) -> HttpResponse:
    """Correct one row."""
    found = _intake(request, pk)
    one = get_object_or_404(IntakeRow, pk=row, intake=found)
    initial = initial_of(one.data) | {"unit": one.unit_id, "entry": str(one.entry_id or 0)}
    form = entry_form(
        request, found.directory, dated=False, initial=initial, entries=queries.may_be(one)
    )

    def correct() -> IntakeRow:
        return actions.correct_row(
            by=request.user,
            row=one,
            wording=form.wording(),
            unit=form.cleaned_data["unit"],
            entry=form.cleaned_data.get("entry"),
        )

    made = answers.done(form, correct)
    here = reverse("catalogue:intake", args=[pk])
    if made is not None:
        messages.success(request, f"第 {one.order} 行已改好。")
        return redirect(f"{here}#row-{one.pk}")
    return answers.form_page(
        request, form, title=f"核对第 {one.order} 行", button="改好了", back=here,
        way=[*way_of(found.directory), (found.upload.name, here)],
        hints=[sentence for _, sentence in one.doubts], domains=DOMAINS,
    )  # fmt: skip


def _shown(request: StaffRequest, found: Intake, form: SinceForm | None = None) -> HttpResponse:
    only = request.GET.get("only", "")
    only = only if only in FILTERS else ""
    counts = queries.counts_of(found)
    counts_by_filter = {"": counts["all"]} | counts
    form = form or SinceForm(initial={"version": found.version})
    values = {
        "intake": found,
        "page": page_of(queries.rows_of(found, only), request.GET.get("page"), PER_PAGE),
        "only": only,
        "tabs": [
            (f"{word} {counts_by_filter[code]}", f"?only={code}", code == only)
            for code, word in FILTERS.items()
        ],
        "counts": counts,
        "changes": CHANGES,
        "compared": COMPARED,
        "leaving": queries.leaving(found)[:200],
        "is_open": found.state == Intake.OPEN,
        "form": form,
        "way": way_of(found.directory),
    }
    return render(request, "catalogue/staff/intake.html", values, status=status_of(form))


def _intake(request: StaffRequest, pk: int) -> Intake:
    found = get_object_or_404(queries.intakes_of(request.user), pk=pk)
    return found if orgs.may(request.user, KEEP, found.directory.unit) else _none(pk)


def _none(pk: int) -> Intake:
    return get_object_or_404(Intake.objects.none(), pk=pk)


def _numbers(request: HttpRequest, name: str) -> list[int]:
    sent = request.POST.getlist(name)
    return [int(one) for one in sent if one.isascii() and one.isdecimal() and len(one) < 18]


def _back(request: HttpRequest, pk: int) -> str:
    here = reverse("catalogue:intake", args=[pk])
    query = request.GET.urlencode()
    return f"{here}?{query}" if query else here
