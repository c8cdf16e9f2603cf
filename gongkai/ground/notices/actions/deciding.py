"""What a person decides about a delivery that did not end well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.queries import who

from ..enums import DeliveryState
from ..models import Delivery
from ..rules.delivering import may_decide

if TYPE_CHECKING:
    from gongkai.ground.orgs.models import User


@transaction.atomic
def resend(*, delivery: Delivery, by: User) -> None:
    """Send once more because a person decided so. Raises Refusal where that makes no sense."""
    row = _decidable(delivery, "resend")
    row.state = DeliveryState.WAITING
    row.tries = 0
    row.not_before = clock.now()
    _finish(row, by, "notices.resend", "决定重新发送")


@transaction.atomic
def drop(*, delivery: Delivery, by: User) -> None:
    """Leave it at that. Raises Refusal where the delivery has already ended well."""
    row = _decidable(delivery, "drop")
    row.state = DeliveryState.SKIPPED
    row.ended_at = clock.now()
    _finish(row, by, "notices.drop", "决定不再发送")


def _decidable(delivery: Delivery, decision: str) -> Delivery:
    row = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("notice__to")
        .get(pk=delivery.pk)
    )
    if not may_decide(decision, row.state):
        raise Refusal(
            "delivery_not_open",
            f"这条消息现在是“{row.get_state_display()}”，不用再处理。",
        )
    return row


def _finish(row: Delivery, by: User, verb: str, deed: str) -> None:
    row.claim = None  # an attempt still under way may no longer write its result
    row.save(update_fields=["state", "tries", "not_before", "ended_at", "claim"])
    record(
        by=by,
        verb=verb,
        sentence=f"{who(by)}{deed}给{row.notice.to}的{row.get_channel_display()}“{row.notice.subject}”。",
        record=row,
    )
