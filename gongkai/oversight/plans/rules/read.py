"""``read_plan``: a Document becomes a Plan. The only thing it raises is a Refusal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Protocol

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document
from gongkai.oversight.plans.rules import ceiling
from gongkai.oversight.plans.rules.deadlines import Context, is_weekly
from gongkai.oversight.plans.rules.general import general_of
from gongkai.oversight.plans.rules.head import read_head
from gongkai.oversight.plans.rules.model import Head, Plan, Task, Warning
from gongkai.oversight.plans.rules.parts import (
    Tables,
    head_and_body,
    sort_tables,
    until_copies,
)
from gongkai.oversight.plans.rules.prose.headings import scheme_of
from gongkai.oversight.plans.rules.prose.read import Reader, first_leads
from gongkai.oversight.plans.rules.tables.fold import Fold
from gongkai.oversight.plans.rules.text import elements

_PLAN_WORDS = re.compile(r"要点|方案|计划|任务|分工|台账|安排")


class Matcher(Protocol):
    """What is asked of a register of units: does it know this name?"""

    def match(self, name: str) -> Any:
        """Something true for a known name."""


def read_plan(
    document: Document,
    *,
    register: Matcher | None = None,
    add_workdays: Callable[[dt.date, int], dt.date] | None = None,
) -> Plan:
    """Read a plan from a parsed file.

    With a ``register`` unknown units are warned of (``unit_unknown``); none is ever dropped.
    ``add_workdays`` turns 印发后10个工作日内 into a date. Raises Refusal for what is no plan.
    """
    ceiling.refuse_too_long(document)
    parts = elements(document)
    tables = sort_tables(parts)
    head_lines, body, grids_above = head_and_body(parts, tables)
    texts = [text.text for text in body]
    for text in texts:
        ceiling.paragraph(text)
    head = read_head([*grids_above, *head_lines], texts)
    context = Context(head.year, head.date, add_workdays=add_workdays)
    leading = first_leads([*head_lines, *texts, *tables.said()])
    reader = Reader(scheme_of(body), context, leading)
    reader.read(until_copies(body))
    tasks, warnings = _from_tables(tables, context, leading)
    if not tasks:
        tasks, warnings = reader.tasks, reader.warnings
        warnings += _untagged(reader)
    _refuse_unless_plan(head, tasks, tables, reader)
    general = general_of(reader.loose, tasks)
    warnings += [*_weekly(tasks), *_unknown(tasks, register)]
    warnings = [*_of_head(head), *sorted(warnings, key=_place)]
    return Plan(head, tuple(tasks), tuple(tables.leads), tuple(general), tuple(warnings))


def _from_tables(
    found: Tables, context: Context, leading: bool
) -> tuple[list[Task], list[Warning]]:
    fold = Fold(context, leading)
    for grid, read, goes_on in found.tables:
        fold.add(read, grid.index, goes_on=goes_on)
    return fold.tasks, fold.warnings


def _untagged(reader: Reader) -> list[Warning]:
    return [
        Warning(
            "units_missing",
            "这一段没有写责任单位，已放入“普遍要求”，如应分给具体单位，请补上单位。",
            f"第{one.paragraph}段",
        )
        for one in reader.loose
        if one.expected
    ]


def _place(warning: Warning) -> list[int]:
    """第1张表第5行 before 第1张表第12行: a person walks through the source once."""
    return [int(figure) for figure in re.findall(r"\d+", warning.where)]


def _of_head(head: Head) -> list[Warning]:
    said = (
        ("title_missing", "没有找到工作要点的标题，请填写标题。", head.title),
        ("date_missing", "没有找到成文日期，请填写，否则“印发后几日内”算不出日期。", head.date),
        ("year_missing", "看不出是哪一年的工作要点，请填写年份。", head.year),
    )
    return [Warning(code, message, "标题") for code, message, value in said if value is None]


def _weekly(tasks: list[Task]) -> list[Warning]:
    return [
        Warning(
            "too_often",
            f"“{limit.text}”次数很多，不逐次列出，按长期工作每年检查一次，请核对。",
            str(task.source),
        )
        for task in tasks
        for limit in task.deadlines
        if is_weekly(limit)
    ]


def _unknown(tasks: list[Task], register: Matcher | None) -> list[Warning]:
    if register is None:
        return []
    where: dict[str, str] = {}
    for task in tasks:
        for unit in task.units:
            where.setdefault(unit.name, str(task.source))
    return [
        Warning(
            "unit_unknown",
            f"单位名录里没有“{name}”，请选一个单位对应，以后会记住。",
            place,
        )
        for name, place in where.items()
        if not register.match(name)
    ]


def _refuse_unless_plan(head: Head, tasks: list[Task], found: Tables, reader: Reader) -> None:
    if tasks:
        return
    if found.without_units:
        raise Refusal(
            "table_without_units",
            "表格里没有“责任单位”一列，读不出任务由谁负责。请加上“责任单位”列后重新上传。",
        )
    if found.others or found.tables:
        raise Refusal(
            "wrong_columns",
            "没有读到任务：表格里要有“工作任务”和“责任单位”两列，并且第一行是列名。请改好后重新上传。",
        )
    if not (head.title and _PLAN_WORDS.search(head.title) and reader.loose):
        raise Refusal(
            "not_a_plan",
            "这份文件不像工作要点：没有读到标明责任单位的任务。请换成工作要点的正文或任务分工表。",
        )
