"""``gongkai documents show FILE``: what the parsers make of a file. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Hang ``documents`` and its verbs on the command."""
    documents = subparsers.add_parser("documents", help="文件：查看读出的文字和表格")
    verbs = documents.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    show = verbs.add_parser(
        "show",
        help="读一份文件，显示其中的段落和表格",
        description="读一份文件（docx、pdf、ofd、xlsx、xls、txt、md、html），显示其中的段落和表格。",
    )
    show.add_argument("file", metavar="文件", type=Path, help="要读的文件")
    show.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式，默认 text（文字）"
    )
    show.set_defaults(run=_show)


def _show(arguments: argparse.Namespace) -> None:
    from .exchange import to_json
    from .parsers import parse

    document = parse(arguments.file.read_bytes(), arguments.file.name)
    if arguments.format == "json":
        json.dump(to_json(document), sys.stdout, ensure_ascii=False, indent=1)
    else:
        sys.stdout.write(document.text)
    sys.stdout.write("\n")
