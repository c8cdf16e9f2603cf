"""What waits for a person, and what a person sees of reviews."""

from __future__ import annotations

from typing import Any

from django.db.models import Case as Choice
from django.db.models import IntegerField, Q, QuerySet, Value, When

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..models import Case
from ..rules.chains import registered
from ..rules.machine import DRAFT, MACHINE, PASSED, RETURNED, REVIEWING
from .people import Reviewer, opinion_by
from .standing import standing_of, turn_of

SUBMIT = "review.submit"
BY_THE_ROOM = ("change", "move")  # follow from what the record's room does
MOST = 200  # of what may wait for one person; nobody reviews more in a day


def seen_by(user: User) -> QuerySet[Case]:
    """The cases that the person may see."""
    return orgs.visible_to(user, Case.objects.select_related("unit"))


def waiting_for(user: User) -> list[Case]:
    """Cases whose turn this person may pass now, those due first; at most ``MOST``."""
    rows = seen_by(user).filter(_turns_of(user), state=REVIEWING).order_by("due", "pk")
    found = rows.prefetch_related("steps")[: 2 * MOST]
    return [case for case in found if _may_pass(user, case)][:MOST]


def returned_to(user: User) -> QuerySet[Case]:
    """Cases that came back to this person, who wrote or sent them."""
    mine = Case.objects.filter(steps__by=user, steps__verb__in=("change", "submit"))
    rows = seen_by(user).filter(state=RETURNED, pk__in=mine.values("pk"))
    return rows.filter(unit__in=[unit.pk for unit in orgs.units_of(user)]).order_by("pk")


def listed(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Under review first, the earliest day on top; then what came back, drafts, the rest."""
    order = {REVIEWING: 0, RETURNED: 1, DRAFT: 2, PASSED: 3}
    whens = [When(state=state, then=Value(place)) for state, place in order.items()]
    place = Choice(*whens, default=Value(len(order)), output_field=IntegerField())
    return rows.annotate(place=place).order_by("place", "due", "-pk")


def filtered(rows: QuerySet[Case], chosen: dict[str, Any]) -> QuerySet[Case]:
    """By unit, state, stage and words of the title."""
    if unit := chosen.get("unit"):
        rows = rows.filter(unit=unit)
    if state := chosen.get("state"):
        rows = rows.filter(state=state)
    if stage := chosen.get("stage"):
        rows = rows.filter(turn__contains=f",{stage},")
    if words := chosen.get("q"):
        rows = rows.filter(title__icontains=words)
    return rows


def stages() -> dict[str, str]:
    """Codes and names of all stages that any chain has."""
    return {stage.code: stage.label for chain in registered() for stage in chain.stages}


def buttons(user: User, case: Case) -> list[str]:
    """The verbs that this person may do now with the case (``approve`` stands for both)."""
    standing, verbs = standing_of(case), []
    turn = turn_of(case, standing)
    if turn is not None and isinstance(opinion_by(user, case, turn, standing), Reviewer):
        verbs += ["approve", "send_back"]
    if orgs.works_for(user, SUBMIT, case.unit_id):
        offered = MACHINE.offered(case.state, ("author",))
        verbs += [one.verb for one in offered if one.verb not in BY_THE_ROOM]
    return verbs


def states(record_kind: str, record_ids: list[int]) -> dict[int, Case]:
    """The cases of many records of one kind, by record: one query."""
    rows = Case.objects.filter(record_kind=record_kind, record_id__in=record_ids)
    return {case.record_id: case for case in rows}


def _turns_of(user: User) -> Q:
    """Turns of which this person has the permission, somewhere."""
    verbs = {verb for held in orgs.standings(user) for verb in held.verbs}
    found = Q(pk__in=[])
    for chain in registered():
        for stage in chain.stages:
            if stage.verb in verbs:
                found |= Q(chain=chain.kind, turn__contains=f",{stage.code},")
    return found


def _may_pass(user: User, case: Case) -> bool:
    standing = standing_of(case)
    turn = turn_of(case, standing)
    return turn is not None and isinstance(opinion_by(user, case, turn, standing), Reviewer)
