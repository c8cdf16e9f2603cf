"""``gongkai orgs begin``: the government and its first account."""

from __future__ import annotations

import argparse
import sys
from typing import Any


def register(subparsers: Any) -> None:
    """Hang ``orgs`` and its verbs on the command."""
    orgs = subparsers.add_parser("orgs", help="单位和人员：首次安装时建立第一个账号")
    verbs = orgs.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    begin = verbs.add_parser("begin", help="建立本级政府和系统管理员；已经有账号的数据库不再接受")
    begin.add_argument("--government", metavar="名称", required=True, help="本级政府全称")
    begin.add_argument("--username", metavar="用户名", required=True, help="系统管理员的用户名")
    begin.add_argument("--name", metavar="姓名", required=True, help="系统管理员的姓名")
    begin.set_defaults(run=_begin)


def _begin(arguments: argparse.Namespace) -> None:
    import django

    django.setup()
    from . import actions

    person, password = actions.begin(
        government=arguments.government, username=arguments.username, name=arguments.name
    )
    sys.stdout.write(
        f"已经建立{arguments.government}，{person.name}是系统管理员。\n"
        f"用户名 {person.username}，首次登录密码 {password}\n"
        "密码只显示这一次，首次登录时必须修改。请马上任命安全保密管理员和安全审计员。\n"
    )
