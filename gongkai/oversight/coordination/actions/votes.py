"""Votes: given by a person for a unit, and taken back while the voting lasts.

The competition is locked, so that two people of one unit cannot together give a vote too many.
Votes write no event: the time line is read by all units, and how one unit voted is its own.
"""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs.models import Unit, User

from ..models import Competition, Entry, Vote
from ..queries.competitions import votes_in
from ..queries.standing import VOTE
from ..rules.machines import COMPETITION
from ..rules.voting import reasons_against_voting
from ..saying import day
from .competitions import WHAT
from .stepping import hold, log, refuse, require_own


@transaction.atomic
def vote(*, by: User, entry: Entry, unit: Unit) -> Vote:
    """Give one of the unit's votes to ``entry``. Raises Refusal ``own_entry``, ``votes_used``,
    ``voted_already``, ``entry_withdrawn``, ``not_invited``, ``voting_over``."""
    case, held = _held(by, entry, unit, "vote")
    given = list(votes_in(case).filter(unit=unit).values_list("entry", flat=True))
    refuse(
        [
            *_out_of_time(case, unit),
            *reasons_against_voting(
                own=held.unit_id == unit.pk,
                withdrawn=held.withdrawn_at is not None,
                given=given,
                entry=held.pk,
                limit=case.votes_per_unit,
            ),
        ]
    )
    made = Vote.objects.create(entry=held, unit=unit, cast_by=by)
    log(made, by=by, verb="vote", did=f"代表{unit.said}在{case}中投了{held}一票", unit=unit)
    return made


@transaction.atomic
def take_back(*, by: User, entry: Entry, unit: Unit) -> None:
    """Take the unit's vote for ``entry`` back. Raises Refusal ``no_vote``, ``voting_over``."""
    case, held = _held(by, entry, unit, "take_back")
    mine = Vote.objects.filter(entry=held, unit=unit).first()
    none = Reason("no_vote", "本单位没有投这个案例，不用收回。")
    refuse([*_out_of_time(case, unit), *([] if mine else [none])])
    assert mine is not None, "refused above"
    log(mine, by=by, verb="take_back", did=f"收回了{unit.said}投给{held}的一票", unit=unit)
    mine.delete()


def _held(by: User, entry: Entry, unit: Unit, verb: str) -> tuple[Competition, Entry]:
    case = hold(entry.competition)
    held = Entry.objects.select_related("unit").get(pk=entry.pk)
    require_own(by, VOTE, unit, "投票")
    COMPETITION.step(case.state, verb, WHAT)
    return case, held


def _out_of_time(case: Competition, unit: Unit) -> list[Reason]:
    found = []
    if clock.today() > case.vote_until:
        sentence = f"投票已经在{day(case.vote_until)}截止，不能再投或者收回。"
        found.append(Reason("voting_over", sentence))
    if not case.units.filter(pk=unit.pk).exists():
        found.append(Reason("not_invited", f"{unit.said}不在参评单位里，不能投票。"))
    return found
