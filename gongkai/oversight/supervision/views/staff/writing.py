"""Writing a letter, and changing its draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page
from gongkai.oversight.plans.models import Assignment

from ... import actions
from ...enums import LetterKind
from ...forms import LetterForm, UnitForm
from ...models import Letter
from ...queries.cases import findings_of, letters_of, open_findings, tasks_of
from ...queries.offices import MANAGE, acts_as
from ...rules.cases import OFFICE, LetterState
from .answers import begun, sent, signed_in
from .stepping import carried_out


@staff_page(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Choose a unit, then write. ``?assignment=`` or ``?finding=`` says what it is about."""
    user = signed_in(request)
    office = orgs.acting_unit(user, MANAGE, getattr(request, "unit", None))
    if office is None:
        raise Http404
    units = orgs.units_for(user, MANAGE).filter(active=True)
    asked = _asked(request, units)
    kind = request.GET.get("kind", "")
    kind = kind if kind in LetterKind.values else LetterKind.ORDER
    if asked["unit"] is None:
        choice = UnitForm(request.GET if "unit" in request.GET else None, units=units)
        return render(
            request, "supervision/letter_unit.html", {"form": choice}, status=status_of(choice)
        )
    form = _letter_form(request, asked["unit"], kind, asked)
    made = begun(
        request,
        form,
        lambda: actions.write_letter(
            by=user, kind=kind, office=office, unit=asked["unit"], **form.values()
        ),
    )
    if made is not None:
        messages.success(request, "草稿存好了。请看一遍，再印发。")
        return redirect("supervision:letter", made.pk)
    context = {"form": form, "unit": asked["unit"], "kind": LetterKind(kind).label}
    return render(request, "supervision/letter_form.html", context, status=status_of(form))


@staff_page(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    user = signed_in(request)
    case = get_object_or_404(letters_of(user), pk=pk)
    if OFFICE not in acts_as(user, case):
        raise Http404
    if request.method != "POST" and case.state != LetterState.DRAFT:
        messages.warning(request, f"{case.said}已经不是草稿，不能再改。")
        return redirect("supervision:letter", pk)
    form = _letter_form(request, case.unit, case.kind, _stored(case), case)
    answer = carried_out(
        request,
        case,
        "edit",
        form,
        do=lambda: actions.edit_letter(
            by=user, letter=case, version=form.cleaned_data["version"] or 0, **form.values()
        ),
        done="草稿存好了。",
    )
    if answer is not None:
        return answer
    context = {"form": form, "unit": case.unit, "kind": case.kind_said, "case": case}
    return render(request, "supervision/letter_form.html", context, status=status_of(form))


def _asked(request: HttpRequest, units: Any) -> dict[str, Any]:
    """What the address says the letter is about, as far as the person may see it."""
    user = signed_in(request)

    def number(name: str) -> int:
        text = request.GET.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 19 else 0

    finding = findings_of(user).filter(pk=number("finding")).first()
    rows = orgs.visible_to(user, Assignment.objects.select_related("task__plan"))
    task = rows.filter(pk=number("assignment")).first()
    about = finding or task
    unit: Unit | None = units.filter(pk=about.unit_id if about else number("unit")).first()
    return {
        "unit": unit,
        "findings": [finding] if finding else [],
        "assignments": [task] if task else [],
        **({"basis": _basis(task)} if task else {}),
    }


def _basis(task: Assignment) -> str:
    return f"《{task.task.plan.title.strip('《》')}》{task.task.label}。"


def _stored(case: Letter) -> dict[str, Any]:
    return {
        "findings": list(case.findings.all()),
        "assignments": list(case.assignments.all()),
        "title": case.title,
        "text": case.text,
        "basis": case.basis,
        "due": case.due,
        "version": case.version,
    }


def _letter_form(
    request: HttpRequest, unit: Unit, kind: str, first: dict[str, Any], case: Letter | None = None
) -> LetterForm:
    """The form over what this unit may be written about, and what the draft is about already."""
    user = signed_in(request)
    findings, tasks = open_findings(user, unit.pk), tasks_of(user, unit.pk)
    if case is not None:
        findings = findings | findings_of(user).filter(letters=case)
    return LetterForm(
        sent(request),
        kind=kind,
        findings=findings.distinct(),
        assignments=tasks,
        initial={name: value for name, value in first.items() if name != "unit"},
    )
