"""How a unit reviews: stages that the office joins, one person for several turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..models import Arrangement
from ..rules.chains import Chain, chain_of

ARRANGE = "review.arrange"


@transaction.atomic
def arrange(
    *,
    by: User,
    unit: Unit,
    chain: str,
    joined: Iterable[Sequence[str]],
    one_person: bool,
    reason: str,
) -> Arrangement:
    """Join stages of a chain for a unit and say whether one person may hold several turns.

    What is under review goes on as it was sent. Raises Refusal ``not_allowed``, ``reason_missing``,
    ``cannot_join``.
    """
    groups, known = [list(group) for group in joined], chain_of(chain)
    _refuse(by, unit, known, groups, reason)
    row, _ = Arrangement.objects.update_or_create(
        unit=unit,
        chain=chain,
        defaults={
            "joined": groups,
            "one_person": one_person,
            "reason": reason.strip()[:300],
            "by": by,
            "at": clock.now(),
        },
    )
    audit.record(
        by=by,
        verb="review.arrange",
        sentence=f"{orgs.who(by)}安排了{unit.said}的{known.label}审核：{_said(known, row)}。",
        record=row,
        unit_id=unit.pk,
    )
    return row


def _refuse(
    by: User, unit: Unit, chain: Chain, groups: Sequence[Sequence[str]], reason: str
) -> None:
    if not orgs.may(by, ARRANGE, unit):
        raise Refusal("not_allowed", "审核环节由政务公开办安排，您没有这个权限。")
    if not reason.strip():
        raise Refusal("reason_missing", "请写明理由，审签单上会写出来。")
    if not all(chain.may_join(group) for group in groups):
        raise Refusal(
            "cannot_join", "只有相邻的环节可以合并；保密审查要逐项审，不能和别的环节合并。"
        )


def _said(chain: Chain, row: Arrangement) -> str:
    turns = "、".join(turn.label for turn in chain.turns(row.joined))
    several = "，同一个人可以审几个环节" if row.one_person else ""
    return f"{turns}{several}，理由是{row.reason.rstrip('。')}"
