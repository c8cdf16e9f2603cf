"""Reading notices and deliveries."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from .channels import CHANNELS
from .enums import Channel, DeliveryState
from .kinds import kind_of
from .models import Delivery, Notice, Preference
from .rules.delivering import LOST_AFTER
from .rules.quiet import QuietHours

if TYPE_CHECKING:
    from gongkai.ground.orgs.models import User


OPEN = "open"  # the filter "waits for a person's decision"
_UNDECIDED = (DeliveryState.UNKNOWN, DeliveryState.FAILED)


def inbox(user: User, *, unread_only: bool = False) -> QuerySet[Notice]:
    """The notices of ``user``, unread ones first, then the newest first."""
    rows = Notice.objects.filter(to=user)
    if unread_only:
        rows = rows.filter(read_at=None)
    return rows.order_by(F("read_at").desc(nulls_first=True), "-created", "-pk")


def unread_count(user: User) -> int:
    """How many notices ``user`` has not read."""
    return Notice.objects.filter(to=user, read_at=None).count()


def channels_wanted(user_ids: list[int], kind: str) -> dict[int, set[str]]:
    """For each of ``user_ids`` the channels wanted for ``kind``: own choice, else the default."""
    wanted = {user_id: {str(c) for c in kind_of(kind).channels} for user_id in user_ids}
    for choice in Preference.objects.filter(user__in=user_ids, kind=kind):
        change = wanted[choice.user_id].add if choice.wanted else wanted[choice.user_id].discard
        change(choice.channel)
    return wanted


def due(moment: datetime, quiet: QuietHours | None) -> QuerySet[Delivery]:
    """Deliveries that may be sent at ``moment``, oldest first; in quiet hours only silent ones."""
    rows = Delivery.objects.filter(state=DeliveryState.WAITING, not_before__lte=moment)
    if quiet is not None and quiet.covers(moment):
        rows = rows.exclude(channel__in=[c for c in Channel if CHANNELS[c].quiet])
    return rows.order_by("pk")


def lost(moment: datetime) -> QuerySet[Delivery]:
    """Claimed deliveries whose process never came back with a result."""
    return Delivery.objects.filter(state=DeliveryState.CLAIMED, claimed_at__lte=moment - LOST_AFTER)


def deliveries(state: str = "") -> QuerySet[Delivery]:
    """All deliveries for the office, newest first; ``state`` (or ``OPEN``) narrows them."""
    rows = Delivery.objects.select_related("notice", "notice__to")
    if state == OPEN:
        return rows.filter(state__in=_UNDECIDED)
    return rows.filter(state=state) if state in DeliveryState.values else rows


def needing_a_person() -> int:
    """How many deliveries wait for a person's decision."""
    return Delivery.objects.filter(state__in=_UNDECIDED).count()
