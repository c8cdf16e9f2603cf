"""In what part a person stands to a case: the words that the tables of transitions use.

A unit hands in, votes and proposes by its own people alone. The register is kept by the office as
well, which then says so (``actions.sessions``).
"""

from __future__ import annotations

from typing import Any

from gongkai.ground.core.transitions import Transition
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit

from ..models import Competition, Matter, Session
from ..rules.machines import COMPETITION, MATTER, SESSION

MANAGE = "coordination.manage"
RECORD = "coordination.record"
VOTE = "coordination.vote"


def session_verbs(user: Any, session: Session) -> list[Transition]:
    """What the person may do with a register entry now."""
    actors = ["keeper"] if orgs.may(user, RECORD, session.unit) else []
    offered = SESSION.offered(session.state, actors)
    return [one for one in offered if one.verb != "restore" or session.restorable]


def competition_verbs(user: Any, competition: Competition, unit: Unit | None) -> list[Transition]:
    """What the person may do in a competition now, working for ``unit``."""
    actors = ["office"] if orgs.may(user, MANAGE, competition.office) else []
    if unit is not None and competition.units.filter(pk=unit.pk).exists():
        actors += ["unit"] if orgs.works_for(user, RECORD, unit) else []
        actors += ["voter"] if orgs.works_for(user, VOTE, unit) else []
    return COMPETITION.offered(competition.state, actors)


def matter_verbs(user: Any, matter: Matter) -> list[Transition]:
    """What the person may do with a matter now."""
    actors = ["office"] if orgs.may(user, MANAGE, matter.unit) else []
    actors += ["proposer"] if orgs.works_for(user, RECORD, matter.unit) else []
    return MATTER.offered(matter.state, actors)
