"""What other rooms tell: proof that no longer holds, units that close, posts that change hands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.dispatch import receiver

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.evidence import holders
from gongkai.ground.evidence.signals import flagged, unflagged
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Post, Unit, User
from gongkai.ground.orgs.signals import handed_over, unit_closing
from gongkai.ground.timelimits.signals import calendar_changed
from gongkai.ground.ui.addresses import desk_address
from gongkai.publishing.catalogue.models import Repost
from gongkai.publishing.catalogue.signals import repost_ordered

from .actions.amending import add
from .actions.ledger import project_stale
from .actions.ledger.flagging import proof_changed
from .actions.ledger.stepping import hold_all
from .actions.ledger.telling import UNIT_ROLES, WORK
from .actions.telling_amended import tell_amended
from .models import Assignment, Plan, WorkEvent
from .queries.ledger.merged import lives_on_where_seen
from .rules.ledger.states import OPEN, SUBMITTED, UNFINISHED

HOLDER = WorkEvent._meta.label_lower


def _sees(user: User, event_id: int) -> bool:
    if orgs.visible_to(user, WorkEvent.objects.filter(pk=event_id)).exists():
        return True
    event = WorkEvent.objects.select_related("assignment").filter(pk=event_id).first()
    return event is not None and lives_on_where_seen(user, event.assignment)


def _hold(event_ids: Collection[int]) -> None:
    events = WorkEvent.objects.filter(pk__in=event_ids)
    hold_all(Assignment.objects.filter(pk__in=events.values("assignment")))


holders.register(kind=HOLDER, visible=_sees, hold=_hold)


@receiver([flagged, unflagged])
def proof(sender: object, holder_kind: str, holder_id: int, reason: str = "", **_: Any) -> None:
    if holder_kind == HOLDER:
        proof_changed(event_id=holder_id, reason=reason)


@receiver(repost_ordered)
def repost(sender: object, repost: Repost, by: User, **_: Any) -> None:
    """What is to be reposted is a task of the units in the plan of the year, if there is one."""
    plan = Plan.objects.filter(year=repost.asked_on.year).order_by("-taken_over_at", "-pk").first()
    if plan is None or not orgs.may(by, "plans.manage", plan.unit):
        return
    due = repost.due_at.astimezone(clock.CHINA).date()
    cells = {
        "section": "重要信息转载",
        "requirement": f"转载{repost.source}的《{repost.title.strip('《》')}》，并登记网址。",
        "units": "、".join(duty.unit.name for duty in repost.duties.select_related("unit")),
        "deadline": f"{due.year}年{due.month}月{due.day}日前",
    }
    tell_amended(by=by, plan=plan, done=[add(by=by, plan=plan, cells=cells)])


@receiver(calendar_changed)
def calendar(sender: object, **_: Any) -> None:
    """At once for few; the sweep does the rest, also when this process ends half-way."""
    project_stale(most=1000)


@receiver(unit_closing)
def closing(sender: object, unit: Unit, **_: Any) -> list[Reason]:
    """A unit with open tasks is not closed before they are handed on."""
    rows = Assignment.objects.filter(unit=unit)
    waiting, still_open = (
        rows.filter(state=SUBMITTED).count(),
        rows.filter(state__in=OPEN).count(),
    )
    found = []
    if still_open:
        sentence = (
            f"还有 {still_open} 项没办结的工作要点任务。请先在任务看板里把它们移交给接收单位。"
        )
        found.append(Reason("open_tasks", sentence))
    if waiting:
        sentence = f"还有 {waiting} 项工作要点任务等着核验。请先核验，或者退回补充以后移交。"
        found.append(Reason("waiting_tasks", sentence))
    return found


@receiver(handed_over)
def post(sender: object, old: Post, new: Post, note: str = "", **_: Any) -> None:
    """Tasks belong to units, so nothing moves; the new person is told what is open."""
    if new.role.code not in UNIT_ROLES:
        return
    count = Assignment.objects.filter(unit=new.unit, state__in=UNFINISHED).count()
    if count:
        notices.notify(
            to=new.user,
            kind=WORK,
            subject=f"您接任{new.unit.said}的{new.said}，有 {count} 项工作要点任务还没办完",
            body=note,
            link=desk_address("plans:mine"),
            key=f"{WORK}:post:{new.pk}",
        )
