"""A matter's way: proposed, put on a meeting, decided; or set aside, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.core.numbering import next_number
from gongkai.ground.core.transitions import Transition
from gongkai.ground.evidence import actions as evidence
from gongkai.ground.evidence.items import Item
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..models import Matter
from ..queries.standing import MANAGE, RECORD
from ..rules.machines import MATTER
from ..rules.matters import reasons_against_decision, reasons_against_meeting
from ..saying import day
from . import telling
from .stepping import at_version, hold, log, refuse, require, require_own, step

SERIES = "coordination.matter"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided, who carries it out, until when."""

    text: str
    responsible: Sequence[Unit] = field(default_factory=tuple)
    due: date | None = None


@transaction.atomic
def propose(*, by: User, unit: Unit, title: str, text: str, items: Sequence[Item] = ()) -> Matter:
    """Propose a matter; it takes the year's next number. Raises Refusal ``no_title``,
    ``no_text``."""
    require_own(by, RECORD, unit, "提出议题")
    refuse(_against(title, text))
    government = orgs.tree().government_of(unit.pk)
    year = clock.today().year
    matter = Matter(
        unit=unit,
        government_id=government,
        year=year,
        number=next_number(SERIES, unit_id=government, year=year),
        title=title.strip(),
        text=text.strip(),
        proposed_by=by,
    )
    step(matter, None, by=by, verb="propose")
    evidence.attach(by=by, unit=unit, holder=matter, items=items)
    log(matter, by=by, verb="propose", did=f"提出{matter}", unit=unit)
    return matter


@transaction.atomic
def edit_matter(
    *, by: User, matter: Matter, version: int, title: str, text: str, items: Sequence[Item] = ()
) -> Matter:
    """Change a matter that waits for a meeting, and add materials."""
    held, transition = _held(by, matter, "edit", version)
    refuse(_against(title, text))
    held.title, held.text = title.strip(), text.strip()
    evidence.attach(by=by, unit=held.unit, holder=held, items=items)
    step(held, transition, by=by, verb="edit")
    log(held, by=by, verb="edit_matter", did=f"修改了{held}", unit=held.unit)
    return held


@transaction.atomic
def withdraw_matter(*, by: User, matter: Matter, version: int) -> Matter:
    """Take a matter back that waits for a meeting. Its number stays taken."""
    held, transition = _held(by, matter, "withdraw", version)
    step(held, transition, by=by, verb="withdraw")
    log(held, by=by, verb="withdraw_matter", did=f"撤回了{held}", unit=held.unit)
    return held


@transaction.atomic
def schedule(*, by: User, matter: Matter, version: int, meeting: str, held_on: date) -> Matter:
    """Put a matter on a meeting. Raises Refusal ``no_meeting``, ``meeting_past``."""
    held, transition = _held(by, matter, "schedule", version)
    return _put_on(by, held, transition, meeting, held_on)


@transaction.atomic
def reschedule(*, by: User, matter: Matter, version: int, meeting: str, held_on: date) -> Matter:
    """Move a matter to another meeting or day."""
    held, transition = _held(by, matter, "reschedule", version)
    return _put_on(by, held, transition, meeting, held_on)


@transaction.atomic
def put_off(*, by: User, matter: Matter, version: int, reason: str) -> Matter:
    """Take a matter from its meeting, which did not reach it; it waits again."""
    held, transition = _held(by, matter, "put_off", version)
    reason = _reason(reason, "退回")
    held.meeting, held.held_on = "", None
    step(held, transition, by=by, verb="put_off", text=reason)
    telling.proposer(held, f"{held.label}退回待列入", reason)
    did = f"把{held}退回待列入，原因：{reason.rstrip('。')}"
    log(held, by=by, verb="put_off", did=did, unit=held.unit)
    return held


@transaction.atomic
def set_aside(*, by: User, matter: Matter, version: int, reason: str) -> Matter:
    """Put a matter on no meeting; the unit that proposed it reads why."""
    held, transition = _held(by, matter, "set_aside", version)
    held.set_aside_reason = _reason(reason, "不予列入")
    step(held, transition, by=by, verb="set_aside", text=held.set_aside_reason)
    telling.proposer(held, f"{held.label}不予列入会议", held.set_aside_reason)
    did = f"对{held}不予列入，原因：{held.set_aside_reason.rstrip('。')}"
    log(held, by=by, verb="set_aside", did=did, unit=held.unit)
    return held


@transaction.atomic
def decide(*, by: User, matter: Matter, version: int, decision: Decision) -> Matter:
    """Write down what the meeting decided; the responsible units are told. Raises Refusal
    ``not_yet_met``, ``no_decision``, ``nobody_responsible``, ``due_before_meeting``."""
    held, transition = _held(by, matter, "decide", version)
    return _decided(by, held, transition, decision, "")


@transaction.atomic
def amend(*, by: User, matter: Matter, version: int, decision: Decision, reason: str) -> Matter:
    """Mend what was written down of a decision; who carries it out is told anew."""
    held, transition = _held(by, matter, "amend", version)
    return _decided(by, held, transition, decision, _reason(reason, "更正"))


def _decided(
    by: User, held: Matter, transition: Transition, decision: Decision, why: str
) -> Matter:
    assert held.held_on is not None, "the database sees to it"
    units = list(decision.responsible)
    today = clock.today()
    refuse(reasons_against_decision(decision.text, decision.due, len(units), held.held_on, today))
    before = _said(held) if why else ""
    held.decision, held.due = decision.text.strip(), decision.due
    text = f"{why}（原来是：{before}）" if why else held.decision
    step(held, transition, by=by, verb=transition.verb, text=text)
    held.responsible.set(units)
    telling.decided(held, units)
    telling.proposer(held, f"{held.label}{'更正了' if why else '已有'}决定", held.decision)
    names = "、".join(unit.said for unit in units) or "没有责任单位"
    did = f"{'更正' if why else '记下'}{held}的决定（{names}）"
    log(held, by=by, verb=transition.verb, did=did, unit=held.unit)
    return held


def _put_on(by: User, held: Matter, transition: Transition, meeting: str, held_on: date) -> Matter:
    refuse(reasons_against_meeting(meeting, held_on, clock.today()))
    held.meeting, held.held_on = meeting.strip(), held_on
    where = f"{held.meeting}（{day(held_on)}）"
    step(held, transition, by=by, verb=transition.verb, text=where)
    telling.proposer(held, f"{held.label}列入会议", where)
    log(held, by=by, verb=transition.verb, did=f"把{held}列入{where}", unit=held.unit)
    return held


def _held(by: User, matter: Matter, verb: str, version: int) -> tuple[Matter, Transition]:
    held = hold(matter)
    if MATTER.transition(verb).actor == "office":
        require(by, MANAGE, held.unit, "安排议题")
    else:
        require_own(by, RECORD, held.unit, "提出议题")
    transition = MATTER.step(held.state, verb, held.label)
    at_version(held, version)
    return held, transition


def _against(title: str, text: str) -> Iterable[Reason]:
    if not title.strip():
        yield Reason("no_title", "请写明议题。", "title")
    if not text.strip():
        yield Reason("no_text", "请写明情况和建议。", "text")


def _reason(reason: str, doing: str) -> str:
    reason = reason.strip()
    refuse([] if reason else [Reason("no_reason", f"请写明{doing}的原因。", "reason")])
    return reason


def _said(matter: Matter) -> str:
    until = f"，{day(matter.due)}前" if matter.due else ""
    names = "、".join(unit.said for unit in matter.responsible.all())
    return f"{matter.decision.rstrip('。')}{until}{'，' if names else ''}{names}"
