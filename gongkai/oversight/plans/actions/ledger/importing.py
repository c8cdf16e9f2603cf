"""Applying what a corrected sheet says: what a person has seen and ticked, all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import actions as documents
from gongkai.ground.documents.model import Document
from gongkai.ground.documents.models import Upload
from gongkai.ground.documents.queries import document_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ...models import Assignment, Plan, Task
from ...queries.ledger.importing import of_ledger, of_tasks
from ...queries.ledger.rights import works_for
from ...queries.matching import Matcher
from ...rules.ledger import WorkPlan
from ...rules.sheets.found import Found
from ...rules.sheets.ledger import LedgerChange
from ..amending import add, amend
from ..telling_amended import Amended, tell_amended
from ..versions import require
from .stepping import hold_all
from .unit import fill_plan, report

MOST = 200  # changes at a time: one transaction, while nobody else can write
TOO_MANY = "一次最多导入 {most} 处，现在勾了 {count} 处。请分几次导入。"
STALE = "您看过以后，有人改过这里的任务，刚才的勾选没有执行。请看清下面最新的不同，再导入一次。"
NOTHING = "还没有勾选要导入的改动。请先勾选。"


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a person chose on the page: tasks or assignments, added rows, withdrawals."""

    changes: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()
    withdraw: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.changes or self.rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants to apply what: the file as read, the differences as seen, the ticks."""

    by: User
    document: Document
    name: str
    seen: str
    ticked: Ticked


def keep_sheet(*, by: User, unit: Unit, data: bytes, name: str) -> Upload:
    """Keep a file that was read, so that it can be applied after it was looked at."""
    with transaction.atomic():
        upload = documents.store(by=by, data=data, name=name, unit_id=unit.pk)
        sentence = f"{orgs.who(by)}上传了表格“{upload.name}”，准备导入。"
        audit.record(
            by=by, verb="plans.upload_sheet", sentence=sentence, record=upload, unit_id=unit.pk
        )
    return upload


def apply_ledger(*, by: User, unit: Unit, upload: Upload, seen: str, ticked: Ticked) -> int:
    """Take the ticked changes of a unit's ledger; return how many.

    ``seen`` is the fingerprint of the differences that the person saw. Raises Refusal
    ``not_allowed``, ``stale`` when they are no longer the same, or whatever a step refuses; then
    nothing is changed.
    """
    if not works_for(by, unit.pk):
        raise Refusal("not_allowed", f"您不在{unit.said}任职，不能替它导入台账。")
    document = document_of(upload)  # long work stays outside the transaction
    with transaction.atomic():
        return _apply_ledger(unit, Asked(by, document, upload.name, seen, ticked))


def _apply_ledger(unit: Unit, asked: Asked) -> int:
    by, ticked = asked.by, asked.ticked
    _refuse_many(ticked)
    hold_all(Assignment.objects.filter(pk__in=ticked.changes))
    rows = Assignment.objects.in_bulk(ticked.changes)
    found = of_ledger(by, unit, asked.document)
    _refuse_other(found, asked.seen)
    chosen = [one for one in found.changes if one.pk in ticked.changes]
    if not chosen or len(chosen) < len(ticked.changes):
        raise Refusal("nothing_chosen", NOTHING)
    for one in chosen:
        _take(by, rows[one.pk], one)
    sentence = f"{orgs.who(by)}从表格“{asked.name}”导入了 {len(chosen)} 项任务的台账和进展。"
    audit.record(by=by, verb="plans.import_ledger", sentence=sentence, unit_id=unit.pk)
    return len(chosen)


def _take(by: User, row: Assignment, change: LedgerChange) -> None:
    version = change.version
    if change.plan is not None:
        step = fill_plan(by=by, assignment=row, version=version, plan=WorkPlan.of(change.plan))
        version = step.number
    if change.report is not None:
        report(by=by, assignment=row, version=version, text=change.report)


def apply_tasks(*, by: User, plan: Plan, upload: Upload, seen: str, ticked: Ticked) -> int:
    """Amend the ticked tasks and add the ticked rows of a task table; return how many.

    Raises Refusal as ``apply_ledger`` does; then nothing is changed.
    """
    require(by, plan.unit)
    document = document_of(upload)
    with transaction.atomic():
        return _apply_tasks(plan, Asked(by, document, upload.name, seen, ticked))


def _apply_tasks(plan: Plan, asked: Asked) -> int:
    by, ticked = asked.by, asked.ticked
    _refuse_many(ticked)
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    tasks = Task.objects.select_for_update(no_key=True).filter(pk__in=ticked.changes)
    list(tasks.order_by("pk"))
    hold_all(Assignment.objects.filter(task__in=ticked.changes))  # before the log's end is held
    found = of_tasks(held, asked.document)
    _refuse_other(found, asked.seen)
    changes = [one for one in found.changes if one.pk in ticked.changes]
    added = [one for one in found.added if one.row in ticked.rows]
    if not ticked or (len(changes), len(added)) != (len(ticked.changes), len(ticked.rows)):
        raise Refusal("nothing_chosen", NOTHING)
    matcher = Matcher(clock.today())
    rows = Task.objects.in_bulk([one.pk for one in changes])
    done: list[Amended] = []
    for one in changes:
        was, becomes = one.change.was, one.change.becomes
        done.append(
            amend(by=by, task=rows[one.pk], was=was, becomes=becomes,
                  withdraw=ticked.withdraw, matcher=matcher)
        )  # fmt: skip
    done += [add(by=by, plan=held, cells=one.new.cells, matcher=matcher) for one in added]
    tell_amended(by=by, plan=held, done=done)
    sentence = (
        f"{orgs.who(by)}从表格“{asked.name}”修订了《{held.title.strip('《》')}》的"
        f" {len(changes)} 项任务，新增了 {len(added)} 项。"
    )
    audit.record(
        by=by, verb="plans.import_tasks", sentence=sentence, record=held, unit_id=held.unit_id
    )
    return len(done)


def _refuse_other(found: Found[Any], seen: str) -> None:
    if found.fingerprint != seen:
        raise Refusal("stale", STALE)


def _refuse_many(ticked: Ticked) -> None:
    count = len(ticked.changes) + len(ticked.rows)
    if count > MOST:
        raise Refusal("too_many", TOO_MANY.format(most=MOST, count=count))
