"""Who is told of a step: the unit or the office, by notices in the same transaction."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.addresses import desk_address

from ..models import CaseEvent, Finding, Letter
from ..queries.offices import people_of_office, people_of_unit
from ..queries.telling import phrase_of

NEWS = "supervision.news"
OFFICE_IS_TOLD = {"report", "rectify", "answer"}
UNIT_IS_TOLD = {
    "confirm",
    "clear",
    "send_back",
    "extend",
    "transfer",
    "dismiss",
    "issue",
    "accept",
    "withdraw",
}
FINDER_IS_TOLD = {"confirm", "clear", "dismiss"}


def link_to(case: Finding | Letter) -> str:
    """The page of the case."""
    return desk_address(f"supervision:{case._meta.model_name}", case.pk)


def tell(case: Finding | Letter, event: CaseEvent) -> None:
    """One notice to each person whom this step concerns, but for whoever took it."""
    people = [each for each in _people(case, event) if each.pk != event.by_id]
    if not people:
        return
    notices.notify(
        to=people,
        kind=NEWS,
        subject=f"{case.unit.said}的{case.said}：{phrase_of(event, case)}",
        body=f"“{case.title}”。{case.machine.waits_for.get(case.state, '')}".strip(),
        link=link_to(case),
        key=f"{NEWS}:{case._meta.model_name}:{case.pk}:{event.sequence}",
    )


def _people(case: Finding | Letter, event: CaseEvent) -> list[User]:
    found: list[User] = []
    if event.verb in OFFICE_IS_TOLD:
        found += people_of_office(case.office_id)
    if event.verb in UNIT_IS_TOLD and _unit_knows(case):
        found += people_of_unit(case.unit_id)
    if isinstance(case, Finding) and event.verb in FINDER_IS_TOLD and case.found_by:
        found.append(case.found_by)
    return found


def _unit_knows(case: Finding | Letter) -> bool:
    """A unit never hears of a report that was not confirmed, or of a letter that was not issued."""
    return case.due is not None if isinstance(case, Finding) else case.number is not None


@transaction.atomic
def note_withdrawn_proof(*, event_id: int, title: str, reason: str) -> None:
    """A record that was named as proof no longer holds: the office is told, and the log says so."""
    event = CaseEvent.objects.get(pk=event_id)
    case = event.case
    assert isinstance(case, Finding | Letter)
    said = f"{case.unit.said}的{case.said}引用的佐证“{title}”已经撤回"
    notices.notify(
        to=people_of_office(case.office_id),
        kind=NEWS,
        subject=said,
        body=f"{reason}。请看看要不要重新复核。" if reason else "请看看要不要重新复核。",
        link=link_to(case),
        key=f"{NEWS}:proof:{event_id}:{title}"[:200],
    )
    audit.record(
        by=None,
        verb="supervision.proof_withdrawn",
        sentence=f"{said}。{reason}",
        record=case,
        unit_id=case.unit_id,
    )
