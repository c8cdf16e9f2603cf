"""The list of what each department leads (牵头公开内容): kept, but no tasks."""

from __future__ import annotations

import re

from gongkai.oversight.plans.rules.model import Lead
from gongkai.oversight.plans.rules.text import Grid

_UNIT = re.compile(r"(?:牵头|责任|主管)?(?:部门|单位)(?:名称)?")
_SUBJECT = re.compile(r"(?:牵头|重点|公开)*(?:公开)?(?:内容|事项|信息|领域|任务|工作)")
_DUTY = re.compile(r"(?:工作|具体|公开)?(?:要求|职责|内容|任务|措施)")


def read_lead_list(grid: Grid) -> list[Lead] | None:
    """The rows of such a list, a blank department taking the one above; None for another table."""
    for at, row in enumerate(grid.rows[:4]):
        labels = [re.sub(r"\s", "", cell.text) for cell in row]
        columns = _columns(labels)
        if columns and ("牵头" in "".join((*labels, *grid.caption))):
            return _rows(grid, at + 1, columns, labels)
    return None


def _columns(labels: list[str]) -> tuple[int, int, int | None] | None:
    """Positions of department, subject and duty, where the heading names these and no deadline."""
    filled = [at for at, label in enumerate(labels) if label and label != "序号"]
    if not 2 <= len(filled) <= 3 or not _UNIT.fullmatch(labels[filled[0]]):
        return None
    if not _SUBJECT.fullmatch(labels[filled[1]]):
        return None
    if len(filled) == 2:
        return filled[0], filled[1], None
    return (filled[0], filled[1], filled[2]) if _DUTY.fullmatch(labels[filled[2]]) else None


def _rows(
    grid: Grid, start: int, columns: tuple[int, int, int | None], labels: list[str]
) -> list[Lead]:
    leads: list[Lead] = []
    unit = ""
    for row in grid.rows[start:]:
        texts = [cell.text for cell in row] + [""] * len(labels)
        if [text for text in texts if text] == [label for label in labels if label]:
            continue
        unit = texts[columns[0]] or unit
        subject = texts[columns[1]]
        duty = texts[columns[2]] if columns[2] is not None else ""
        if unit and subject:
            leads.append(Lead(unit, subject, duty or None))
        elif duty and leads:
            leads[-1] = Lead(leads[-1].unit, leads[-1].subject, (leads[-1].duty or "") + duty)
    return leads
