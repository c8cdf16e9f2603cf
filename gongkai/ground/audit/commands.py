"""``gongkai audit verify``: prove the log at the command line."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any


def register(subparsers: Any) -> None:
    """Hang ``audit`` and its verbs on the command."""
    audit = subparsers.add_parser("audit", help="审计日志：核对是否被改动")
    verbs = audit.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    verify = verbs.add_parser("verify", help="从第一条核对到最后一条，看有没有改动或者缺失")
    verify.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式，默认 text（一句话）"
    )
    verify.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from . import queries

    finding = queries.verify()
    said = finding.sentence
    if arguments.format == "json":
        found = {
            "sound": finding.sound,
            "checked": finding.checked,
            "broken_at": finding.broken_at,
            "message": finding.sentence,
        }
        said = json.dumps(found, ensure_ascii=False)
    sys.stdout.write(said + "\n")
    return 0 if finding.sound else 1
