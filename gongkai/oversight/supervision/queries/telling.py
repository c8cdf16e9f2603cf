"""What a case's page says: its time line, the day and why it is that day, the buttons."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gongkai.ground.core import clock
from gongkai.ground.core.transitions import Transition
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits import saying

from ..models import Case, CaseEvent, Finding, Letter
from ..rules import phrases
from ..rules.cases import OFFICE
from .offices import roles_for
from .readiness import reasons_against_issuing

DISCREET = "有人"


@dataclass(frozen=True, slots=True)
class Told:
    """One step of a case as people read it. ``text`` is what was written with it."""

    event: CaseEvent
    who: str
    what: str
    text: str
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True)
class Button:
    """A verb that this person may do now. ``main`` for the one main button of the page."""

    verb: str
    label: str
    main: bool
    danger: bool


def phrase_of(event: CaseEvent, case: Case) -> str:
    """What was done, as a phrase that follows a name."""
    table = phrases.FINDING if isinstance(case, Finding) else phrases.LETTER
    due = saying.day(event.due) if event.due else ""
    return phrases.phrase(table, event.verb, due=due, unit=event.unit.said, kind=case.kind_said)


def told(case: Case, roles: Collection[str], reader: int | None) -> list[Told]:
    """The steps, newest first.

    Who reported a problem is not named to the unit that it is about, unless it was the office (and
    so the proof that came with it is left out, which bears a name); nor is the office's own
    writing shown to anybody else.
    """
    inside = OFFICE in roles
    events = list(case.events.select_related("by", "unit"))  # type: ignore[attr-defined]  # of both
    proofs = evidence.of_many(CaseEvent, [event.pk for event in events])
    found = []
    for event in reversed(events):
        if not inside and event.verb in {"write", "edit", "escalate"}:
            continue
        hidden = is_hidden(event, case, reader) if not inside else False
        who = DISCREET if hidden else event.by_said
        proof = [] if hidden else proofs.get(event.pk, [])
        found.append(Told(event, who, phrase_of(event, case), event.text, proof))
    return found


def is_hidden(event: CaseEvent, case: Case, reader: int | None) -> bool:
    """Whether this is a report by somebody whom the unit must not know."""
    if event.verb != "report" or event.by is None or event.by_id == reader:
        return False
    return OFFICE not in roles_for(event.by, case.office_id, case.unit_id)


def why_this_day(case: Case) -> list[str]:
    """Where the day comes from, as sentences: who set it, what it was before, whether people work
    on it."""
    if case.due is None:
        return []
    events = case.events.exclude(due=None).select_related("unit")  # type: ignore[attr-defined]  # of both
    days = list(events.order_by("sequence"))
    if not days:
        return []
    last, said = days[-1], []
    said.append(f"{saying.short(_day_of(last))}由{last.by_said}定下。")
    before = [saying.short(each.due) for each in days[:-1] if each.due != case.due]
    if before:
        said.append(f"在这以前定的是 {'、'.join(dict.fromkeys(before))}。")
    return said + _about_the_day(case.due)


def _day_of(event: CaseEvent) -> date:
    return event.at.astimezone(clock.CHINA).date()


def _about_the_day(due: date) -> list[str]:
    calendar = timelimits.calendar()
    if calendar.is_workday(due):
        return []
    return [f"这一天不上班（{calendar.reason(due)}），请提前办好。"]


def buttons(case: Case, roles: Collection[str]) -> list[Button]:
    """What this person may do, the main one first. The main verb of a late finding is the letter,
    that of a draft which still lacks something is to edit it."""
    offered = [each for each in case.machine.offered(case.state, roles) if _fits(each, case)]
    late = case.is_late(clock.today())
    lacks = not any(each.verb == "issue" for each in offered)
    mains_too = {"escalate": late, "edit": lacks}
    found = [
        Button(
            each.verb,
            each.label,
            each.main or mains_too.get(each.verb, False),
            each.verb in {"dismiss", "withdraw"},
        )
        for each in offered
    ]
    mains = [button for button in found if button.main][:1]
    rest = [Button(one.verb, one.label, False, one.danger) for one in found if one not in mains]
    return mains + rest


def _fits(transition: Transition, case: Case) -> bool:
    """Leaves out what the table allows and the case does not: no reason to offer it."""
    if transition.verb == "escalate":
        return case.is_late(clock.today())
    if transition.verb == "issue" and isinstance(case, Letter):
        return not any(reasons_against_issuing(case))
    if transition.verb == "transfer":
        return not case.unit.existed_on(clock.today())
    return not (transition.verb == "extend" and case.due is None)
