"""The example district's work plans: last year's, this year's, and one that waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from types import ModuleType

from gongkai.ground.core import clock
from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.writers import docx
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.queries import units_of

from .. import actions
from ..models import Plan, PlanDraft
from . import last_year, plan, story, telling

OFFICER = "linlan"
LAST_SPRING = datetime(2025, 3, 13, 1, 30, tzinfo=UTC)
SPRING = datetime(2026, 3, 16, 1, 30, tzinfo=UTC)
AUTUMN = datetime(2026, 9, 29, 2, 0, tzinfo=UTC)


def load() -> str:
    """Two years of plans taken over and worked on, and one more that waits to be checked."""
    telling.forget()
    officer = User.objects.get(username=OFFICER)
    with clock.hold(LAST_SPRING):
        office = units_of(officer)[0]
        draft = _read(officer, office, f"{last_year.TITLE}.docx", _plan_file(last_year))
        last = actions.take_over(by=officer, draft=draft, version=draft.current.number)
    story.tell_last_year(last)
    with clock.hold(SPRING):
        taken = _take_over_the_plan(officer, office)
    story.tell_this_year(taken, last)
    with clock.hold(AUTUMN):
        _read(officer, office, f"{plan.LATER_TITLE}.docx", _later_plan())
    return (
        f"《{last_year.TITLE}》已经办结，留下 {len(last_year.LEFT)} 条结转到今年；"
        f"《{plan.TITLE}》有 {taken.tasks.count()} 项任务，办到了一半；"
        f"另有一份第四季度的重点任务等着核对。"
    )


def _take_over_the_plan(officer: User, office: Unit) -> Plan:
    draft = _read(officer, office, f"{plan.TITLE}.docx", _plan_file(plan))
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


def _plan_file(year: ModuleType) -> bytes:
    """A year's plan as a Word file: notice, signature, task table with merged cells."""
    grid = GridBuilder()
    for column, title in enumerate(year.HEADER):
        if title:
            grid.put(title, 0, column, column_span=2 if column == 1 else 1)
    for row, cells in enumerate(year.ROWS, start=1):
        grid.put(str(row), row, 0)
        for column, text in enumerate(cells, start=1):
            grid.put(text, row, column, row_span=_height(year.ROWS, row - 1, column - 1))
    parts: list[docx.Part] = [docx.Text(year.NUMBER, align="center")]
    parts += [docx.Text(text) for text in year.PREAMBLE]
    parts += [docx.Text(text, align="right") for text in year.SIGNATURE]
    parts += [docx.PageBreak(), docx.Heading(year.TITLE)]
    parts += [docx.Table(grid=grid.grid(), widths=(12, 26, 26, 80, 44, 34))]
    parts += [docx.Text(text) for text in getattr(year, "CLOSING", ())]
    return docx.document_bytes(year.NOTICE_TITLE, parts, landscape=True)


def _height(rows: Sequence[Sequence[str]], row: int, column: int) -> int:
    """How many rows the cell covers: empty cells of the table below belong to it."""
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
