"""Sending: claim, commit, send, record.

The claim is committed before anything leaves the house. A process that dies afterwards leaves a
claimed row, which becomes "unknown" and waits for a person; it is never sent again in silence.
"""

from __future__ import annotations

import logging
import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import F

from gongkai.ground.core import clock

from .. import queries
from ..channels import CHANNELS, Message
from ..enums import DeliveryState
from ..models import Delivery
from ..rules.delivering import Outcome, Result, after_attempt
from ..rules.quiet import read_quiet_hours

logger = logging.getLogger(__name__)

LOST_SENTENCE = "发送中途程序停了，不知道有没有送到。请先核对，再决定是否重新发送。"


def deliver_due(*, most: int = 200) -> int:
    """Send what is due, at most ``most`` rows; return how many attempts were made.

    Must be called outside any transaction: a claim that is not committed protects nobody.
    """
    give_up_lost()
    quiet = read_quiet_hours(settings.QUIET_HOURS)
    due = queries.due(clock.now(), quiet).values_list("pk", flat=True)[:most]
    return sum(_attempt(pk) for pk in list(due))


def give_up_lost() -> int:
    """Turn claims without a result into "unknown"; return how many."""
    return queries.lost(clock.now()).update(
        state=DeliveryState.UNKNOWN, error=LOST_SENTENCE, ended_at=clock.now()
    )


def _attempt(pk: int) -> bool:
    delivery = _claim(pk)
    if delivery is None:
        return False  # another worker was faster
    _record(delivery, _send(delivery))
    return True


def _claim(pk: int) -> Delivery | None:
    with transaction.atomic(durable=True):
        waiting = Delivery.objects.filter(
            pk=pk, state=DeliveryState.WAITING, not_before__lte=clock.now()
        )
        claimed = waiting.update(
            state=DeliveryState.CLAIMED,
            claim=uuid.uuid4(),
            claimed_at=clock.now(),
            ended_at=None,
            error="",
            tries=F("tries") + 1,
        )
    return Delivery.objects.select_related("notice__to").get(pk=pk) if claimed else None


def _send(delivery: Delivery) -> Outcome:
    sender = CHANNELS[delivery.channel]
    notice = delivery.notice
    address = sender.address_of(notice.to)
    if not address:
        return Outcome(Result.NO_ADDRESS, "这个人没有登记这种联系方式，只发了站内消息。")
    message = Message(
        key=str(delivery.key),
        address=address,
        kind=notice.kind,
        subject=notice.subject,
        body=notice.body,
        link=settings.DESK_ADDRESS + notice.link if settings.DESK_ADDRESS and notice.link else "",
    )
    try:
        return sender.send(message)
    except Exception as error:
        # Only the type: the text of an exception may hold the address.
        logger.error("delivery %s failed with %s", delivery.pk, type(error).__name__)
        return Outcome(Result.UNCERTAIN, "发送时程序出错，不知道有没有送到。")


def _record(delivery: Delivery, outcome: Outcome) -> None:
    """Write the result, unless a newer attempt holds the row by now."""
    follows = after_attempt(outcome.result, tries=delivery.tries)
    moment = clock.now()
    Delivery.objects.filter(
        pk=delivery.pk,
        claim=delivery.claim,
        state__in=[DeliveryState.CLAIMED, DeliveryState.UNKNOWN],
    ).update(
        state=follows.state,
        not_before=moment + follows.wait if follows.wait else moment,
        ended_at=None if follows.wait else moment,
        error=outcome.sentence,
    )
