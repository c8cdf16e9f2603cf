"""The settings of a plan: how early the light turns, and the day of the yearly check."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.audit import queries as log
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..models import Assignment, Plan
from ..saying import day_words
from .ledger.projecting import project_all
from .versions import require

VERB = "plans.settings"
EARLIEST, LATEST = 1, 60  # days


@transaction.atomic
def change_settings(
    *,
    by: User,
    plan: Plan,
    warning_days: int,
    check_on: date | None,
    seen: tuple[int, date | None] | None = None,
) -> Plan:
    """Set both and write all projections of the plan anew, in one transaction.

    ``check_on`` None is the last day of the year. ``seen`` is what the person saw. Raises Refusal
    ``stale``, ``warning_days`` or ``check_on``.
    """
    held = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    require(by, held.unit)
    before = (held.warning_days, held.check_on)
    if seen is not None and seen != before:
        raise Refusal("stale", _faster(held))
    _refuse(held.year, warning_days, check_on)
    if (warning_days, check_on) == before:
        return held
    old_day = held.check_day
    held.warning_days, held.check_on = warning_days, check_on
    held.save(update_fields=["warning_days", "check_on"])
    project_all(Assignment.objects.filter(task__plan=held))
    audit.record(
        by=by,
        verb=VERB,
        sentence=_sentence(by, held, before[0], old_day),
        record=held,
        unit_id=held.unit_id,
    )
    return held


def _refuse(year: int, warning_days: int, check_on: date | None) -> None:
    found = []
    if not EARLIEST <= warning_days <= LATEST:
        found.append(
            Reason("warning_days", f"提前提醒的天数是 {EARLIEST} 到 {LATEST} 天。", "warning_days")
        )
    if check_on is not None and check_on.year != year:
        found.append(Reason("check_on", f"年度检查日要在 {year} 年内。", "check_on"))
    if found:
        said = found[0].sentence if len(found) == 1 else "有两处要改，现在没有存。"
        raise Refusal(found[0].code, said, found)


def _faster(plan: Plan) -> str:
    last = log.history_of(plan).filter(verb=VERB).first()
    said = last.sentence if last else "有人改过这份工作要点的设置。"
    return f"您打开这一页以后，{said}您刚才填的没有存；请看清现在的设置，再决定怎么改。"


def _sentence(by: User, plan: Plan, days: int, day: date) -> str:
    parts = []
    if days != plan.warning_days:
        parts.append(f"提前提醒由 {days} 天改为 {plan.warning_days} 天")
    if day != plan.check_day:
        parts.append(f"年度检查日由{day_words(day)}改为{day_words(plan.check_day)}")
    said = "，".join(parts) or "写明年度检查日"
    return f"{orgs.who(by)}把《{plan.title.strip('《》')}》的{said}。"
