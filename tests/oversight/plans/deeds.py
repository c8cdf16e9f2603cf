"""Deeds without arguments, for processes that are killed in the middle of them."""

from __future__ import annotations

import os
from datetime import date

from gongkai.ground.documents.models import Upload
from gongkai.ground.documents.queries import document_of
from gongkai.ground.jobs import actions as jobs
from gongkai.ground.jobs.models import Job
from gongkai.ground.orgs.models import Unit, User
from gongkai.oversight.plans import actions
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger import importing
from gongkai.oversight.plans.models import Assignment, Plan, PlanDraft
from gongkai.oversight.plans.queries.ledger.importing import of_ledger
from gongkai.oversight.supervision import actions as supervision


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


def run_export() -> None:
    jobs.run_job(Job.objects.get().pk, f"worker-{os.getpid()}")


def run_left() -> None:
    jobs.run_left()


def import_sheet() -> None:
    upload = Upload.objects.get()
    unit = Unit.objects.get(pk=upload.unit_id)
    by = User.objects.get(pk=upload.by_id)
    found = of_ledger(by, unit, document_of(upload))
    ticked = importing.Ticked(changes=frozenset(one.pk for one in found.changes))
    importing.apply_ledger(by=by, unit=unit, upload=upload, seen=found.fingerprint, ticked=ticked)


def supervise() -> None:
    supervision.remind_due()
