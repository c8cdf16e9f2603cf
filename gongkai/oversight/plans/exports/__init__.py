"""Sheets that people take away: the two annexes of a plan, and an empty one to begin with."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from gongkai.ground.orgs.models import Unit

from ..models import Assignment, Task
from .ledger import ledger_table
from .tables import Column, Table, as_docx, as_xlsx
from .tasks import task_table

EXAMPLE = (
    "1",
    "推进重点领域公开",
    "公开义务教育招生范围和招生结果。",
    "区教育局牵头，各镇、街道配合",
    "2025年6月底前",
)
TEMPLATE = (
    Column("序号", 7),
    Column("工作任务", 20),
    Column("工作要求", 60),
    Column("责任单位", 28),
    Column("时限要求", 26),
)


def template_sheet() -> bytes:
    """An empty task table with one example row: what the reader takes without questions."""
    return as_xlsx(Table("任务", "工作任务分解表", TEMPLATE, [EXAMPLE]))


def task_sheet(title: str, tasks: Iterable[Task]) -> bytes:
    """The task table of a plan as a workbook."""
    found = list(tasks)
    prefetch_related_objects(found, "deadlines", "named_units__assignments")
    return as_xlsx(task_table(title, found))


def unit_sheet(unit: Unit, assignments: Iterable[Assignment]) -> bytes:
    """One unit's ledger as a workbook, in the order given."""
    return as_xlsx(_of_unit(unit, assignments))


def unit_document(unit: Unit, assignments: Iterable[Assignment]) -> bytes:
    """The same as a document."""
    return as_docx(_of_unit(unit, assignments))


def _of_unit(unit: Unit, assignments: Iterable[Assignment]) -> Table:
    """With a column for the year where there are several: numbers begin anew each year."""
    rows = list(assignments)
    several = len({row.task.plan.year for row in rows}) > 1
    return ledger_table(unit.name, rows, years=several)


__all__ = ["task_sheet", "template_sheet", "unit_document", "unit_sheet"]
