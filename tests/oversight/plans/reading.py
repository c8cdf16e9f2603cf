"""Short ways to read plans written in a test."""

from __future__ import annotations

import io

import docx

from gongkai.ground.documents.parsers import parse
from gongkai.oversight.plans.rules import Plan, read_plan
from gongkai.oversight.plans.rules.model import Task

TITLE = "2025年云川区政务公开工作要点"


def plan_of(text: str, name: str = "plan.txt") -> Plan:
    """The plan that a text file with these words holds."""
    return read_plan(parse(text.encode(), name))


def prose_of(body: str) -> Plan:
    """A plan in prose with a title and this body."""
    return plan_of(f"{TITLE}\n\n{body}")


def table_of(*rows: str, heading: str = "序号\t工作任务\t工作要求\t责任单位\t时限要求") -> Plan:
    """A plan that is one table, cells between tabs."""
    return plan_of("\n".join((TITLE, "", heading, *rows)))


def docx_plan(*parts: str | list[list[str]]) -> Plan:
    """The plan of a docx with these paragraphs and tables."""
    book = docx.Document()
    for part in parts:
        if isinstance(part, str):
            book.add_paragraph(part)
            continue
        table = book.add_table(len(part), len(part[0]))
        for row, texts in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = io.BytesIO()
    book.save(out)
    return read_plan(parse(out.getvalue(), "plan.docx"))


def names(task: Task) -> list[str]:
    """The names of a task's units."""
    return [unit.name for unit in task.units]


def kinds(task: Task) -> list[tuple[str, str]]:
    """Kind and origin of each of a task's limits."""
    return [(limit.kind, limit.origin) for limit in task.deadlines]


def codes(plan: Plan) -> list[str]:
    """The codes of a plan's warnings."""
    return [warning.code for warning in plan.warnings]
