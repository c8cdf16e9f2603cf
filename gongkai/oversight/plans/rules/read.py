"""``read_plan``: a Document becomes a Plan. The only thing it raises is a Refusal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document
from gongkai.ground.language.normal import normalise
from gongkai.oversight.plans.rules.deadlines import Context
from gongkai.oversight.plans.rules.general import general_of
from gongkai.oversight.plans.rules.head import read_head
from gongkai.oversight.plans.rules.lead_list import read_lead_list
from gongkai.oversight.plans.rules.model import Head, Lead, Plan, Task, Warning
from gongkai.oversight.plans.rules.prose.headings import scheme_of, style_of
from gongkai.oversight.plans.rules.prose.read import Reader, first_leads
from gongkai.oversight.plans.rules.tables.fold import Fold
from gongkai.oversight.plans.rules.tables.rows import Read, read_rows
from gongkai.oversight.plans.rules.text import Grid, Line, elements
from gongkai.oversight.plans.rules.text.drawn import cells_of
from gongkai.oversight.plans.rules.text.paragraphs import Text, paragraphs

_EXAMPLE = re.compile(r"示例|样表|样式|模板|范例|参考格式|（格式）|填报表|填写说明")
_PLAN_WORDS = re.compile(r"要点|方案|计划|任务|分工|台账|安排")


class Matcher(Protocol):
    """What is asked of a register of units: does it know this name?"""

    def match(self, name: str) -> Any:
        """Something true for a known name."""


@dataclass(slots=True)
class _Sorted:
    """The parts of a document by what they are."""

    tables: list[tuple[Grid, Read, bool]] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    without_units: list[Grid] = field(default_factory=list)
    others: int = 0


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
    parts = elements(document)
    sorted_ = _sort(parts)
    head_lines, body, grids_above = _head_and_body(parts, sorted_)
    texts = [text.text for text in body]
    head = read_head([*grids_above, *head_lines], texts)
    context = Context(head.year, head.date, add_workdays=add_workdays)
    leading = first_leads(body)
    reader = Reader(scheme_of(body), context, leading)
    reader.read(_until_copies(body))
    tasks, warnings = _from_tables(sorted_, context, leading)
    if not tasks:
        tasks, warnings = reader.tasks, reader.warnings
        warnings += _untagged(reader)
    _refuse_unless_plan(head, tasks, sorted_, reader)
    general = general_of(reader.loose, tasks)
    warnings = [*_of_head(head), *warnings, *_unknown(tasks, register)]
    return Plan(head, tuple(tasks), tuple(sorted_.leads), tuple(general), tuple(warnings))


def _sort(parts: list[Line | Grid]) -> _Sorted:
    found = _Sorted()
    before: Read | None = None
    alone = False
    for part in parts:
        if not isinstance(part, Grid):
            alone = alone or bool(part.text.strip())
            continue
        leads = read_lead_list(part)
        if leads is not None:
            found.leads.extend(leads)
            before = None
            continue
        read = read_rows(part, None if part.caption and len("".join(part.caption)) > 12 else before)
        if read is None:
            found.others += 1
        elif any(_EXAMPLE.search(text) for text in (*part.caption, *read.above)):
            before = None
        elif not read.layout.units:
            found.without_units.append(part)
        else:
            goes_on = before is not None and before.labels == read.labels and not part.caption
            found.tables.append((part, read, goes_on))
            before = read
    return found


def _head_and_body(
    parts: list[Line | Grid], found: _Sorted
) -> tuple[list[str], list[Text], list[str]]:
    """The lines above the first heading or table, the paragraphs below, a sheet's first rows."""
    lines = [part for part in parts if isinstance(part, Line)]
    first_grid = next((at for at, part in enumerate(parts) if isinstance(part, Grid)), len(parts))
    end = len(lines)
    for at, line in enumerate(lines):
        text = normalise(line.text)
        if style_of(text) and not text.startswith("附"):
            end = at
            break
    end = min(end, sum(isinstance(part, Line) for part in parts[:first_grid]))
    head = [text for line in lines[:end] if (text := normalise(line.text))]
    body = paragraphs([line for line in lines[end:] if not _is_row(line)])
    above = [text for _, read, _ in found.tables[:1] for text in read.above]
    return head, body, above


def _is_row(line: Line) -> bool:
    """A row of some table that is not ours."""
    return len([cell for cell in cells_of(line.text) or () if cell.strip()]) > 2


def _until_copies(body: list[Text]) -> list[Text]:
    """Without the foot of the document: who gets copies, who printed it."""
    for at, text in enumerate(body):
        if re.match(r"抄送[：:]|主送[：:]", text.text):
            return body[:at]
    return body


def _from_tables(
    found: _Sorted, context: Context, leading: bool
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


def _of_head(head: Head) -> list[Warning]:
    said = (
        ("title_missing", "没有找到工作要点的标题，请填写标题。", head.title),
        ("date_missing", "没有找到成文日期，请填写，否则“印发后几日内”算不出日期。", head.date),
        ("year_missing", "看不出是哪一年的工作要点，请填写年份。", head.year),
    )
    return [Warning(code, message, "标题") for code, message, value in said if value is None]


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


def _refuse_unless_plan(head: Head, tasks: list[Task], found: _Sorted, reader: Reader) -> None:
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
