"""The ``gongkai`` command: mounts the rooms' ``commands.py`` and turns refusals into sentences.

A room's ``commands.py`` offers ``register(subparsers)``; it adds its parsers with Chinese help and
names its handler by ``set_defaults(run=handler)``. A handler takes the parsed arguments and returns
an exit code or None. It imports what is heavy itself, so that ``gongkai --help`` answers at once,
and calls ``django.setup()`` itself if it needs the database.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from gongkai.doors.cli.parser import ChineseParser
from gongkai.ground.core.errors import Refusal

# The order here is the order in `gongkai --help`.
ROOMS = (
    "gongkai.doors.cli.running.commands",
    "gongkai.doors.cli.keeping.commands",
    "gongkai.oversight.plans.commands",
    "gongkai.publishing.release.commands",
    "gongkai.ground.timelimits.commands",
    "gongkai.ground.audit.commands",
    "gongkai.ground.orgs.commands",
    "gongkai.ground.textcheck.commands",
    "gongkai.ground.documents.commands",
    "gongkai.ground.core.commands",
)

DONE, REFUSED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def build() -> ChineseParser:
    """The whole command with every room's part."""
    parser = ChineseParser(prog="gongkai", description="公开：政务公开工作平台的命令。")
    nouns = parser.add_subparsers(title="可以办的事", metavar="事项", dest="事项")
    for room in ROOMS:
        import_module(room).register(nouns)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns 0 when it was done and 1 when it was refused; wrong usage exits with 2. What goes wrong
    is one Chinese sentence on the error stream. ``python -X dev`` shows the trace of a slip.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    _speak_utf8()
    parser = build()
    arguments = parser.parse_args(argv)
    if not hasattr(arguments, "run"):
        parser.print_help()
        return DONE
    return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    try:
        return int(arguments.run(arguments) or DONE)
    except Refusal as refusal:
        return _say(refusal.sentence)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _say(f"文件或目录用不了：{error.filename or '未知'}。请检查是否存在、是否有权限。")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _say(
            f"程序出了没有料到的错（{type(error).__name__}）。"
            "请把运行的命令和所用的文件发给系统管理员。"
        )


def _say(sentence: str) -> int:
    sys.stdout.flush()
    print(sentence, file=sys.stderr)
    return REFUSED


def _speak_utf8() -> None:
    """Chinese is written as UTF-8 whatever the terminal's locale claims."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
