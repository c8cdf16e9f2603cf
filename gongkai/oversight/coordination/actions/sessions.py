"""The register: record, correct, void, take the voiding back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.evidence import actions as evidence
from gongkai.ground.evidence import linkable
from gongkai.ground.evidence.items import Item
from gongkai.ground.orgs.models import Unit, User

from ..enums import SessionKind
from ..models import Session
from ..queries.sessions import KIND
from ..queries.standing import RECORD
from ..rules.machines import SESSION, VALID
from ..rules.sessions import Facts, reasons_against
from .stepping import at_version, hold, log, on_behalf, refuse, require, step

NAMES = {
    "kind": "种类",
    "held_on": "日期",
    "subject": "主题",
    "host": "主持人或主讲人",
    "people": "人数",
    "place": "地点",
    "summary": "内容概要",
}


@transaction.atomic
def record(*, by: User, unit: Unit, facts: Facts, items: Sequence[Item] = ()) -> Session:
    """Register a training or briefing of ``unit`` with its materials.

    The office may do it for a unit (代录), and time line and log then say so.
    Raises Refusal with every reason against the facts, ``recorded_twice`` for the same subject on
    the same day, ``evidence`` for materials that cannot be taken.
    """
    _keep_others_out(unit)
    require(by, RECORD, unit, "登记培训和汇报")
    facts = facts.tidy()
    refuse([*reasons_against(facts, clock.today()), *_twice(unit, facts)])
    session = Session(unit=unit, recorded_by=by, **asdict(facts))
    behalf = on_behalf(by, unit)
    step(session, None, by=by, verb="record", text=f"{behalf}登记" if behalf else "")
    evidence.attach(by=by, unit=unit, holder=session, items=items)
    log(session, by=by, verb="record", did=f"{behalf}登记了{session}", unit=unit)
    return session


@transaction.atomic
def correct(
    *, by: User, session: Session, version: int, facts: Facts, items: Sequence[Item] = ()
) -> Session:
    """Correct an entry and add materials. The log keeps what it said before.

    Raises Refusal as ``record`` does, ``wrong_state`` for a voided entry, ``stale``.
    """
    _keep_others_out(session.unit)
    held = hold(session)
    require(by, RECORD, held.unit, "更正登记")
    transition = SESSION.step(held.state, "correct", "这条登记")
    at_version(held, version)
    facts = facts.tidy()
    refuse([*reasons_against(facts, clock.today()), *_twice(held.unit, facts, held.pk)])
    changes = _changes(held.facts, facts)
    for name, value in asdict(facts).items():
        setattr(held, name, value)
    added = evidence.attach(by=by, unit=held.unit, holder=held, items=items)
    changes += [f"添了 {len(added)} 份材料"] if added else []
    if not changes:
        return held
    text = "；".join(changes)
    step(held, transition, by=by, verb="correct", text=text)
    did = f"{on_behalf(by, held.unit)}更正了{held}：{text}"
    log(held, by=by, verb="correct", did=did, unit=held.unit)
    return held


@transaction.atomic
def void(*, by: User, session: Session, version: int, reason: str) -> Session:
    """Void an entry; whoever linked it as proof is told. Raises Refusal ``no_reason``, ``stale``,
    ``wrong_state``."""
    held = hold(session)
    require(by, RECORD, held.unit, "作废登记")
    transition = SESSION.step(held.state, "void", "这条登记")
    at_version(held, version)
    reason = reason.strip()
    refuse([] if reason else [Reason("no_reason", "请写明作废的原因。", "reason")])
    held.voided_at, held.void_reason = clock.now(), reason
    step(held, transition, by=by, verb="void", text=reason)
    linkable.withdrawn.send(
        sender=Session, kind=KIND, reference=str(held.pk), reason=reason.rstrip("。")
    )
    did = f"{on_behalf(by, held.unit)}作废了{held}，原因：{reason.rstrip('。')}"
    log(held, by=by, verb="void", did=did, unit=held.unit)
    return held


@transaction.atomic
def restore(*, by: User, session: Session) -> Session:
    """Take a voiding back within ten minutes. Raises Refusal ``too_late``, ``recorded_twice``,
    ``wrong_state``."""
    _keep_others_out(session.unit)
    held = hold(session)
    require(by, RECORD, held.unit, "撤回作废")
    transition = SESSION.step(held.state, "restore", "这条登记")
    late = Reason("too_late", "作废已经超过 10 分钟，不能撤回。确实办过的，请重新登记。")
    refuse([*([] if held.restorable else [late]), *_twice(held.unit, held.facts, held.pk)])
    held.voided_at, held.void_reason = None, ""
    step(held, transition, by=by, verb="restore")
    linkable.restored.send(sender=Session, kind=KIND, reference=str(held.pk))
    did = f"{on_behalf(by, held.unit)}撤回了对{held}的作废"
    log(held, by=by, verb="restore", did=did, unit=held.unit)
    return held


def _keep_others_out(unit: Unit) -> None:
    """Two people of one unit who register the same thing: the second must see the first's."""
    # No key of the unit changes: whoever attaches proof in its name meanwhile need not wait.
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def _twice(unit: Unit, facts: Facts, but: int = 0) -> list[Reason]:
    same = Session.objects.filter(
        unit=unit, kind=facts.kind, held_on=facts.held_on, subject=facts.subject, state=VALID
    ).exclude(pk=but)
    sentence = "同一天、同一主题的已经登记过了。要补充，请打开那一条更正。"
    return [Reason("recorded_twice", sentence, "subject")] if same.exists() else []


def _changes(old: Facts, new: Facts) -> list[str]:
    """What differs, in words: 人数由 12 改为 15."""
    before, after = (asdict(one) | {"kind": SessionKind(one.kind).label} for one in (old, new))
    found = []
    for name, label in NAMES.items():
        if before[name] != after[name]:
            shown = f"{label}由“{before[name]}”改为“{after[name]}”"
            found.append(f"改了{label}" if name == "summary" else shown)
    return found
