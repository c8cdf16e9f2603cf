"""Reminding reviewers of their turn: each degree once, the highest only, one transaction a case."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits import saying

from ..models import Case, Reminder
from ..queries.people import reviewers
from ..queries.standing import turn_of
from ..rules.machine import REVIEWING
from ..rules.reminding import Reached, reached
from .writing import hold, link_to

logger = logging.getLogger(__name__)

REMINDER = "review.reminder"
AHEAD = timedelta(days=15)  # no holiday is longer: the working day before lies within


def remind_due() -> int:
    """Send what is due; return how many cases were reminded of.

    After an outage a case gets the highest degree that it has reached, not those that were missed.
    One that fails is logged and tried again next time; RuntimeError at the end if any failed.
    """
    rows = Case.objects.filter(state=REVIEWING, due__lte=clock.today() + AHEAD)
    sent, failed = 0, 0
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        try:
            sent += _remind(pk)
        except Exception:
            logger.exception("no reminder of review %s", pk)
            failed += 1
    if failed:
        raise RuntimeError(f"{failed} reviews could not be reminded of")
    return sent


@transaction.atomic
def _remind(pk: int) -> bool:
    case, standing = hold(Case(pk=pk))
    turn, due = turn_of(case, standing), case.due
    degree = reached(due, clock.today(), timelimits.calendar()) if due and turn else None
    if turn is None or due is None or degree is None:
        return False
    told = case.reminders.filter(step=standing.version, reached__gte=degree)
    if told.exists():
        return False
    Reminder.objects.create(case=case, step=standing.version, reached=degree)
    to = {user.pk: user for user in reviewers(case, turn, standing)}
    if degree is Reached.LATE or not to:
        to |= {user.pk: user for user in _leaders(case)}
    said = {
        Reached.BEFORE: f"“{turn.label}”要在{saying.short(due)}前办",
        Reached.ON_THE_DAY: f"“{turn.label}”今天到期",
        Reached.LATE: f"“{turn.label}”应在{saying.short(due)}前办，现在已经晚了",
    }[degree]
    title = f"《{case.title.strip('《》')}》"
    notices.notify(
        to=to.values(),
        kind=REMINDER,
        subject=f"{title}{said}"[:200],
        body=f"{case.unit.said}的{title}正在审签，等“{turn.label}”。",
        link=link_to(case),
        key=f"{REMINDER}:{pk}:{standing.version}:{degree:d}",
    )
    return True


def _leaders(case: Case) -> list[User]:
    return list(orgs.holders_of(case.unit_id, "unit_leader"))
