"""What follows from every change of what is public: lists, search, channels, pages, the log."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from .. import pages
from ..models import Channel, Dispatch, Event, Placement, Publication, SearchNews
from ..rules.outgoing import Outgoing


def place(publication: Publication, outgoing: Outgoing) -> None:
    """List it on its shelves. What has a circle of readers stands on none."""
    publication.placements.all().delete()
    if publication.audience_id is None:
        Placement.objects.bulk_create(
            Placement(publication=publication, shelf=shelf, day=outgoing.day)
            for shelf in sorted(set(outgoing.shelves))
        )


def send_out(publication: Publication, channels: Iterable[Channel]) -> None:
    """Put the current version on its way. Nothing leaves the house for a circle of readers."""
    if publication.audience_id is not None:
        return
    Dispatch.objects.bulk_create(
        [
            Dispatch(
                publication=publication,
                channel=channel,
                number=publication.number,
                deed=Dispatch.PUBLISH,
                not_before=clock.now(),
            )
            for channel in channels
        ],
        ignore_conflicts=True,
    )


def call_back(publication: Publication, up_to: int, but: Iterable[Channel] = ()) -> None:
    """Recall versions up to this one wherever they are or may be, and send none of them any more;
    not from the channels ``but``, where a further version takes their place.

    Whoever is sending one at this moment is not waited for: the recall comes after it.
    """
    sent = publication.dispatches.filter(deed=Dispatch.PUBLISH, number__lte=up_to)
    sent = sent.exclude(channel__in=list(but))
    sent.filter(state__in=(Dispatch.WAITING, Dispatch.FAILED)).update(
        state=Dispatch.SKIPPED, ended_at=clock.now(), error="内容已经撤下，不用再送。"
    )
    reached = sent.filter(state__in=Dispatch.REACHED).values_list("channel_id", "number")
    Dispatch.objects.bulk_create(
        [
            Dispatch(
                publication=publication,
                channel_id=channel,
                number=number,
                deed=Dispatch.WITHDRAW,
                not_before=clock.now(),
            )
            for channel, number in reached
        ],
        ignore_conflicts=True,
    )


def follow(publication: Publication, *, by: User | None, verb: str, said: str, more: str) -> None:
    """The event, the search outbox, the pages, the audit sentence. ``said`` is the deed
    (公开了), ``more`` what is told beside it."""
    who = orgs.who(by)
    Event(
        publication=publication,
        verb=verb,
        number=publication.number,
        at=clock.now(),
        by=by,
        by_name=who[:150],
        said=more[:600],
    ).save()
    SearchNews.objects.create(
        publication=publication, removed=not publication.placements.exists(), at=clock.now()
    )
    pages.turn_over()
    tail = f"（{more}）" if more else ""
    audit.record(
        by=by,
        verb=f"release.{verb}",
        sentence=f"{who}{said}：《{publication.title.strip('《》')}》{tail}。",
        record=publication,
        unit_id=publication.unit_id,
        data={"number": publication.number, "digest": publication.digest},
    )
