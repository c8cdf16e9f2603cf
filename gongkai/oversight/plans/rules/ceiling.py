"""How long a plan may be. Every file is hostile: reading must end within seconds."""

from __future__ import annotations

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document, Table

PLAN = 400_000  # characters; a plan of 2,000 rows has about 130,000
LINES = 30_000  # the same plan with each cell on a line has about 12,000
PARAGRAPH = 20_000  # characters of one paragraph or cell
UNITS = 1_500  # characters that name the units of one task


def refuse_too_long(document: Document) -> None:
    """Refuse a file that is longer than any plan, before anything of it is read."""
    total = lines = 0
    for block in document.blocks:
        cells = (
            [cell.text for row in block.grid for cell in row if not cell.merged]
            if isinstance(block, Table)
            else [block.text]
        )
        for text in cells:
            paragraph(text)
            total += len(text)
        lines += 1 if isinstance(block, Table) else 1 + block.text.count("\n")
        if total > PLAN or lines > LINES:
            raise Refusal(
                "plan_too_long",
                f"这份文件超过{PLAN // 10_000}万字或{LINES // 10_000}万行，不像工作要点。"
                "请只保留工作要点正文和任务表，或者拆分成几份后再上传。",
            )


def paragraph(text: str) -> None:
    """Refuse a paragraph or cell that is longer than people write."""
    if len(text) > PARAGRAPH:
        raise Refusal(
            "paragraph_too_long",
            f"文件里有一段或一个单元格超过{PARAGRAPH // 10_000}万字，无法读取。"
            "请按条目分段后再上传。",
        )


def units(text: str) -> None:
    """Refuse a task whose units take pages."""
    if len(text) > UNITS:
        raise Refusal(
            "units_too_long",
            f"有一项任务的责任单位超过{UNITS}字，无法读取。"
            "请检查责任单位是否写错了位置，改好后再上传。",
        )
