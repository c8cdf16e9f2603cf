"""Deeds without arguments, for processes that are killed in the middle of them."""

from __future__ import annotations

from datetime import date

from gongkai.ground.orgs.models import User
from gongkai.oversight.plans import actions
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.models import Assignment, Plan, PlanDraft


def remind() -> None:
    ledger.remind_due()


def project() -> None:
    ledger.project_stale()


def take_over() -> None:
    draft = PlanDraft.objects.get()
    actions.take_over(by=_officer(), draft=draft, version=draft.current.number)


def extend_all() -> None:
    rows = Assignment.objects.filter(state="doing")
    wanted = [ledger.Wanted(row.pk, row.version) for row in rows]
    day = date(2025, 12, 1)
    ledger.bulk(by=_officer(), verb="extend", wanted=wanted, until=day, reason="机房扩容。")


def carry() -> None:
    last, this = Plan.objects.order_by("year")
    left = Assignment.objects.filter(task__plan=last, state="doing")
    ledger.carry_over(by=_officer(), plan=this, assignments=left, due=date(this.year, 6, 30))


def _officer() -> User:
    return User.objects.get(username="linlan")
