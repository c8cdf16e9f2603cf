"""argparse that speaks Chinese: its headings, its own option and its errors."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

from gongkai.doors.cli.phrases import in_chinese


class ChineseHelp(argparse.HelpFormatter):
    """Help with Chinese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """A parser whose every sentence is Chinese; wrong usage ends with exit code 2."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", ChineseHelp)
        super().__init__(*args, **{**kwargs, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "要写的内容"
        self._optionals.title = "可选的写法"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{in_chinese(message)}\n{self.format_usage()}")
