"""A letter: written, issued with its number, answered, accepted or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Required, TypedDict, Unpack

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.numbering import next_number
from gongkai.ground.evidence.items import Item
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.oversight.plans.actions.ledger.stepping import hold_all
from gongkai.oversight.plans.models import Assignment

from ..enums import LetterKind
from ..models import Finding, Letter
from ..queries.offices import MANAGE
from ..queries.readiness import reasons_against_issuing
from .steps import advance, day_ahead, held, plain, require_open, written
from .turning import approve, end

TITLE = 200


class Contents(TypedDict, total=False):
    """What stands in a letter: its words, the day of the answer, and what it is about."""

    title: Required[str]
    text: Required[str]
    basis: str
    due: date | None
    findings: Iterable[Finding]
    assignments: Iterable[Assignment]


@transaction.atomic
def write_letter(
    *, by: User, kind: str, office: Unit, unit: Unit, **contents: Unpack[Contents]
) -> Letter:
    """A draft of a letter to ``unit``. Nobody outside the office sees it before it is issued.

    Raises Refusal ``not_allowed``, ``unit_closed``, ``text_missing``, ``other_units_matter`` or
    what is said of the day.
    """
    if not orgs.may(by, MANAGE, office) or not orgs.may(by, MANAGE, unit):
        raise Refusal("not_allowed", f"您不能向{unit.name}发督办单和建议书，请联系政务公开办。")
    require_open(unit)
    return draft_letter(by=by, kind=kind, office=office, unit=unit, **contents)


def draft_letter(
    *, by: User, kind: str, office: Unit, unit: Unit, **contents: Unpack[Contents]
) -> Letter:
    """The draft, in the transaction of an action that has checked who may."""
    letter = Letter(kind=LetterKind(kind), office=office, unit=unit)
    _enter(letter, by=by, verb="write", **contents)
    return letter


@transaction.atomic
def edit_letter(*, by: User, letter: Letter, version: int, **contents: Unpack[Contents]) -> Letter:
    """Change a draft, all of it."""
    case = held(letter, by=by, verb="edit", version=version)
    _enter(case, by=by, verb="edit", **contents)
    return case


def _enter(
    letter: Letter,
    *,
    by: User,
    verb: str,
    title: str,
    text: str,
    basis: str = "",
    due: date | None = None,
    findings: Iterable[Finding] = (),
    assignments: Iterable[Assignment] = (),
) -> None:
    assignments = list(assignments)
    # Before the log: a task that is moved to another unit must not wait for it in the meantime.
    hold_all(Assignment.objects.filter(pk__in=[one.pk for one in assignments]))
    letter.title = written(title, "事项", TITLE)
    letter.text = written(text, "要求")
    letter.basis = plain(basis)[:2000]
    letter.due = day_ahead(due, "答复期限") if due is not None else None
    advance(letter, by=by, verb=verb, due=letter.due)
    _speak_of(letter, findings, assignments)


def _speak_of(letter: Letter, findings: Iterable[Finding], assignments: list[Assignment]) -> None:
    findings = list(findings)
    units = {one.unit_id for one in findings} | {one.unit_id for one in assignments}
    if units - {letter.unit_id}:
        raise Refusal(
            "other_units_matter", f"选中的问题和任务里有不是{letter.unit.name}的，请重新选择。"
        )
    letter.findings.set(findings)
    letter.assignments.set(assignments)


@transaction.atomic
def issue(*, by: User, letter: Letter, version: int) -> Letter:
    """Send the letter: it takes its number and the unit is told.

    Raises Refusal ``not_ready`` with every reason.
    """
    case = held(letter, by=by, verb="issue", version=version)
    reasons = list(reasons_against_issuing(case))
    if reasons:
        raise Refusal("not_ready", f"还差 {len(reasons)} 项，才能印发。", reasons)
    case.issued_on = clock.today()
    case.year = case.issued_on.year
    case.number = next_number(f"supervision.{case.kind}", unit_id=case.office_id, year=case.year)
    advance(case, by=by, verb="issue", due=case.due)
    return case


@transaction.atomic
def answer(
    *, by: User, letter: Letter, version: int, text: str, items: Sequence[Item] = ()
) -> Letter:
    """The unit's answer, with proof where it has any."""
    case = held(letter, by=by, verb="answer", version=version)
    advance(case, by=by, verb="answer", text=written(text, "办理情况"), items=items)
    return case


@transaction.atomic
def accept(*, by: User, letter: Letter, version: int, text: str = "") -> Letter:
    """The office is satisfied. Raises ``own_answer`` for the person who answered."""
    return approve(letter, "accept", of="answer", by=by, version=version, text=text)


@transaction.atomic
def withdraw(*, by: User, letter: Letter, version: int, reason: str) -> Letter:
    """Take a letter back. A number that it has stays its own."""
    return end(letter, "withdraw", "为什么撤回", by=by, version=version, reason=reason)
