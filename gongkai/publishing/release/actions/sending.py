"""Sending to channels: claim, commit, send, record, as ``notices`` does.

The claim is committed before anything leaves; a process that dies afterwards leaves a claimed row,
which becomes "unknown". A recall is then tried again by itself; a publishing waits for a person.
"""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.rules.delivering import LOST_AFTER, Outcome, Result
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..channels import SENDERS, Parcel
from ..channels.shape import ParcelFile
from ..models import Attempt, Dispatch, Publication
from ..queries.public import open_version, reading_of
from ..rules.sending import WITHDRAW, after_try

logger = logging.getLogger(__name__)

LOST = "发送中途程序停了，不知道对方有没有收到。"
BEHIND = timedelta(seconds=30)  # a recall waits for the publishing that is on its way


def send_due(*, most: int = 100) -> int:
    """Send what is due, at most ``most``; return how many tries were made.

    Called outside any transaction: a claim that is not committed protects nobody.
    """
    give_up_lost()
    due = Dispatch.objects.filter(state=Dispatch.WAITING, not_before__lte=clock.now())
    return sum(_try(pk) for pk in list(due.order_by("pk").values_list("pk", flat=True)[:most]))


def give_up_lost() -> None:
    """Claims without a result: a recall is tried again, a publishing is unknown."""
    moment = clock.now()
    lost = Dispatch.objects.filter(state=Dispatch.CLAIMED, claimed_at__lte=moment - LOST_AFTER)
    lost.filter(deed=WITHDRAW).update(state=Dispatch.WAITING, not_before=moment, error=LOST)
    lost.exclude(deed=WITHDRAW).update(state=Dispatch.UNKNOWN, ended_at=moment, error=LOST)


@transaction.atomic
def resend(*, by: User, dispatch: Dispatch) -> Dispatch:
    """Send once more, because a person decided so. Raises Refusal where that makes no sense."""
    publication = Publication.objects.select_for_update(no_key=True).get(pk=dispatch.publication_id)
    row = Dispatch.objects.select_for_update(of=("self",)).get(pk=dispatch.pk)
    if not orgs.may(by, "release.publish", publication.unit_id):
        raise Refusal("not_allowed", "请由公开单位或者公开办的人员重新发送。")
    if row.state not in (Dispatch.FAILED, Dispatch.UNKNOWN):
        raise Refusal("not_open", f"这次发送现在是“{row.get_state_display()}”，不用再发。")
    row.state, row.tries, row.claim, row.not_before = Dispatch.WAITING, 0, None, clock.now()
    row.save(update_fields=["state", "tries", "claim", "not_before"])
    audit.record(
        by=by,
        verb="release.resend",
        sentence=f"{orgs.who(by)}决定向“{row.channel}”重新发送《{publication.title.strip('《》')}》。",
        record=publication,
        unit_id=publication.unit_id,
    )
    return row


def _try(pk: int) -> bool:
    dispatch = _claim(pk)
    if dispatch is None:
        return False  # another worker was faster
    if _must_wait(dispatch):
        _let_go(dispatch, Dispatch.WAITING, clock.now() + BEHIND)
        return False
    parcel = _parcel(dispatch)
    if parcel is None:
        _let_go(dispatch, Dispatch.SKIPPED, clock.now())
        return False
    _record(dispatch, _send(dispatch, parcel))
    return True


def _claim(pk: int) -> Dispatch | None:
    with transaction.atomic(durable=True):
        waiting = Dispatch.objects.filter(
            pk=pk, state=Dispatch.WAITING, not_before__lte=clock.now()
        )
        claimed = waiting.update(
            state=Dispatch.CLAIMED,
            claim=uuid.uuid4(),
            claimed_at=clock.now(),
            ended_at=None,
            error="",
            tries=F("tries") + 1,
        )
    if not claimed:
        return None
    return Dispatch.objects.select_related("publication__unit", "channel").get(pk=pk)


def _must_wait(dispatch: Dispatch) -> bool:
    """A recall never overtakes the publishing that it recalls, nor a new version the recall of an
    earlier one."""
    others = Dispatch.objects.filter(
        publication=dispatch.publication_id, channel=dispatch.channel_id
    )
    if dispatch.deed == WITHDRAW:
        return others.filter(deed=Dispatch.PUBLISH, state=Dispatch.CLAIMED).exists()
    under_way = (Dispatch.WAITING, Dispatch.CLAIMED)
    return others.filter(deed=WITHDRAW, state__in=under_way, number__lt=dispatch.number).exists()


def _parcel(dispatch: Dispatch) -> Parcel | None:
    """What goes out, or None for what is not public any more at this moment."""
    publication = dispatch.publication
    if dispatch.deed == WITHDRAW:
        return Parcel(
            key=str(dispatch.key),
            deed=dispatch.deed,
            target=dispatch.channel.target,
            address=publication.address,
            number=dispatch.number,
            notice=publication.notice,
        )
    version = open_version(publication, dispatch.number)
    current = dispatch.number == publication.number
    if reading_of(publication) != "open" or version is None or not current:
        return None
    here = f"{publication.address}v{version.number}/files/"
    files = tuple(
        ParcelFile(one.name, f"{here}{one.key}/", one.size, one.sha256, one.upload)
        for one in version.files.select_related("upload")
    )
    return Parcel(
        key=str(dispatch.key),
        deed=dispatch.deed,
        target=dispatch.channel.target,
        address=publication.address,
        number=version.number,
        title=version.title,
        summary=publication.summary,
        unit=publication.unit.name,
        published_at=version.at.isoformat(),
        sha256=version.digest,
        snapshot=version.snapshot,
        files=files,
    )


def _send(dispatch: Dispatch, parcel: Parcel) -> Outcome:
    if not dispatch.channel.active and dispatch.deed != WITHDRAW:
        return Outcome(Result.REFUSED, "这个渠道已经停用。")
    try:
        return SENDERS[dispatch.channel.kind](parcel)
    except Exception as error:
        logger.error("dispatch %s failed with %s", dispatch.pk, type(error).__name__)
        return Outcome(Result.UNCERTAIN, "发送时程序出错，不知道对方有没有收到。")


@transaction.atomic
def _record(dispatch: Dispatch, outcome: Outcome) -> None:
    """Write the result, unless a newer try holds the row by now."""
    follows = after_try(dispatch.deed, outcome.result, tries=dispatch.tries)
    moment = clock.now()
    Attempt(
        dispatch=dispatch, at=moment, result=outcome.result.value, said=outcome.sentence[:300]
    ).save()
    Dispatch.objects.filter(
        pk=dispatch.pk, claim=dispatch.claim, state__in=(Dispatch.CLAIMED, Dispatch.UNKNOWN)
    ).update(
        state=follows.state,
        not_before=moment + follows.wait if follows.wait else moment,
        ended_at=None if follows.wait else moment,
        error=outcome.sentence[:300],
    )


def _let_go(dispatch: Dispatch, state: str, not_before: object) -> None:
    """Give a claim back without a try."""
    Dispatch.objects.filter(pk=dispatch.pk, claim=dispatch.claim).update(
        state=state,
        not_before=not_before,
        tries=dispatch.tries - 1,
        ended_at=clock.now() if state == Dispatch.SKIPPED else None,
    )
