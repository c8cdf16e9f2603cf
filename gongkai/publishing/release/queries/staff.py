"""What staff see of publications: by ``visible_to``, what needs somebody first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..kinds import kind_of
from ..models import Audience, Channel, Dispatch, Publication, Schedule
from ..rules.life import MACHINE, PUBLIC
from ..rules.outgoing import Outgoing
from .gates import why_not
from .readers import is_reader

PUBLISH, WITHDRAW = "release.publish", "release.withdraw"
SOON = timedelta(days=7)
TROUBLE = (Dispatch.FAILED, Dispatch.UNKNOWN)


def seen_by(user: User) -> QuerySet[Publication]:
    """The publications that the person may see."""
    return orgs.visible_to(user, Publication.objects.select_related("unit", "audience"))


def with_trouble(rows: QuerySet[Publication]) -> QuerySet[Publication]:
    """Each with ``troubled``: whether a channel failed, and ``refused``: whether its last
    schedule did."""
    failed = Dispatch.objects.filter(publication=OuterRef("pk"), state__in=TROUBLE)
    refused = Schedule.objects.filter(publication=OuterRef("pk"), state=Schedule.REFUSED)
    done_since = Schedule.objects.filter(publication=OuterRef("pk")).exclude(state=Schedule.REFUSED)
    return rows.annotate(troubled=Exists(failed), refused=Exists(refused) & ~Exists(done_since))


def filtered(rows: QuerySet[Publication], chosen: dict[str, Any]) -> QuerySet[Publication]:
    """By unit, state and words of the title."""
    if unit := chosen.get("unit"):
        rows = rows.filter(unit=unit)
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if words := chosen.get("q"):
        rows = rows.filter(title__icontains=words)
    return rows


def needs_somebody(user: User) -> QuerySet[Publication]:
    """Of the person's own units: refused schedules, failed channels, a last day that comes."""
    units = [unit.pk for unit in orgs.units_of(user) if orgs.works_for(user, PUBLISH, unit)]
    rows = with_trouble(seen_by(user).filter(unit__in=units))
    ends = Q(state=PUBLIC, expires_on__lte=clock.today() + SOON, expires_on__gte=clock.today())
    return rows.filter(Q(troubled=True) | Q(refused=True) | ends).order_by("-changed_at", "-pk")


def buttons(user: User, publication: Publication) -> list[str]:
    """The verbs that this person may do now."""
    offered = {one.verb for one in MACHINE.transitions if publication.state in one.sources}
    verbs = []
    if "withdraw" in offered and orgs.may(user, WITHDRAW, publication.unit_id):
        verbs.append("withdraw")
    if orgs.works_for(user, PUBLISH, publication.unit_id):
        if publication.schedules.filter(state=Schedule.WAITING).exists():
            verbs.append("cancel")
        gone = publication.ending == "gone" and publication.state != PUBLIC
        if "prolong" in offered and not gone:
            verbs.append("prolong")
    return verbs


def outgoing_of(kind: str, record_id: int) -> Outgoing | None:
    """The record as it would go out now; None where there is none."""
    try:
        return kind_of(kind).outgoing(record_id, lock=False)
    except LookupError:
        return None


def reasons_of(outgoing: Outgoing) -> list[Reason]:
    """「为什么还不能发布」, as the page of the record shows it."""
    return why_not(outgoing)


def waiting_of(publication: Publication | None) -> Schedule | None:
    """The release that waits for its time."""
    if publication is None:
        return None
    return publication.schedules.filter(state=Schedule.WAITING).first()


def publication_of(kind: str, record_id: int) -> Publication | None:
    """The publication of a record, if it was ever to be public."""
    rows = Publication.objects.select_related("unit", "audience")
    return rows.filter(record_kind=kind, record_id=record_id).first()


def summaries(kind: str, record_ids: list[int]) -> dict[int, Publication]:
    """The publications of many records of one kind, by record: one query."""
    rows = Publication.objects.filter(record_kind=kind, record_id__in=record_ids)
    return {row.record_id: row for row in rows}


def channels_for(_user: User) -> QuerySet[Channel]:
    """The channels that whoever publishes may choose."""
    return Channel.objects.filter(active=True)


def channels_at_first(model: str, record: int) -> list[int]:
    """The channels that are ticked when the page opens: the usual ones, and those on which the
    record stands already, as a correction that leaves one out calls it back from there."""
    usual = Channel.objects.filter(active=True, chosen=True)
    standing = Channel.objects.filter(
        active=True,
        dispatches__publication__record_kind=model,
        dispatches__publication__record_id=record,
        dispatches__deed=Dispatch.PUBLISH,
        dispatches__state__in=Dispatch.REACHED,
    )
    return sorted({one.pk for one in (*usual, *standing)})


def circles_for(user: User) -> QuerySet[Audience]:
    """The circles of the person's own units."""
    units = [unit.pk for unit in orgs.units_of(user)]
    return Audience.objects.filter(unit__in=units, active=True)


def shared_with(user: User) -> list[Publication]:
    """What is public to circles that this person belongs to, the newest first."""
    circles = [one for one in Audience.objects.filter(active=True) if is_reader(user, one)]
    rows = Publication.objects.filter(audience__in=circles, state=PUBLIC).select_related("unit")
    return list(rows.order_by("-day", "-pk")[:200])
