"""A letter's page, its steps, and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.evidence import queries as evidence
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.staff import staff_page

from ... import actions, papers
from ...forms import BareForm, ReasonForm, WordForm, WorkForm
from ...models import CaseEvent, Letter
from ...queries.cases import findings_of, letters_of
from ...queries.readiness import reasons_against_issuing
from ...rules.cases import LetterState
from .answers import file_answer, signed_in
from .stepping import Step, take
from .telling import told_of
from .turning import turning

STEPS = turning("收文单位", "答复还不行", "退回重新答复") | {
    "issue": Step(
        BareForm,
        "印发给收文单位？",
        "印发时取编号，收文单位的负责人和信息公开员会收到通知。印发以后不能再改，只能撤回。",
        "印发",
        "已印发，并通知了收文单位。",
        actions.issue,
        "letter",
    ),
    "answer": Step(
        WorkForm,
        "写明办理情况，答复政务公开办。",
        "答复由政务公开办审核。有佐证的请一并附上。",
        "送出答复",
        "已答复，等政务公开办审核。",
        actions.answer,
        "letter",
    ),
    "accept": Step(
        WordForm,
        "答复审核通过，办结？",
        "请先看过答复和佐证。办结以后不能再改。",
        "审核通过，办结",
        "已办结，并通知了收文单位。",
        actions.accept,
        "letter",
    ),
    "withdraw": Step(
        ReasonForm,
        "撤回，不再办？",
        "撤回以后不能再改。已经印发的，编号保留，收文单位会收到通知。",
        "撤回",
        "已撤回。",
        actions.withdraw,
        "letter",
        labels=(("reason", "为什么撤回"),),
    ),
}


@staff_page("supervision.view")
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, its words, the answer, all that happened."""
    user, case = signed_in(request), _letter(request, pk)
    context = told_of(request, case) | {
        "missing": list(reasons_against_issuing(case)) if case.state == LetterState.DRAFT else [],
        "answered": _answer_of(case),
        "findings": findings_of(user).filter(letters=case),
        "assignments": orgs.visible_to(user, case.assignments.select_related("task__plan")),
    }
    return render(request, "supervision/letter.html", context)


@staff_page("supervision.view")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step of a letter."""
    return take(request, _letter(request, pk), verb, STEPS)


@staff_page("supervision.view")
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as docx, with the answer in its block once there is one."""
    case = _letter(request, pk)
    name = f"{case.said}（{case.unit.said}）".replace(" ", "")
    return file_answer(papers.letter_paper(case, _answer_of(case)), name, "docx")


@staff_page("supervision.view")
@require_safe
def answer_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer as docx; 404 while there is none."""
    case = _letter(request, pk)
    found = _answer_of(case)
    if found is None:
        raise Http404
    data = papers.answer_paper(case, found, evidence.of(found))
    return file_answer(data, f"关于{case.said}的答复".replace(" ", ""), "docx")


def _letter(request: HttpRequest, pk: int) -> Letter:
    """A letter that the person may see."""
    return get_object_or_404(letters_of(signed_in(request)), pk=pk)


def _answer_of(case: Letter) -> CaseEvent | None:
    """The last answer, unless it was sent back."""
    if case.state not in {LetterState.ANSWERED, LetterState.CLOSED}:
        return None
    answers = case.events.filter(verb="answer").select_related("unit")
    return answers.order_by("-sequence").first()
