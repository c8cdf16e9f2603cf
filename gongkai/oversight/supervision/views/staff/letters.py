"""Writing a letter, its page, its steps, and its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page
from gongkai.oversight.plans.models import Assignment

from ... import actions, papers
from ...enums import LetterKind
from ...forms import (
    BareForm,
    ExtendForm,
    LetterForm,
    ReasonForm,
    SendBackForm,
    TransferForm,
    UnitForm,
    WordForm,
    WorkForm,
)
from ...models import CaseEvent, Letter
from ...queries.cases import findings_of, letters_of, open_findings, tasks_of
from ...queries.headlines import headline
from ...queries.offices import MANAGE, acts_as, office_of
from ...queries.readiness import reasons_against_issuing
from ...queries.telling import buttons, told, why_this_day
from ...rules.cases import OFFICE, LetterState
from .answers import file_answer, put_on, sent, signed_in
from .stepping import Step, take

STEPS = {
    "issue": Step(
        BareForm,
        "印发给收文单位？",
        "印发时取编号，收文单位的负责人和信息公开员会收到通知。印发以后不能再改，只能撤回。",
        "印发",
        "已印发，并通知了收文单位。",
        lambda by, case, v: actions.issue(by=by, letter=case, version=v["version"]),
    ),
    "answer": Step(
        WorkForm,
        "写明办理情况，答复政务公开办。",
        "答复由政务公开办审核。有佐证的请一并附上。",
        "送出答复",
        "已答复，等政务公开办审核。",
        lambda by, case, v: actions.answer(
            by=by, letter=case, version=v["version"], text=v["text"], items=v["items"]
        ),
    ),
    "accept": Step(
        WordForm,
        "答复审核通过，办结？",
        "请先看过答复和佐证。办结以后不能再改。",
        "审核通过，办结",
        "已办结，并通知了收文单位。",
        lambda by, case, v: actions.accept(
            by=by, letter=case, version=v["version"], text=v["text"]
        ),
    ),
    "send_back": Step(
        SendBackForm,
        "答复还不行，退回重新答复。",
        "请写明还差什么，收文单位会看到。",
        "退回重新答复",
        "已退回，并通知了收文单位。",
        lambda by, case, v: actions.send_back(
            by=by, case=case, version=v["version"], reason=v["reason"], until=v["until"]
        ),
        labels=(("reason", "还差什么"),),
    ),
    "extend": Step(
        ExtendForm,
        "给收文单位多一些时间。",
        "新的期限要比原来的晚。原来的期限和延长的原因都会留在经过里。",
        "延长期限",
        "已延长，并通知了收文单位。",
        lambda by, case, v: actions.extend(
            by=by, case=case, version=v["version"], reason=v["reason"], until=v["until"]
        ),
        labels=(("reason", "延长的原因"),),
    ),
    "transfer": Step(
        TransferForm,
        "收文单位已经撤销，移交给承接单位。",
        "以前的经过都保留，期限不变，承接单位会收到通知。",
        "移交",
        "已移交，并通知了承接单位。",
        lambda by, case, v: actions.transfer(
            by=by, case=case, version=v["version"], to=v["to"], reason=v["reason"]
        ),
        labels=(("reason", "移交的原因"),),
    ),
    "withdraw": Step(
        ReasonForm,
        "撤回，不再办？",
        "撤回以后不能再改。已经印发的，编号保留，收文单位会收到通知。",
        "撤回",
        "已撤回。",
        lambda by, case, v: actions.withdraw(
            by=by, letter=case, version=v["version"], reason=v["reason"]
        ),
        labels=(("reason", "为什么撤回"),),
    ),
}


@staff_page(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Choose a unit, then write. ``?assignment=`` or ``?finding=`` says what it is about."""
    user = signed_in(request)
    office = office_of(user, getattr(request, "unit", None))
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
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_letter(
                by=user, kind=kind, office=office, unit=asked["unit"], **form.values()
            )
        except Refusal as refusal:
            put_on(form, refusal)
        else:
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
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_letter(
                by=user,
                letter=case,
                version=form.cleaned_data["version"] or 0,
                **form.values(),
            )
        except Refusal as refusal:
            case.refresh_from_db()
            if case.state != LetterState.DRAFT:
                messages.error(request, refusal.sentence)
                return redirect("supervision:letter", pk)
            put_on(form, refusal, case.version)
        else:
            messages.success(request, "草稿存好了。")
            return redirect("supervision:letter", pk)
    context = {"form": form, "unit": case.unit, "kind": case.kind_said, "case": case}
    return render(request, "supervision/letter_form.html", context, status=status_of(form))


@staff_page("supervision.view")
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, its words, the answer, all that happened."""
    user = signed_in(request)
    case = get_object_or_404(letters_of(user), pk=pk)
    roles = acts_as(user, case)
    draft = case.state == LetterState.DRAFT
    if OFFICE in roles:
        request.record = case  # type: ignore[attr-defined]  # how panels are told, see audit.slots
    context = {
        "case": case,
        "headline": headline(case, roles),
        "buttons": buttons(case, roles),
        "events": told(case, roles, user.pk),
        "why": why_this_day(case),
        "missing": list(reasons_against_issuing(case)) if draft else [],
        "answered": _answer_of(case),
        "findings": findings_of(user).filter(letters=case),
        "assignments": orgs.visible_to(user, case.assignments.select_related("task__plan")),
    }
    return render(request, "supervision/letter.html", context)


@staff_page("supervision.view")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step of a letter."""
    return take(request, get_object_or_404(letters_of(signed_in(request)), pk=pk), verb, STEPS)


@staff_page("supervision.view")
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as docx, with the answer in its block once there is one."""
    case = get_object_or_404(letters_of(signed_in(request)), pk=pk)
    name = f"{case.said}（{case.unit.said}）".replace(" ", "")
    return file_answer(papers.letter_paper(case, _answer_of(case)), name, "docx")


@staff_page("supervision.view")
@require_safe
def answer_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer as docx; 404 while there is none."""
    case = get_object_or_404(letters_of(signed_in(request)), pk=pk)
    found = _answer_of(case)
    if found is None:
        raise Http404
    data = papers.answer_paper(case, found, evidence.of(found))
    return file_answer(data, f"关于{case.said}的答复".replace(" ", ""), "docx")


def _answer_of(case: Letter) -> CaseEvent | None:
    """The last answer, unless it was sent back."""
    if case.state not in {LetterState.ANSWERED, LetterState.CLOSED}:
        return None
    answers = case.events.filter(verb="answer").select_related("unit")
    return answers.order_by("-sequence").first()


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
