"""Writing a notice: rows in the caller's transaction, nothing leaves the house here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.ground.core import clock

from .. import queries
from ..channels import ready_channels
from ..enums import Channel
from ..models import Delivery, Notice

if TYPE_CHECKING:
    from gongkai.ground.orgs.models import User


@transaction.atomic
def notify(
    *,
    to: User | Iterable[User],
    kind: str,
    subject: str,
    body: str,
    key: str,
    link: str = "",
    channels: Collection[Channel] | None = None,
) -> list[Notice]:
    """Tell one person or several; return the notices that are new.

    Called twice with one ``key``, a person is told once. ``channels`` None means: as each person
    chose for this ``kind``. ``link`` is an address of our own, beginning with a slash. The sweep
    ``notices.deliver`` sends the rest after the caller's transaction has been committed; if that
    rolls back, nothing was ever told.
    """
    receivers = {user.pk: user for user in (to if isinstance(to, Iterable) else [to])}
    told = set(Notice.objects.filter(to__in=receivers, key=key).values_list("to_id", flat=True))
    fresh = [pk for pk in receivers if pk not in told]
    moment = clock.now()
    Notice.objects.bulk_create(
        [
            Notice(
                to_id=pk,
                kind=kind,
                subject=subject[:200],
                body=body,
                link=link,
                key=key,
                created=moment,
            )
            for pk in fresh
        ],
        ignore_conflicts=True,
    )
    notices = list(Notice.objects.filter(to__in=fresh, key=key))
    _plan_deliveries(notices, kind, channels)
    return notices


def _plan_deliveries(
    notices: list[Notice], kind: str, channels: Collection[Channel] | None
) -> None:
    ready = {str(channel) for channel in ready_channels()}
    wanted = (
        queries.channels_wanted([notice.to_id for notice in notices], kind)
        if channels is None
        else {notice.to_id: {str(c) for c in channels} for notice in notices}
    )
    Delivery.objects.bulk_create(
        [
            Delivery(notice=notice, channel=channel, not_before=notice.created)
            for notice in notices
            for channel in sorted(wanted[notice.to_id] & ready)
        ],
        ignore_conflicts=True,
    )
