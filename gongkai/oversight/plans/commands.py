"""``gongkai plans parse FILE``: read a work plan and print its tasks. Needs no database."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Hang ``plans`` and its verbs on the command."""
    plans = subparsers.add_parser("plans", help="工作要点：读成任务清单")
    verbs = plans.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    parse = verbs.add_parser(
        "parse",
        help="读一份工作要点，列出任务、单位和时限",
        description="读一份工作要点（docx、pdf、xlsx、xls、txt、md、html），列出任务、单位和时限。",
    )
    parse.add_argument("file", metavar="文件", type=Path, help="工作要点文件")
    parse.add_argument(
        "--format", choices=("json", "table"), default="table", help="输出格式，默认 table（表格）"
    )
    parse.add_argument("--xlsx", metavar="文件", type=Path, help="另存一份任务表（xlsx）")
    parse.set_defaults(run=_parse)


def _parse(arguments: argparse.Namespace) -> None:
    # Imported here so that `gongkai --help` does not load the parsers.
    from gongkai.ground.core.errors import Refusal

    raise Refusal("not_ready", "读取工作要点的功能正在安装，请稍后再试。")
