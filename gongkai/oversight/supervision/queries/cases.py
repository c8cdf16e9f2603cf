"""Findings and letters as a person may see them."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Case as When_
from django.db.models import F, Q, QuerySet, Value, When

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.oversight.plans.models import Assignment

from ..models import CaseEvent, Finding, Letter
from ..rules.cases import FINDING, LETTER, OFFICE, RUNNING, FindingState, LetterState
from .offices import ANSWER, MANAGE, acts_as
from .telling import is_hidden

Row = TypeVar("Row", Finding, Letter)


def findings_of(user: User) -> QuerySet[Finding]:
    """The findings that a person may see. The unit sees what the office has confirmed."""
    confirmed = Q(due__isnull=False)
    mine = Q(found_by=user.pk) | Q(office__in=orgs.units_for(user, MANAGE))
    rows = Finding.objects.select_related("unit", "office")
    return orgs.visible_to(user, rows).filter(confirmed | mine)


def letters_of(user: User) -> QuerySet[Letter]:
    """The letters that a person may see. The unit sees what was issued."""
    issued = Q(number__isnull=False)
    mine = Q(office__in=orgs.units_for(user, MANAGE))
    rows = Letter.objects.select_related("unit", "office")
    return orgs.visible_to(user, rows).filter(issued | mine)


def sees_event(user: Any, event_id: int) -> bool:
    """Whether a person may see the case of an event, and so what was attached to it."""
    event = CaseEvent.objects.filter(pk=event_id).first()
    if event is None or not isinstance(user, User):
        return False
    if event.finding_id is not None:
        finding = findings_of(user).filter(events=event).first()
        if finding is None:
            return False
        inside = OFFICE in acts_as(user, finding)
        return inside or not is_hidden(event, finding, user.pk)
    return letters_of(user).filter(events=event).exists()


def filtered(rows: QuerySet[Row], filters: dict[str, Any]) -> QuerySet[Row]:
    """Those that pass the filters (unit, state, late, q)."""
    if filters.get("unit"):
        rows = rows.filter(unit=filters["unit"])
    if filters.get("state"):
        rows = rows.filter(state=filters["state"])
    if filters.get("late"):
        rows = rows.filter(late())
    if filters.get("q"):
        words = filters["q"].strip()
        rows = rows.filter(Q(title__icontains=words) | Q(text__icontains=words))
    return rows


def listed(rows: QuerySet[Row]) -> QuerySet[Row]:
    """What is open first, by day; then what is done, the latest first."""
    machine = rows.model.machine
    done = When_(When(state__in=machine.final(), then=Value(1)), default=Value(0))
    day = When_(When(state__in=machine.final(), then=Value(None)), default=F("due"))
    return rows.annotate(done=done, day=day).order_by(
        "done", F("day").asc(nulls_last=True), "-created_at", "-pk"
    )


def late() -> Q:
    """The condition that a unit owes a case since a day that is past."""
    return Q(state__in=RUNNING, due__lt=clock.today())


def waiting_findings(user: User) -> QuerySet[Finding]:
    """What waits for this person: to confirm and recheck at the office, to rectify at the unit."""
    for_office = Q(state__in=(FindingState.REPORTED, FindingState.TO_RECHECK))
    return findings_of(user).filter(
        (for_office & Q(office__in=orgs.units_for(user, MANAGE)))
        | (Q(state=FindingState.TO_RECTIFY) & _of_own_unit(user))
    )


def waiting_letters(user: User) -> QuerySet[Letter]:
    """What waits for this person: drafts and answers at the office, letters to answer."""
    for_office = Q(state__in=(LetterState.DRAFT, LetterState.ANSWERED))
    return letters_of(user).filter(
        (for_office & Q(office__in=orgs.units_for(user, MANAGE)))
        | (Q(state=LetterState.ISSUED) & _of_own_unit(user))
    )


def waiting_count(user: User) -> int:
    """How many of both, in one question to the database: the menu of every page asks it."""
    findings = waiting_findings(user).order_by().values_list("pk", flat=True)
    letters = waiting_letters(user).order_by().values_list("pk", flat=True)
    return findings.union(letters, all=True).count()


def _of_own_unit(user: User) -> Q:
    own = orgs.sight_of(user).own
    return Q(unit__in=orgs.units_for(user, ANSWER).filter(pk__in=own))


def open_findings(user: User, unit_id: int) -> QuerySet[Finding]:
    """What a letter to ``unit_id`` may speak of: findings that the unit has still to rectify."""
    return findings_of(user).filter(unit=unit_id, state=FindingState.TO_RECTIFY)


def tasks_of(user: User, unit_id: int) -> QuerySet[Assignment]:
    """The unit's tasks of this year and the last, for choosing."""
    rows = Assignment.objects.filter(
        unit=unit_id, task__plan__year__gte=clock.today().year - 1
    ).select_related("task", "task__plan", "unit")
    return orgs.visible_to(user, rows).order_by("-task__plan__year", "task__plan", "task__order")


def about(user: User, assignment: Assignment) -> tuple[list[Finding], list[Letter]]:
    """The findings and letters about one task, as far as the person may see them."""
    findings = findings_of(user).filter(assignment=assignment)
    return list(findings), list(letters_of(user).filter(assignments=assignment).distinct())


def counts(user: User) -> dict[str, int]:
    """How many findings and letters are open, and how many are late, for the heading."""
    findings, letters = findings_of(user), letters_of(user)
    return {
        "findings": findings.exclude(state__in=FINDING.final()).count(),
        "letters": letters.exclude(state__in=LETTER.final()).count(),
        "late": findings.filter(late()).count() + letters.filter(late()).count(),
    }
