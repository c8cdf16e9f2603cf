"""``gongkai textcheck PATH ...``: what must not stand in files. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HISTORIES = frozenset({".git", ".hg", ".svn"})


def register(subparsers: Any) -> None:
    """Hang ``textcheck`` on the command."""
    check = subparsers.add_parser(
        "textcheck",
        help="内容检查：找出文件里的个人信息、隐藏内容、禁用词和错别字",
        description="检查文件或者文件夹（txt、md、html、docx、pdf、xlsx、xls、ofd，压缩包和嵌入的文件也打开）。"
        "没有发现问题返回 0，有发现、有读不了的文件或者没有文件可查返回 1。",
    )
    check.add_argument("paths", metavar="路径", nargs="+", type=Path, help="文件或者文件夹")
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式，默认 text（文字）"
    )
    for name, label in (("banned", "禁用词"), ("wrong", "错别字")):
        check.add_argument(
            f"--{name}",
            metavar="词表",
            type=Path,
            action="append",
            default=[],
            help=f"{label}表，一行一个词，制表符后面写改成什么",
        )
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    from gongkai.ground.core.errors import Refusal

    from .checking import Checked, Checker
    from .rules.terms import Terms, read_list

    terms = []
    for kind in ("banned", "wrong"):
        for path in getattr(arguments, kind):
            if not path.is_file():
                raise Refusal("no_list", f"找不到词表 {path}，请核对路径。")
            terms += read_list(path.read_text(encoding="utf-8-sig").splitlines(), kind)
    checker = Checker(Terms(terms))
    missing = [path for path in arguments.paths if not path.exists()]
    if missing:
        raise Refusal("no_file", f"找不到 {missing[0]}，请核对路径。")
    checked: list[Checked] = []
    for path in _files(arguments.paths):
        checked += checker.file(path.read_bytes(), str(path))
    if arguments.format == "json":
        said = {"files": [one.as_json() for one in checked]}
        json.dump(said, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _say(checked)
    clean = all(one.readable is True and not one.findings for one in checked)
    return 0 if clean else 1


def _files(paths: list[Path]) -> list[Path]:
    """Files as named; of a folder all but histories (.git) and what office programs lock files
    with (~$x.docx). Refusal where a folder has none: nothing checked is not clean."""
    from gongkai.ground.core.errors import Refusal

    found: list[Path] = []
    for path in paths:
        inside = list(_of_folder(path)) if path.is_dir() else [path]
        if not inside:
            raise Refusal("empty_folder", f"文件夹 {path} 里没有可以检查的文件，请核对路径。")
        found += inside
    return found


def _of_folder(folder: Path) -> Iterator[Path]:
    for each in sorted(folder.rglob("*")):
        parts = each.relative_to(folder).parts
        kept = HISTORIES.intersection(parts[:-1]) or parts[-1].startswith("~$")
        if each.is_file() and not kept:
            yield each


def _say(checked: list[Any]) -> None:
    from .rules.finding import GRADES

    for one in checked:
        if one.readable is False:
            print(f"{one.path}：读不了。{one.reason}")
        elif one.readable == "partly":
            print(f"{one.path}：只读了一部分。{one.reason}")
        for each in one.findings:
            proposal = f"，建议写成“{each.proposal}”" if each.proposal else ""
            grade = GRADES[each.grade]
            print(f"{one.path} {each.where}：{each.label}（{grade}）“{each.text}”{proposal}")
    found = sum(len(one.findings) for one in checked)
    unread = sum(one.readable is not True for one in checked)
    print(f"共检查 {len(checked)} 个文件，发现 {found} 处，{unread} 个没有读全。")
