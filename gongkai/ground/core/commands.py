"""``gongkai projections`` and ``gongkai states``: what lists read, and how cases go, proved."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Hang both nouns on the command."""
    _projections(subparsers)
    states = subparsers.add_parser("states", help="状态图：每类事项怎样流转")
    states.add_argument(
        "--write", metavar="目录", type=Path, help="把状态图写进目录，一类一个文件；不写就打印"
    )
    states.set_defaults(run=_states)


def _projections(subparsers: Any) -> None:
    noun = subparsers.add_parser("projections", help="列表数据：核对和重建")
    verbs = noun.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    check = verbs.add_parser("check", help="核对列表数据和事件记录是否一致")
    check.set_defaults(run=_check)
    rebuild = verbs.add_parser("rebuild", help="按事件记录重建列表数据")
    rebuild.set_defaults(run=_rebuild)


def _check(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from gongkai.ground.core import projections

    wrong = 0
    for each in projections.registered():
        found = list(each.check())
        wrong += len(found)
        said = "全部一致" if not found else f"有 {len(found)} 处不一致"
        print(f"{each.label}：共 {each.count()} 条，{said}。")
        for difference in found[:20]:
            print(f"  {difference.row}：列表里是 {difference.stored}，应为 {difference.folded}")
    if wrong:
        print("请运行 gongkai projections rebuild 重建，并把上面的内容发给系统管理员。")
    return 1 if wrong else 0


def _rebuild(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from gongkai.ground.core import projections
    from gongkai.ground.core.errors import Refusal

    code = 0
    for each in projections.registered():
        try:
            print(f"{each.label}：重建了 {each.rebuild()} 条。")
        except Refusal as refusal:  # the others are still rebuilt
            code = 1
            print(f"{each.label}：{refusal.sentence}")
    if code:
        print("请把上面的内容发给系统管理员。")
    return code


def _states(arguments: argparse.Namespace) -> None:
    import django

    django.setup()
    from gongkai.ground.core import transitions

    for machine in transitions.registered():
        if arguments.write is None:
            print(machine.drawn(), end="\n\n")
            continue
        path = arguments.write / f"{machine.name.replace('.', '-')}.md"
        path.write_text(machine.drawn() + "\n", encoding="utf-8")
        print(path)
