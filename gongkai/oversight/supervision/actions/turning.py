"""What the office may do with both kinds: approve, end, send back, give more time, hand to a
successor."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..queries.offices import MANAGE
from .steps import CaseT, advance, day_ahead, held, require_not_own, require_open, written


def approve(case: CaseT, verb: str, *, of: str, by: User, version: int, text: str) -> CaseT:
    """``verb``, in the transaction of its action: what the unit said with the step ``of`` is right.

    Raises Refusal ``own_answer`` for the person who said it.
    """
    found = held(case, by=by, verb=verb, version=version)
    require_not_own(found, by, of)
    advance(found, by=by, verb=verb, text=text)
    return found


def end(case: CaseT, verb: str, why: str, *, by: User, version: int, reason: str) -> CaseT:
    """``verb``, in the transaction of its action: no more is done; ``why`` is what to write."""
    found = held(case, by=by, verb=verb, version=version)
    advance(found, by=by, verb=verb, text=written(reason, why))
    return found


@transaction.atomic
def send_back(
    *, by: User, case: CaseT, version: int, reason: str, until: date | None = None
) -> CaseT:
    """Not good enough: the unit does it again, by ``until`` if a new day is set."""
    found = held(case, by=by, verb="send_back", version=version)
    day = day_ahead(until, "新的期限") if until is not None else None
    advance(found, by=by, verb="send_back", text=written(reason, "退回的原因"), due=day)
    return found


@transaction.atomic
def extend(*, by: User, case: CaseT, version: int, reason: str, until: date | None) -> CaseT:
    """A later day. Raises ``no_day`` where none is set and ``not_later`` for an earlier one."""
    found = held(case, by=by, verb="extend", version=version)
    day = day_ahead(until, "新的期限")
    if found.due is None:
        raise Refusal("no_day", "没有定过期限，不用延长。")
    if day <= found.due:
        raise Refusal("not_later", "新的期限要比原来的晚，请重新填写。")
    advance(found, by=by, verb="extend", text=written(reason, "延长的原因"), due=day)
    return found


@transaction.atomic
def transfer(*, by: User, case: CaseT, version: int, to: Unit, reason: str) -> CaseT:
    """Hand the case of a closed unit to whoever carries its work on.

    Raises Refusal ``unit_still_open``, ``unit_closed`` or ``not_allowed``.
    """
    found = held(case, by=by, verb="transfer", version=version)
    if found.unit.existed_on(clock.today()):
        raise Refusal(
            "unit_still_open", f"{found.unit.name}还在，不用移交。单位撤销以后才移交给承接单位。"
        )
    require_open(to)
    if not orgs.may(by, MANAGE, to):
        raise Refusal("not_allowed", f"您不能移交给{to.name}，请选本级政府的单位。")
    found.unit = to
    advance(found, by=by, verb="transfer", text=written(reason, "移交的原因"))
    return found
