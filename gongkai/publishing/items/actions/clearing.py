"""已公开信息清理: suspicions are found or written down, each is decided with its reason."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs.models import User
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.queries.staff import publication_of
from gongkai.publishing.release.rules.life import PUBLIC

from ..enums import Clearing
from ..models import ClearingCase, Item
from ..rules.chain import KIND
from .checking import check_text
from .stepping import hand_in, hold, log, refuse, require, touch

CLEAR = "items.clear"


@transaction.atomic
def suspect(*, by: User | None, item: Item, suspicion: str, evidence: str) -> ClearingCase | None:
    """Write a suspicion down; None where the same one waits already. ``by`` None: the search for
    old information found it. Raises Refusal ``not_allowed``, ``not_public``, ``evidence_missing``.
    """
    held = hold(item)
    if by is not None:
        require(by, CLEAR, held.unit_id, "清理已公开的信息")
    publication = publication_of(KIND, held.pk)
    if publication is None or publication.state != PUBLIC:
        raise Refusal("not_public", "这条信息现在没有公开，不用清理。")
    said = evidence.strip()
    refuse([] if said else [Reason("evidence_missing", "请写明依据。", "evidence")])
    waiting = held.clearings.filter(suspicion=suspicion, decision=Clearing.OPEN)
    if waiting.exists():
        return None
    row = ClearingCase.objects.create(
        item=held, suspicion=suspicion, evidence=said[:500], found_at=clock.now()
    )
    log(by, held, "suspect", f"列入清理（{row.get_suspicion_display()}：{said.rstrip('。')}）")
    return row


@transaction.atomic
def decide(*, by: User, case: ClearingCase, decision: str, reason: str) -> ClearingCase:
    """Keep it, mark it, mask it or take it down. A take-down holds at once; a mark and a masking
    change the item, which then goes through review and is released as a correction.

    Raises Refusal ``not_allowed``, ``wrong_state``, ``reason_missing``, ``decision_missing``.
    """
    item = hold(case.item)
    require(by, CLEAR, item.unit_id, "清理已公开的信息")
    held = ClearingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if held.decision != Clearing.OPEN:
        raise Refusal("wrong_state", "这一件已经处理过了。")
    said = reason.strip()
    refuse(
        [
            *([] if said else [Reason("reason_missing", "请写明理由。", "reason")]),
            *(
                []
                if decision in Clearing.values and decision != Clearing.OPEN
                else [Reason("decision_missing", "请选择怎样处理。", "decision")]
            ),
        ]
    )
    held.decision, held.reason = decision, said[:500]
    held.decided_at, held.decided_by = clock.now(), by
    held.save()
    if decision == Clearing.TAKE_DOWN:
        publication = publication_of(KIND, item.pk)
        if publication is not None and publication.state == PUBLIC:
            release.withdraw(by=by, publication=publication, reason=f"清理：{said}")
    elif decision == Clearing.MARK:
        item.mark = said[:200]
        touch(item, by, "mark")
        check_text(item)
        hand_in(item, by)
    log(by, item, "clear", f"清理的处理是“{held.get_decision_display()}”（{said.rstrip('。')}）")
    return held
