"""The register of one unit, and the office's view of all units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Sum

from gongkai.ground.core import clock
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.evidence.linkable import Linked
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.enums import UnitKind
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.addresses import desk_address
from gongkai.ground.ui.shapes import Cell

from ..enums import SessionKind
from ..models import Session
from ..rules.machines import VALID
from ..rules.sessions import content_hash, missing

KIND = "coordination.session"
OFFERED = 20


@dataclass(frozen=True, slots=True)
class Tally:
    """What a unit has held in a year: how often by kind, and how many people came."""

    counts: dict[str, int]
    people: dict[str, int]

    @property
    def missing(self) -> dict[str, int]:
        """How many of each kind are still to be held."""
        return missing(self.counts)

    @property
    def complete(self) -> bool:
        return not any(self.missing.values())

    @property
    def trainings(self) -> int:
        return self.counts.get(SessionKind.TRAINING, 0)

    @property
    def briefings(self) -> int:
        return self.counts.get(SessionKind.BRIEFING, 0)

    @property
    def trained(self) -> int:
        """Everybody who came to a training, each time anew."""
        return self.people.get(SessionKind.TRAINING, 0)

    @property
    def cells(self) -> list[tuple[SessionKind, Cell]]:
        """For each kind 齐 or 差N."""
        return [(kind, _cell(self.missing[kind])) for kind in SessionKind]


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of the office's view."""

    unit: Unit
    tally: Tally


def sessions_of(user: Any) -> QuerySet[Session]:
    """The entries that a person may see, voided ones too."""
    rows = Session.objects.select_related("unit", "recorded_by")
    return orgs.visible_to(user, rows)


def register_of(
    user: User, unit: Unit, *, year: int, kind: str = "", words: str = ""
) -> QuerySet[Session]:
    """One unit's entries of a year, the newest first; voided ones at the end."""
    rows = sessions_of(user).filter(unit=unit, held_on__year=year)
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(
            Q(subject__icontains=words) | Q(host__icontains=words) | Q(summary__icontains=words)
        )
    return rows.order_by("-state", "held_on", "pk").reverse()


def tally_of(user: User, unit: Unit, year: int) -> Tally:
    """The unit's year."""
    return _tallies(sessions_of(user).filter(unit=unit), year).get(unit.pk, Tally({}, {}))


def lines(user: User, year: int) -> list[Line]:
    """All units that the office looks after, with their year. The government itself holds none."""
    units = orgs.units_for(user, "coordination.manage").exclude(kind=UnitKind.GOVERNMENT)
    held = _tallies(sessions_of(user), year)
    return [Line(unit, held.get(unit.pk, Tally({}, {}))) for unit in units.filter(active=True)]


def years(user: User) -> list[int]:
    """From the year of the first entry that the person sees to the present one, newest first."""
    first = sessions_of(user).aggregate(first=Min("held_on"))["first"]
    today = clock.today()
    return list(range(today.year, min(first.year if first else today.year, today.year) - 1, -1))


def materials(rows: Iterable[Session]) -> dict[int, list[Any]]:
    """The materials of many entries in one query."""
    return evidence.of_many(Session, [row.pk for row in rows])


def get(user: Any, reference: str) -> Linked | None:
    """The entry as other rooms link it: seen by ``user`` and not voided, else None."""
    if not (reference.isascii() and reference.isdecimal() and len(reference) < 18):
        return None
    row = sessions_of(user).filter(pk=int(reference), state=VALID).first()
    return _linked([row])[0] if row else None


def find(user: Any, words: str) -> list[Linked]:
    """At most twenty entries that ``user`` may link, the newest first."""
    rows = sessions_of(user).filter(state=VALID)
    if words.strip():
        rows = rows.filter(subject__icontains=words.strip())
    return _linked(list(rows.order_by("-held_on", "-pk")[:OFFERED]))


def hash_of(session: Session) -> str:
    """The content hash of one entry as it stands."""
    return _linked([session])[0].content_hash


def _linked(rows: list[Session]) -> list[Linked]:
    proof = materials(rows)
    return [
        Linked(
            kind=KIND,
            reference=str(row.pk),
            title=str(row),
            address=desk_address("coordination:session", row.pk),
            content_hash=content_hash(
                row.unit_id,
                row.facts,
                [one.content_hash or one.url for one in proof.get(row.pk, [])],
            ),
        )
        for row in rows
    ]


def _tallies(rows: QuerySet[Session], year: int) -> dict[int, Tally]:
    counted = (
        rows.filter(held_on__year=year, state=VALID)
        .order_by()
        .values_list("unit", "kind")
        .annotate(Count("pk"), Sum("people"))
    )
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    people: dict[int, dict[str, int]] = defaultdict(dict)
    for unit, kind, times, heads in counted:
        counts[unit][kind], people[unit][kind] = times, heads
    return {unit: Tally(counts[unit], people[unit]) for unit in counts}


def _cell(short: int) -> Cell:
    return Cell("short", short) if short else Cell("all")
