"""Exports as long work: each reads in chunks, tells how far it is, and gives one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gongkai.ground.core.errors import Refusal
from gongkai.ground.jobs.kinds import JobKind, Progress, Result, Work, declare

from ..models import Plan
from ..queries.drafts import plans_of
from ..queries.ledger.board import found, tasks_of
from ..queries.ledger.lookback import report_of
from .ledger import ledger_table, ledger_title, whole_rows
from .report import report_document, report_title
from .tables import Table, as_docx, as_xlsx
from .tasks import task_table, whole_tasks

Written = Callable[[Table], bytes]
WRITERS: dict[str, Written] = {"xlsx": as_xlsx, "docx": as_docx}
FORMATS = {"xlsx": "Excel 表格", "docx": "Word 文档"}
TASKS, LEDGER, REPORT = "plans.export.tasks", "plans.export.ledger", "plans.export.report"
KINDS = {TASKS: "任务分解表", LEDGER: "任务台账"}


def export_tasks(progress: Progress, params: dict[str, Any], job: Work) -> Result:
    """The task table, as the filters of the board leave it. ``params``: plan, format, filters."""
    plan = _plan(params, job)
    tasks = tasks_of(plan, params["filters"])
    count = tasks.count()
    table = task_table(plan.title, whole_tasks(tasks), _told(progress, count))
    return _written(progress, table, count, params["format"], f"{plan.title}任务分解表")


def export_ledger(progress: Progress, params: dict[str, Any], job: Work) -> Result:
    """The ledgers of all units in one table, as the filters leave them."""
    plan = _plan(params, job)
    rows = found(plan, params["filters"])
    ordered = rows.order_by("unit__order", "unit", "task__order", "pk")
    count = ordered.count()
    told = _told(progress, count)
    table = ledger_table(plan.title, whole_rows(ordered), units=True, told=told)
    return _written(progress, table, count, params["format"], ledger_title(plan.title))


def export_report(progress: Progress, params: dict[str, Any], job: Work) -> Result:
    """How a plan was carried out, as a document."""
    plan = _plan(params, job)
    progress(0, 0, "正在统计。")
    report = report_of(plan)
    progress(0, 0, "正在写文件。")
    data = report_document(report)
    sentence = f"写好了报告，统计了 {report.totals.total} 条分派。"
    return Result(sentence, data, f"{report_title(plan.title)}.docx")


def _plan(params: dict[str, Any], job: Work) -> Plan:
    plan = plans_of(job.by).filter(pk=params["plan"]).first()
    if plan is None:
        raise Refusal("gone", "这份工作要点已经不在了，或者您不能再看。请回到工作要点列表。")
    return plan


def _told(progress: Progress, count: int) -> Callable[[int], None]:
    return lambda done: progress(done, count, f"已经读了 {done} 项。")


def _written(progress: Progress, table: Table, count: int, kind: str, name: str) -> Result:
    progress(count, count, "都读好了，正在写文件。")
    return Result(f"导出了 {count} 项。", WRITERS[kind](table), f"{name}.{kind}")


for code, label, run in (
    (TASKS, "导出任务分解表", export_tasks),
    (LEDGER, "导出任务台账", export_ledger),
    (REPORT, "写落实情况报告", export_report),
):
    declare(JobKind(code, label, "plans.manage", run))
