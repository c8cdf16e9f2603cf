"""公开属性: decided at the source, looked at again on its day (条例 art. 13-16, 18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs.models import User

from ..enums import Attribute
from ..models import Item, Reevaluation
from ..queries.showing import rows_of
from ..rules.exemptions import EXEMPTIONS
from .checking import check_rows, check_text
from .stepping import (
    at_version,
    hand_in,
    hold,
    log,
    refuse,
    require,
    require_live,
    still_public,
    touch,
)
from .telling import owed, tell

CLASSIFY = "items.classify"


@transaction.atomic
def classify(
    *,
    by: User,
    item: Item,
    attribute: str,
    reason: str,
    exemption: str = "",
    proof: str = "",
    next_on: date | None = None,
    version: int | None = None,
) -> Item:
    """Decide the attribute, or keep it until the next day of evaluation. What becomes 主动公开 is
    not public by that: it goes through review and release like all else.

    Raises Refusal with every reason: ``reason_missing``, ``exemption_missing``, ``proof_missing``,
    ``date_missing``, ``date_past``, ``still_public``, ``stale``, ``not_allowed``.
    """
    held = hold(item)
    require(by, CLASSIFY, held.unit_id, "确定公开属性")
    require_live(held)
    at_version(held, version)
    closed = attribute == Attribute.CLOSED
    refuse(_against(held, attribute, reason, (exemption, proof), next_on))
    was, before = held.attribute, owed(held)
    held.attribute = attribute
    held.exemption = exemption if closed else ""
    held.exemption_proof = proof.strip() if closed else ""
    held.reevaluate_on = None if attribute == Attribute.PROACTIVE else next_on
    touch(held, by)
    Reevaluation(
        item=held, before=was, after=attribute, reason=reason.strip()[:500],
        next_on=held.reevaluate_on, by=by, at=clock.now(),
    ).save()  # fmt: skip
    check_text(held)
    rows = rows_of(held)
    if rows is not None:
        check_rows(held, rows)
    tell(held, before, by)
    hand_in(held, by)
    word = Attribute(attribute).label
    did = f"把公开属性定为“{word}”" if was != attribute else f"重新评估，仍为“{word}”"
    log(by, held, "classify", f"{did}（{reason.strip().rstrip('。')}）")
    return held


def _against(
    item: Item, attribute: str, reason: str, ground: tuple[str, str], next_on: date | None
) -> Iterator[Reason]:
    exemption, proof = ground
    if attribute not in Attribute.values:
        yield Reason("attribute_missing", "请选择公开属性。", "attribute")
    if not reason.strip():
        yield Reason("reason_missing", "请写明评估的意见。", "reason")
    if attribute == Attribute.CLOSED:
        if exemption not in EXEMPTIONS:
            said = "不予公开的，请选择依据（条例第十四条至第十六条）。"
            yield Reason("exemption_missing", said, "exemption")
        if not proof.strip():
            yield Reason("proof_missing", "请写明不予公开的理由和证明。", "proof")
    if attribute != Attribute.PROACTIVE:
        if next_on is None:
            said = "不主动公开的，请填写下次评估的日期（条例第十八条）。"
            yield Reason("date_missing", said, "next_on")
        elif next_on <= clock.today():
            yield Reason("date_past", "下次评估的日期要在今天以后。", "next_on")
    yield from still_public(item, attribute)
