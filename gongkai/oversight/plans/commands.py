"""``gongkai plans parse FILE``: read a work plan and print its tasks. Needs no database."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.oversight.plans.rules import Plan


def register(subparsers: Any) -> None:
    """Hang ``plans`` and its verbs on the command."""
    plans = subparsers.add_parser("plans", help="工作要点：读成任务清单")
    verbs = plans.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    parse = verbs.add_parser(
        "parse",
        help="读一份工作要点，列出任务、单位和时限",
        description="读一份工作要点（docx、pdf、ofd、xlsx、xls、txt、md、html），列出任务、单位和时限。",
    )
    parse.add_argument("file", metavar="文件", type=Path, help="工作要点文件")
    parse.add_argument(
        "--format", choices=("json", "table"), default="table", help="输出格式，默认 table（表格）"
    )
    parse.add_argument("--xlsx", metavar="文件", type=Path, help="另存一份任务表（xlsx）")
    parse.set_defaults(run=_parse)


def _parse(arguments: argparse.Namespace) -> None:
    # Imported here, as everything below, so that `gongkai --help` does not load the parsers.
    from gongkai.ground.documents.parsers import parse
    from gongkai.ground.timelimits.calendar import Calendar
    from gongkai.oversight.plans import installed
    from gongkai.oversight.plans.rules import read_plan

    document = parse(arguments.file.read_bytes(), arguments.file.name)
    plan = read_plan(document, register=installed.register(), add_workdays=Calendar().add_workdays)
    if arguments.xlsx:
        _save(plan, arguments.xlsx)
    print(_as_json(plan) if arguments.format == "json" else _as_table(plan))


def _as_json(plan: Plan) -> str:
    import json

    return json.dumps(plan.as_json(), ensure_ascii=False, indent=2)


def _as_table(plan: Plan) -> str:
    from gongkai.oversight.plans.rules.aligned import columns
    from gongkai.oversight.plans.rules.sheet import HEADINGS, rows_of

    shown = (0, 3, 4, 6)
    rows = [HEADINGS, *rows_of(plan)]
    table = columns([[str(row[at]) for at in shown] for row in rows], most=(6, 48, 40, 30))
    head = plan.head
    about = [head.title, head.document_number, head.issuer, head.date and head.date.isoformat()]
    lines = ["  ".join(part for part in about if part), "", *table, ""]
    lines.append(f"共 {len(plan.tasks)} 项任务。")
    if plan.lead_list:
        lines.append(f"另有牵头公开清单 {len(plan.lead_list)} 项。")
    if plan.general:
        lines += ["", "普遍要求："]
        lines += [f"  {at}. {text}" for at, text in enumerate(plan.general, 1)]
    if plan.warnings:
        lines += ["", "请核对："]
        lines += [f"  {warning.where}：{warning.message}" for warning in plan.warnings]
    return "\n".join(lines)


def _save(plan: Plan, path: Path) -> None:
    from gongkai.ground.documents.writers.xlsx import Sheet, workbook_bytes
    from gongkai.oversight.plans.rules.sheet import HEADINGS, rows_of

    title = f"{plan.head.title or '工作要点'}任务表"
    path.write_bytes(workbook_bytes([Sheet("任务表", [HEADINGS], rows_of(plan), title)]))
