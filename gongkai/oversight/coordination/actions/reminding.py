"""Three days before the voting ends, units that have not voted are reminded, once."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction

from gongkai.ground.core import clock

from ..models import Competition, VoteReminder
from ..queries.competitions import not_voted
from ..rules.machines import VOTING
from ..saying import day
from . import telling

logger = logging.getLogger(__name__)

AHEAD = timedelta(days=3)


def remind() -> int:
    """Remind every unit that is due; return how many. After an outage, those that still can vote.

    The row that says so is written with the notices: both are there, or neither is. A competition
    that fails is logged and tried again next time; the others are reminded of. Raises RuntimeError
    at the end if any failed.
    """
    today = clock.today()
    due = Competition.objects.filter(
        state=VOTING, vote_until__gte=today, vote_until__lte=today + AHEAD
    ).values_list("pk", flat=True)
    done, failed = 0, []
    for pk in list(due):
        try:
            done += _remind(pk)
        except Exception:
            logger.exception("no reminder of competition %s", pk)
            failed.append(str(pk))
    if failed:
        raise RuntimeError(f"competitions that could not be reminded of: {', '.join(failed)}")
    return done


@transaction.atomic
def _remind(pk: int) -> int:
    case = Competition.objects.select_for_update().get(pk=pk)
    today = clock.today()
    if case.state != VOTING or not today <= case.vote_until <= today + AHEAD:
        return 0
    told = VoteReminder.objects.filter(competition=case, until=case.vote_until).values("unit")
    units = list(not_voted(case).exclude(pk__in=told))
    VoteReminder.objects.bulk_create(
        VoteReminder(competition=case, unit=unit, until=case.vote_until) for unit in units
    )
    telling.competition(
        case,
        f"remind:{case.vote_until}",
        f"投票{_left((case.vote_until - today).days)}截止：{case}",
        f"本单位还没有投票，请在{day(case.vote_until)}前投票。",
        units,
    )
    return len(units)


def _left(days: int) -> str:
    return f"还有 {days} 天" if days else "今天"
