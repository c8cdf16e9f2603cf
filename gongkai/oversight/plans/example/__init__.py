"""The example district's work plans: one taken over in spring, one that waits to be checked."""

from __future__ import annotations

from datetime import UTC, datetime

from gongkai.ground.core import clock
from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.writers import docx
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.queries import units_of

from .. import actions
from ..models import Plan, PlanDraft
from . import plan

OFFICER = "linlan"
SPRING = datetime(2026, 3, 16, 1, 30, tzinfo=UTC)
AUTUMN = datetime(2026, 9, 29, 2, 0, tzinfo=UTC)


def load() -> str:
    """Upload, check and take over the year's plan; upload a second one and leave it open."""
    officer = User.objects.get(username=OFFICER)
    with clock.hold(SPRING):
        office = units_of(officer)[0]
        taken = _take_over_the_plan(officer, office)
    with clock.hold(AUTUMN):
        _read(officer, office, f"{plan.LATER_TITLE}.docx", _later_plan())
    return (
        f"《{plan.TITLE}》已经接收，{taken.tasks.count()} 项任务已经分到各单位；"
        f"另有一份第四季度的重点任务等着核对。"
    )


def _take_over_the_plan(officer: User, office: Unit) -> Plan:
    draft = _read(officer, office, f"{plan.TITLE}.docx", _years_plan())
    units = list(Unit.objects.filter(short_name__in=plan.MEANT))
    picked = actions.pick_members(
        by=officer,
        draft=draft,
        version=draft.current.number,
        text=plan.OPEN_PHRASE,
        units=units,
        groups=[],
    )
    return actions.take_over(by=officer, draft=draft, version=picked.number)


def _read(officer: User, office: Unit, name: str, data: bytes) -> PlanDraft:
    return actions.read_plan_file(by=officer, unit=office, data=data, name=name)


def _years_plan() -> bytes:
    """The year's plan as a Word file: notice, signature, task table with merged cells."""
    grid = GridBuilder()
    for column, title in enumerate(plan.HEADER):
        if title:
            grid.put(title, 0, column, column_span=2 if column == 1 else 1)
    for row, cells in enumerate(plan.ROWS, start=1):
        grid.put(str(row), row, 0)
        for column, text in enumerate(cells, start=1):
            grid.put(text, row, column, row_span=_height(row - 1, column - 1))
    parts: list[docx.Part] = [docx.Text(plan.NUMBER, align="center")]
    parts += [docx.Text(text) for text in plan.PREAMBLE]
    parts += [docx.Text(text, align="right") for text in plan.SIGNATURE]
    parts += [docx.PageBreak(), docx.Heading(plan.TITLE)]
    parts += [docx.Table(grid=grid.grid(), widths=(12, 26, 26, 80, 44, 34))]
    parts += [docx.Text(text) for text in plan.CLOSING]
    return docx.document_bytes(plan.NOTICE_TITLE, parts, landscape=True)


def _height(row: int, column: int) -> int:
    """How many rows the cell covers: empty cells of the table below belong to it."""
    rows = plan.ROWS
    if not rows[row][column]:
        return 1
    height = 1
    while row + height < len(rows) and not rows[row + height][column]:
        # A heading of the outer column closes every cell that stands beside it.
        if column and rows[row + height][0]:
            break
        height += 1
    return height


def _later_plan() -> bytes:
    parts: list[docx.Part] = [docx.Text(plan.LATER_NUMBER, align="center")]
    parts += [docx.Text(plan.PREAMBLE[0])]
    parts += [
        docx.Heading(text) if kind == "heading" else docx.Text(text)
        for kind, text in plan.LATER_TEXT
    ]
    parts += [docx.Text(text, align="right") for text in plan.LATER_SIGNATURE]
    return docx.document_bytes(plan.LATER_NOTICE, parts)
