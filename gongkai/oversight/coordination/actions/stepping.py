"""How a case goes on: locked, checked against what the person saw, written down, recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.core.transitions import Transition
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..models import Competition, Matter, Session
from ..saying import moment

Case = TypeVar("Case", Session, Competition, Matter)


def require(by: User, verb: str, unit: Unit, doing: str) -> None:
    """Refuse (``not_allowed``) unless the person has ``verb`` for ``unit``."""
    if not orgs.may(by, verb, unit):
        raise Refusal(
            "not_allowed", f"您不能替{unit.said}{doing}。请由该单位有权限的人员或者政务公开办办理。"
        )


def require_own(by: User, verb: str, unit: Unit, doing: str) -> None:
    """Refuse (``not_allowed``) who has ``verb`` by no post in that very unit.

    The office with its wider reach does not act in a unit's name.
    """
    if not orgs.works_for(by, verb, unit):
        raise Refusal("not_allowed", f"您不能替{unit.said}{doing}。请由该单位有权限的人员办理。")


def hold(case: Case) -> Case:
    """The case as it is now, held until the transaction ends."""
    held: Case = type(case)._default_manager.select_for_update().get(pk=case.pk)
    return held


def refuse(reasons: Iterable[Reason]) -> None:
    """Refuse with all of ``reasons`` at once; nothing for none."""
    found = list(reasons)
    if not found:
        return
    sentence = found[0].sentence if len(found) == 1 else f"有 {len(found)} 处要改。"
    raise Refusal(found[0].code, sentence, found)


def at_version(case: Session | Competition | Matter, version: int) -> None:
    """Refuse (``stale``) when somebody changed the case after the person opened the page."""
    if case.version == version:
        return
    last = _public(case).select_related("by").last()
    did = f"{last.by}在 {moment(last.at.astimezone(clock.CHINA))} “{last.label}”" if last else ""
    said = f"（{last.text}）" if last and last.text else ""
    raise Refusal(
        "stale",
        f"您打开这一页以后，{did}{said}。您这一次没有办成；请看过最新内容，再办一次。",
    )


def step(
    case: Session | Competition | Matter,
    transition: Transition | None,
    *,
    by: User,
    verb: str,
    text: str = "",
) -> None:
    """Write the event, move state and version, save the case. ``transition`` None: it begins."""
    if transition is not None:
        case.state = transition.leads_to(case.state)
    case.version += 1
    case.save()
    case.events.create(verb=verb, by=by, text=text)


def log(case: Any, *, by: User, verb: str, did: str, unit: Unit) -> None:
    """One audit sentence: who, and ``did`` (with what it was done to, without the final mark)."""
    sentence = f"{orgs.who(by, unit if _works_in(by, unit) else None)}{did}。"
    audit.record(
        by=by, verb=f"coordination.{verb}", sentence=sentence, record=case, unit_id=unit.pk
    )


def on_behalf(by: User, unit: Unit) -> str:
    """代区教育局, before the deed of somebody who has no post there; else nothing."""
    return "" if _works_in(by, unit) else f"代{unit.said}"


def _works_in(by: User, unit: Unit) -> bool:
    return any(one.pk == unit.pk for one in orgs.units_of(by))


def _public(case: Any) -> Any:
    """The events that move the version: in a competition not those of one unit."""
    events = case.events.all()
    return events.filter(unit=None) if isinstance(case, Competition) else events
