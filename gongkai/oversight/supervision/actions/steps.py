"""How a case takes one step: held, checked, one event, one audit sentence, notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import actions as evidence
from gongkai.ground.evidence.items import Item
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..models import CaseEvent, Finding, Letter
from ..queries.offices import acts_as
from ..queries.telling import phrase_of
from ..rules.cases import OFFICE
from .telling import tell

CaseT = TypeVar("CaseT", Finding, Letter)


def held(case: CaseT, *, by: User, verb: str, version: int) -> CaseT:
    """The case as it is now, locked until the transaction ends; ``by`` may do ``verb`` with it.

    Raises Refusal ``not_allowed``, ``stale`` or ``wrong_state``.
    """
    found = type(case)._default_manager.select_for_update(no_key=True).get(pk=case.pk)
    transition = found.machine.transition(verb)
    if transition.actor not in acts_as(by, found):
        whose = "政务公开办" if transition.actor == OFFICE else found.unit.name
        raise Refusal(
            "not_allowed", f"“{transition.label}”要由{whose}的人办，您不能替它办。请联系{whose}。"
        )
    if found.version != version:
        last = found.events.order_by("-sequence").select_related("unit").first()
        assert last is not None, "a case is born with its first event"
        raise Refusal(
            "stale",
            f"您打开这一页以后，{last.by_said}{phrase_of(last, found)}。"
            "您刚才填的没有存；请看过最新情况，再办一次。",
        )
    found.machine.step(found.state, verb, found.said)
    return found


def advance(
    case: CaseT,
    *,
    by: User | None,
    verb: str,
    text: str = "",
    due: date | None = None,
    items: Sequence[Item] = (),
) -> CaseEvent:
    """Write the next event of a case that the caller holds, and all that follows from it.

    ``due`` is the day that this step sets. The row is saved with state, day and version; what else
    the caller has changed on it is saved too.
    """
    machine = case.machine
    source = case.state if case.version else ""
    if case.version:
        case.state = machine.transition(verb).leads_to(case.state)
    case.version += 1
    if due is not None:
        case.due = due
    case.save()
    event = CaseEvent(
        sequence=case.version,
        verb=verb,
        source=source,
        target=case.state,
        by=by,
        by_said=orgs.who(by),
        text=plain(text),
        due=due,
        unit_id=case.unit_id,
    )
    setattr(event, case._meta.model_name or "", case)
    event.save()
    if items and by is not None:
        evidence.attach(by=by, unit=_giver(case, by, verb), holder=event, items=items)
    _log(case, event, by)
    tell(case, event)
    return event


def _giver(case: Finding | Letter, by: User, verb: str) -> Unit:
    """The unit in whose name proof is given.

    Who reports gives it in the name of the own unit, not of the one it is about.
    """
    if verb == "confirm":
        return case.office
    own = orgs.units_of(by) if verb == "report" else []
    return own[0] if own else case.unit


def _log(case: Finding | Letter, event: CaseEvent, by: User | None) -> None:
    more = f"{event.text}" if event.text and event.verb not in {"report", "write"} else ""
    audit.record(
        by=by,
        verb=f"supervision.{event.verb}",
        sentence=f"{event.by_said}{phrase_of(event, case)}：{case.unit.said}的{case.said}"
        f"“{case.title}”。{more}",
        record=case,
        unit_id=case.unit_id,
    )


def day_ahead(until: date | None, what: str) -> date:
    """``until``, if it is today or later and within a year. Raises ``day_missing``, ``day_past``,
    ``day_far``.
    """
    today = clock.today()
    if until is None:
        raise Refusal("day_missing", f"请填写{what}。")
    if until < today:
        raise Refusal("day_past", f"{what}已经过去了，请填今天或者以后的日子。")
    if (until - today).days > 366:
        raise Refusal("day_far", f"{what}在一年以后，请看看年份是不是写错了。")
    return until


def plain(text: str) -> str:
    """Without spaces around it, and without the character that PostgreSQL does not keep."""
    return text.replace("\0", "").strip()


def written(text: str, what: str, longest: int = 5000) -> str:
    """``text`` without spaces around it. Raises ``text_missing`` or ``text_long``."""
    text = plain(text)
    if not text:
        raise Refusal("text_missing", f"请写明{what}。")
    if len(text) > longest:
        raise Refusal(
            "text_long", f"{what}最多 {longest} 个字，现在有 {len(text)} 个，请写短一些。"
        )
    return text


def require_open(unit: Unit) -> None:
    """Refuse (``unit_closed``) a unit that no longer exists."""
    if not unit.existed_on(clock.today()):
        raise Refusal("unit_closed", f"{unit.name}已经撤销，请改选承接它工作的单位。")


def require_not_own(case: Finding | Letter, by: User, verb: str) -> None:
    """Refuse (``own_answer``) whoever gave the answer that is to be judged now."""
    last = case.events.filter(verb=verb).order_by("-sequence").first()
    if last is not None and last.by_id == by.pk:
        raise Refusal(
            "own_answer", "这是您自己报来的，不能由您自己审核，请政务公开办的另一位同事来办。"
        )
