"""Reminding units of their days: each step once, the highest only, one transaction a case."""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import saying

from ..models import Finding, Letter, Reminder
from ..queries.offices import people_of_office, people_of_unit
from ..rules.cases import RUNNING
from ..rules.reminding import Step, reached, span
from .telling import link_to

logger = logging.getLogger(__name__)

REMINDER = "supervision.reminder"


def remind_due() -> int:
    """Send every reminder that is due; return how many cases were reminded of.

    After an outage a case gets the highest step that it has reached, not those that were missed.
    One case that fails is logged and tried again next time; the others are reminded of. Raises
    RuntimeError at the end if any failed.
    """
    sent, failed = 0, 0
    for model in (Finding, Letter):
        for pk in _candidates(model):
            try:
                sent += _remind(model, pk)
            except Exception:
                logger.exception("no reminder of %s %s", model._meta.model_name, pk)
                failed += 1
    if failed:
        raise RuntimeError(f"{failed} cases could not be reminded of")
    return sent


def _candidates(model: type[Finding] | type[Letter]) -> list[int]:
    """Cases that have reached a step and were not reminded at it."""
    today = clock.today()
    found: list[int] = []
    for step in Step:
        first, last = span(step, today)
        days = Q(due__lte=last) & (Q(due__gte=first) if first else Q())
        told = Reminder.objects.filter(
            kind=model._meta.model_name,
            case_id=OuterRef("pk"),
            due=OuterRef("due"),
            step__gte=step,
        )
        rows = model._default_manager.filter(days, ~Exists(told), state__in=RUNNING)
        found += rows.order_by("pk").values_list("pk", flat=True)
    return found


@transaction.atomic
def _remind(model: type[Finding] | type[Letter], pk: int) -> bool:
    """The reminder of one case and the row that says so, both or neither."""
    case = model._default_manager.select_for_update(no_key=True).get(pk=pk)
    step = reached(case.due, clock.today()) if case.runs and case.due else None
    if step is None or case.due is None:
        return False
    _, fresh = Reminder.objects.get_or_create(
        kind=model._meta.model_name, case_id=pk, due=case.due, step=step
    )
    if not fresh:
        return False
    said = _sentence(case, step)
    people = _people(case, step)
    notices.notify(
        to=people,
        kind=REMINDER,
        subject=said,
        body=f"“{case.title}”。{case.machine.waits_for[case.state]}",
        link=link_to(case),
        key=f"{REMINDER}:{model._meta.model_name}:{pk}:{case.due}:{step:d}",
    )
    names = "、".join(str(person) for person in people) or "没有人可以提醒"
    audit.record(
        by=None,
        verb=REMINDER,
        sentence=f"系统提醒：{said}。收到的人：{names}。",
        record=case,
        unit_id=case.unit_id,
    )
    return True


def _sentence(case: Finding | Letter, step: Step) -> str:
    assert case.due is not None
    verb = "整改" if isinstance(case, Finding) else "答复"
    day = saying.short(case.due)
    left = (case.due - clock.today()).days
    when = {
        Step.BEFORE: f"要在 {day}前{verb}，还剩 {left} 天",
        Step.ON_THE_DAY: f"今天到期，请今天{verb}",
        Step.LATE: f"应在 {day}前{verb}，已经过了 {-left} 天",
    }
    return f"{case.unit.said}的{case.said}{when[step]}"


def _people(case: Finding | Letter, step: Step) -> list[User]:
    """Whom the step reaches. Where a unit has nobody to tell, the next above is told."""
    found = people_of_unit(case.unit_id, "info_officer")
    if step >= Step.ON_THE_DAY or not found:
        found += people_of_unit(case.unit_id, "unit_leader")
    if step >= Step.LATE or not found:
        found += people_of_office(case.office_id)
    return list({person.pk: person for person in found}.values())
