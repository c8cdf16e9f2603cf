"""What the public may read now. Every page, list, file and feed asks here, at every call.

State and days are looked at when something is shown, not when a job has run: what was taken down,
has expired or was closed is gone from the moment of its commit, with or without a worker.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from django.db.models import Q, QuerySet

from gongkai.ground.core import clock

from ..models import Placement, Publication, Version
from ..rules.life import EXPIRED, PUBLIC
from ..rules.outgoing import BANNER, GONE

MAP_PART = 20_000  # keys of one part of the map; machines take at most 50,000 addresses
Reading = Literal["open", "restricted", "gone", "absent"]


def reading_of(publication: Publication | None) -> Reading:
    """What an address answers: a page, a page for a circle of readers, 410, or 404."""
    if publication is None or publication.number == 0:
        return "absent"
    if publication.state not in (PUBLIC, EXPIRED) or _is_over(publication, clock.today()):
        return "gone"  # was public once
    return "restricted" if publication.audience_id else "open"


def is_expired(publication: Publication) -> bool:
    """Whether its days of publication are over (its page then carries a banner)."""
    if publication.state == EXPIRED:
        return True
    return publication.expires_on is not None and publication.expires_on < clock.today()


def find(address: str) -> Publication | None:
    """The publication of an address, whatever its state; ask ``reading_of`` next."""
    return Publication.objects.select_related("unit").filter(address=address).first()


def open_version(publication: Publication, number: int | None = None) -> Version | None:
    """A version that may be read: the current one, or an earlier one that was not closed."""
    wanted = publication.number if number is None else number
    if not publication.closed_up_to < wanted <= publication.number:
        return None
    return publication.versions.filter(number=wanted).first()


def open_versions(publication: Publication) -> QuerySet[Version]:
    """All versions that may be read, the newest first."""
    return publication.versions.filter(
        number__gt=publication.closed_up_to, number__lte=publication.number
    ).order_by("-number")


def listed(on: date | None = None) -> QuerySet[Publication]:
    """Whatever lists, feeds, maps and searches may name: open to everybody today."""
    return Publication.objects.filter(_shown(on or clock.today()), audience=None, number__gt=0)


def withdrawn() -> QuerySet[Publication]:
    """What was open to everybody and is not any more: taken down, ended, or for a circle now. Those
    who keep a copy have to do without it."""
    return Publication.objects.filter(gone_at__isnull=False)


def map_parts() -> list[int]:
    """The parts of the map that hold something: numbers from 0, each of ``MAP_PART`` keys."""
    last = listed().order_by("-pk").values_list("pk", flat=True).first()
    return list(range(last // MAP_PART + 1)) if last is not None else []


def map_rows(number: int) -> list[tuple[str, datetime | None]]:
    """Address and last change of all that may be listed, of one part."""
    rows = listed().filter(pk__gte=number * MAP_PART, pk__lt=(number + 1) * MAP_PART)
    return list(rows.order_by("pk").values_list("address", "changed_at"))


def newest() -> QuerySet[Publication]:
    """All that may be listed, the newest day first."""
    return listed().order_by("-day", "-pk")


def on_shelf(*shelves: str, year: int | None = None) -> QuerySet[Publication]:
    """What stands on all of these shelves and may be listed, the newest day first; of one year."""
    rows = listed()
    first, *others = shelves
    for shelf in others:
        rows = rows.filter(pk__in=Placement.objects.filter(shelf=shelf).values("publication"))
    if year is None:
        rows = rows.filter(placements__shelf=first)
    else:  # by the days of the placements: their index has shelf and day together
        days = (date(year, 1, 1), date(year, 12, 31))
        rows = rows.filter(placements__shelf=first, placements__day__range=days)
    return rows.order_by("-placements__day", "-placements__publication_id")


def on_any_shelf(shelves: Iterable[str]) -> QuerySet[Publication]:
    """What stands on one of these shelves at least and may be listed, the newest day first."""
    placed = Placement.objects.filter(shelf__in=list(shelves)).values("publication")
    return newest().filter(pk__in=placed)


def _shown(day: date) -> Q:
    running = Q(expires_on=None) | Q(expires_on__gte=day)
    return Q(state=PUBLIC) & running | Q(state__in=(PUBLIC, EXPIRED), ending=BANNER)


def _is_over(publication: Publication, day: date) -> bool:
    if publication.ending != GONE:
        return False
    ended = publication.expires_on is not None and publication.expires_on < day
    return publication.state == EXPIRED or ended
