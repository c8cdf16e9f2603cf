"""What a person does with the own inbox."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.ground.core import clock

from ..channels import ready_channels
from ..kinds import declared
from ..models import Notice, Preference

if TYPE_CHECKING:
    from gongkai.ground.orgs.models import User


def mark_read(*, notice: Notice) -> None:
    """Note when the receiver first read ``notice``."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())


def mark_all_read(*, by: User) -> int:
    """Mark every notice of ``by`` as read; return how many were unread."""
    return Notice.objects.filter(to=by, read_at=None).update(read_at=clock.now())


@transaction.atomic
def choose(*, by: User, wanted: Collection[tuple[str, str]]) -> None:
    """Keep which kinds reach ``by`` through which channels, as pairs (kind, channel).

    Every kind and every channel that was offered is written, also where the choice equals the
    default, so that a later change of a default does not change what a person has decided. A
    channel that is set up later begins with the default.
    """
    rows = [
        Preference(user=by, kind=kind.code, channel=channel, wanted=(kind.code, channel) in wanted)
        for kind in declared()
        for channel in ready_channels()
    ]
    Preference.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["user", "kind", "channel"],
        update_fields=["wanted"],
    )
