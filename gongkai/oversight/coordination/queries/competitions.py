"""Competitions, their entries and votes, each as far as the person may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..models import Competition, CompetitionEvent, Entry, Vote
from ..rules.machines import CHOSEN, CLOSED, OPEN, VOTING
from ..rules.voting import RANKS, Placed, placed

# From the first vote on every unit that takes part reads all cases; a cancelled one closes them.
SHOWN = (VOTING, CLOSED, CHOSEN)


@dataclass(frozen=True, slots=True)
class Result:
    """One entry with what the votes say of it."""

    entry: Entry
    placed: Placed

    @property
    def said(self) -> str:
        """第 2 名（并列）."""
        return f"第 {self.placed.place} 名{'（并列）' if self.placed.tied else ''}"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One unit's votes in a competition: those given, and how many are left."""

    unit: Unit
    given: frozenset[int]
    left: int


def competitions_of(user: Any) -> QuerySet[Competition]:
    """The competitions that a person may see."""
    return orgs.visible_to(user, Competition.objects.select_related("office"))


def found(user: Any, *, state: str = "", year: int | None = None) -> QuerySet[Competition]:
    """Those in a state or of a year, with ``entry_count``: how many entries the person sees."""
    rows = competitions_of(user)
    if state:
        rows = rows.filter(state=state)
    if year:
        rows = rows.filter(year=year)
    seen = Q(entries__in=entries_of(user).filter(withdrawn_at=None))
    return rows.annotate(entry_count=Count("entries", filter=seen, distinct=True)).order_by(
        "-year", "-pk"
    )


def entries_of(user: Any) -> QuerySet[Entry]:
    """Entries of the person's own unit, of all units for the office, of all once voting begins."""
    own = orgs.visible_to(user, Entry.objects.all()).values("pk")
    shown = competitions_of(user).filter(state__in=SHOWN).values("pk")
    seen = Q(pk__in=own) | Q(competition__in=shown, withdrawn_at=None)
    # One's own entry is read inside a competition that one may see.
    return Entry.objects.filter(seen, competition__in=competitions_of(user).values("pk")).order_by(
        "pk"
    )


def entries_in(user: Any, competition: Competition) -> QuerySet[Entry]:
    """The entries of one competition that the person may see, those withdrawn at the end."""
    rows = entries_of(user).filter(competition=competition).select_related("unit", "competition")
    return rows.order_by(F("withdrawn_at").asc(nulls_first=True), "pk")


def events_of(user: Any, competition: Competition) -> QuerySet[CompetitionEvent]:
    """What happened, newest first. What another unit handed in shows when its entries do."""
    rows = competition.events.select_related("by", "unit").order_by("-pk")
    if competition.state in SHOWN or orgs.may(user, "coordination.manage", competition.office):
        return rows
    return rows.filter(Q(unit=None) | Q(unit__in=orgs.sight_of(user).own))


def counts_of(competition: Competition) -> dict[int, int]:
    """Votes by entry, entries without one too; withdrawn entries are out."""
    rows = Entry.objects.filter(competition=competition, withdrawn_at=None).order_by()
    return dict(rows.annotate(n=Count("votes")).values_list("pk", "n"))


def counts_shown(user: Any, competition: Competition) -> bool:
    """Nobody sees a count while others still vote; then the office, and at last everybody."""
    if competition.state == CHOSEN:
        return True
    office = orgs.may(user, "coordination.manage", competition.office)
    return competition.state == CLOSED and office


def results(competition: Competition) -> list[Result]:
    """All entries: by award when chosen, else by votes. Ask ``counts_shown`` first."""
    entries = Entry.objects.filter(competition=competition, withdrawn_at=None)
    by_pk = {entry.pk: entry for entry in entries.select_related("unit")}
    ordered = [Result(by_pk[one.entry], one) for one in placed(counts_of(competition))]
    return sorted(ordered, key=lambda one: RANKS[one.entry.award])


def ballot(competition: Competition, unit: Unit | None) -> Ballot | None:
    """The unit's votes; None for a unit that takes no part."""
    if unit is None or not competition.units.filter(pk=unit.pk).exists():
        return None
    given = frozenset(votes_in(competition).filter(unit=unit).values_list("entry", flat=True))
    return Ballot(unit, given, competition.votes_per_unit - len(given))


def votes_in(competition: Competition) -> QuerySet[Vote]:
    """All votes that count."""
    return Vote.objects.filter(entry__competition=competition, entry__withdrawn_at=None)


def not_voted(competition: Competition) -> QuerySet[Unit]:
    """The units that take part and have given no vote at all."""
    voted = votes_in(competition).values("unit")
    return competition.units.filter(active=True).exclude(pk__in=voted)


def ballots_open(competition: Competition) -> int:
    """How many units could still give a vote."""
    used = votes_in(competition).order_by().values("unit").annotate(n=Count("pk"))
    full = [row["unit"] for row in used if row["n"] >= competition.votes_per_unit]
    return competition.units.filter(active=True).exclude(pk__in=full).count()


def to_vote(user: User, unit: Unit) -> list[tuple[Competition, int]]:
    """Competitions in which the unit still has votes to give, with how many."""
    rows = (
        competitions_of(user)
        .filter(state=VOTING, units=unit, vote_until__gte=clock.today())
        .order_by("vote_until", "pk")
    )
    return [(row, left) for row, left in _left(rows, unit) if left > 0]


def _left(rows: Iterable[Competition], unit: Unit) -> list[tuple[Competition, int]]:
    listed = list(rows)
    used = dict(
        Vote.objects.filter(unit=unit, entry__competition__in=listed, entry__withdrawn_at=None)
        .order_by()
        .values_list("entry__competition")
        .annotate(n=Count("pk"))
    )
    return [(row, row.votes_per_unit - used.get(row.pk, 0)) for row in listed]


def waiting_for_office(user: User) -> list[Competition]:
    """Competitions whose next step is the office's: their day is past, or they are closed."""
    today = clock.today()
    offices = orgs.units_for(user, "coordination.manage")
    past = (
        Q(state=OPEN, submit_until__lt=today)
        | Q(state=VOTING, vote_until__lt=today)
        | Q(state=CLOSED)
    )
    return list(competitions_of(user).filter(past, office__in=offices).order_by("vote_until"))
