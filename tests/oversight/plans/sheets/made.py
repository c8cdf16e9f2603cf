"""Sheets as people send them back: exported, opened, changed, saved."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse
from gongkai.ground.orgs.models import Unit, User
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.exports.ledger import ledger_table
from gongkai.oversight.plans.exports.tables import as_docx, as_xlsx
from gongkai.oversight.plans.exports.tasks import task_table
from gongkai.oversight.plans.models import Assignment, Plan
from gongkai.oversight.plans.queries.ledger.amending import for_cells
from gongkai.oversight.plans.queries.mine import assignments_of
from gongkai.oversight.plans.rules.ledger import Measure, WorkPlan

MEASURES = (
    Measure("督促各单位公开年度计划", "6月底前公开到位", date(2025, 6, 30)),
    Measure("按季度检查公开情况", "按季度检查"),
)
WORK = WorkPlan("王敏副局长", "办公室", MEASURES)
Change = Callable[[Worksheet], None]


def signed(assignment: Assignment, by: User) -> Assignment:
    """Signed for."""
    ledger.sign(by=by, assignment=assignment, version=now(assignment).version)
    return now(assignment)


def planned(assignment: Assignment, by: User, plan: WorkPlan = WORK) -> Assignment:
    """With measures, leader and section."""
    ledger.fill_plan(by=by, assignment=assignment, version=now(assignment).version, plan=plan)
    return now(assignment)


def reported(assignment: Assignment, by: User, text: str = "已经开了动员会。") -> Assignment:
    """With a report."""
    ledger.report(by=by, assignment=assignment, version=now(assignment).version, text=text)
    return now(assignment)


def now(assignment: Assignment) -> Assignment:
    """As it stands in the database."""
    return Assignment.objects.select_related("task__plan", "unit").get(pk=assignment.pk)


def ledger_data(user: User, unit: Unit, *, docx: bool = False) -> bytes:
    """A unit's ledger."""
    table = ledger_table(unit.name, assignments_of(user, unit, {}))
    return as_docx(table) if docx else as_xlsx(table)


def tasks_data(plan: Plan, *, docx: bool = False) -> bytes:
    """A plan's task table."""
    table = task_table(plan.title, for_cells(plan.tasks.order_by("order")))
    return as_docx(table) if docx else as_xlsx(table)


def changed(data: bytes, *changes: Change) -> bytes:
    """The workbook after a person has worked in it."""
    book = load_workbook(io.BytesIO(data))
    page = book.active
    assert isinstance(page, Worksheet)
    for change in changes:
        change(page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes, name: str = "表.xlsx") -> Document:
    """As the pages read it."""
    return parse(data, name)


def put(cell: str, text: Any) -> Change:
    """Type a text into a cell."""

    def change(page: Worksheet) -> None:
        page[cell] = text

    return change


def parted(page: Worksheet) -> None:
    """Part all merged cells below the heading, as sorting does: only the first keeps its text."""
    for area in list(page.merged_cells.ranges):
        if area.min_row > 2:
            page.unmerge_cells(str(area))
