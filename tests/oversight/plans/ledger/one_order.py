"""Deeds that meet each other, and the locks after which they do (see ``tests.meeting``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import RecordItem
from gongkai.ground.orgs.models import Unit
from gongkai.oversight.coordination import actions as coordination
from gongkai.oversight.coordination.models import Session
from gongkai.oversight.coordination.queries.sessions import KIND
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.amending import amend_task
from gongkai.oversight.plans.models import Assignment, Task
from gongkai.oversight.plans.queries.ledger.amending import cells_of, for_cells
from tests.factories.coordination import facts
from tests.factories.ledger import People, fresh

Deed = Callable[[], object]
TASK, ASSIGNMENT = "plans_task", "plans_assignment"
RECORD, LOG = "evidence_linkedrecord", "audit_head"
THIS_YEAR = {"year": 2026, "date": "2026-02-20", "document_number": "云川政办发〔2026〕3号"}
SPRING = datetime(2026, 4, 2, 9, tzinfo=clock.CHINA)


def held(people: People, items: Iterable[RecordItem] = ()) -> Session:
    return coordination.record(
        by=people.info, unit=people.culture, facts=facts(), items=list(items)
    )


def tell(people: People, row: Assignment, session: Session) -> Deed:
    """Reports with the session as proof."""
    items = [RecordItem(KIND, str(session.pk))]
    return lambda: ledger.report(
        by=people.info, assignment=row, version=fresh(row).version, text="办了培训。", items=items
    )


def void(people: People, session: Session) -> Deed:
    version = Session.objects.get(pk=session.pk).version
    return lambda: coordination.void(by=people.info, session=session, version=version, reason="错")


def extend(people: People, *rows: Assignment, until: date = date(2025, 12, 1)) -> Deed:
    wanted = [ledger.Wanted(row.pk, fresh(row).version) for row in rows]
    return partial(
        ledger.bulk, by=people.admin, verb="extend", wanted=wanted, until=until, reason="等文件。"
    )


def move(people: People, *rows: Assignment, to: Unit) -> Deed:
    wanted = [ledger.Wanted(row.pk, fresh(row).version) for row in rows]
    return partial(
        ledger.bulk, by=people.admin, verb="transfer", wanted=wanted, unit=to, reason="调整。"
    )


def step(people: People, row: Assignment) -> Deed:
    return partial(people.do, "report", row, version=fresh(row).version)


# A report that names a record, and the record's withdrawal.


def amend(people: People, of: Task, *, out: Iterable[int] = (), **becomes: str) -> Deed:
    now = cells_of(for_cells(Task.objects.filter(pk=of.pk)).get())
    was = {name: now[name] for name in becomes}
    return partial(
        amend_task, by=people.admin, task=of, was=was, becomes=becomes, withdraw=list(out)
    )
