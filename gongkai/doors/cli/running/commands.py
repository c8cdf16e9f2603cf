"""``gongkai serve``, ``gongkai worker`` and ``gongkai manage``."""

from __future__ import annotations

import argparse
from typing import Any


def register(subparsers: Any) -> None:
    """Add the commands that run the platform."""
    serve = subparsers.add_parser("serve", help="启动整个平台：网站和后台任务")
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="在哪个网络地址上提供服务"
    )
    serve.add_argument("--port", type=int, default=8000, metavar="端口", help="端口号，默认 8000")
    serve.add_argument("--example", action="store_true", help="空的数据库先装入示例区云川区")
    serve.set_defaults(run=_serve)

    worker = subparsers.add_parser("worker", help="只启动后台任务")
    worker.set_defaults(run=_worker)

    manage = subparsers.add_parser("manage", help="运行 Django 自带的管理命令，供系统管理员使用")
    manage.add_argument("words", nargs=argparse.REMAINDER, metavar="命令", help="命令和它的参数")
    manage.set_defaults(run=_manage)


def _serve(arguments: argparse.Namespace) -> int:
    from .supervisor import serve

    return serve(host=arguments.host, port=arguments.port, example=arguments.example)


def _worker(_: argparse.Namespace) -> int:
    from .worker import work

    return work()


def _manage(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from django.conf import settings
    from django.core.management import execute_from_command_line

    Path(settings.DATA).mkdir(parents=True, exist_ok=True)  # `migrate` may be the very first
    execute_from_command_line(["gongkai manage", *arguments.words])
    return 0
