"""``gongkai backup`` and ``gongkai restore``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Add both commands."""
    for name, told, run in (
        ("backup", "把数据库和上传的文件备份成一个文件", _backup),
        ("restore", "把备份恢复到空的平台里", _restore),
    ):
        parser = subparsers.add_parser(name, help=told)
        parser.add_argument("file", type=Path, metavar="文件", help="备份文件，例如 备份.tar.gz")
        parser.set_defaults(run=run)


def _backup(arguments: argparse.Namespace) -> None:
    import django

    django.setup()
    from .backup import backup

    count = backup(arguments.file)
    _say(f"已经备份数据库和 {count} 个上传的文件到 {arguments.file}。请在另一台机器上试着恢复。")


def _restore(arguments: argparse.Namespace) -> None:
    import django

    django.setup()
    from .restore import restore

    count = restore(arguments.file)
    _say(f"已经恢复数据库和 {count} 个上传的文件，审计日志核对无误。")


def _say(sentence: str) -> None:
    print(sentence)
