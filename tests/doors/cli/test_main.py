"""The ``gongkai`` command: Chinese throughout, exit codes 0, 1 and 2, never a trace."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys

import pytest

from gongkai.doors.cli import main as command
from gongkai.doors.cli.main import main
from gongkai.doors.cli.phrases import UNKNOWN, in_chinese
from gongkai.ground.core.errors import Refusal

ENGLISH_SENTENCE = re.compile(
    r"(?!gongkai)\b[A-Za-z]{3,} (?!plans|parse)[a-z]{2,} (?!plans|parse)[a-z]{2,}"
)


def test_help_lists_the_rooms_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert "用法：gongkai" in said
    assert "工作要点" in said
    assert not ENGLISH_SENTENCE.search(said)


def test_without_a_noun_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "用法：" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [
        ["plans"],
        ["plans", "parse"],
        ["plans", "parse", "a.txt", "--format", "xml"],
        ["plans", "parse", "a.txt", "--format"],
        ["plans", "parse", "a.txt", "b.txt"],
        ["nothing"],
    ],
)
def test_wrong_usage_is_said_in_chinese(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert re.search(r"[一-鿿]{2}", said.err)
    assert not ENGLISH_SENTENCE.search(said.err)
    assert UNKNOWN not in said.err


def test_an_unknown_message_of_argparse_is_never_shown() -> None:
    assert in_chinese("some new message of a later Python") == UNKNOWN


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (Refusal("no", "请换一个文件。"), 1, "请换一个文件。\n"),
        (FileNotFoundError(2, "No such file", "计划.txt"), 1, "计划.txt"),
        (ValueError("internal"), 1, "系统管理员"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_errors_are_one_sentence(
    raised: BaseException,
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def handler(_: argparse.Namespace) -> None:
        raise raised

    parser = argparse.ArgumentParser()
    parser.set_defaults(run=handler)
    monkeypatch.setattr(command, "build", lambda: parser)
    assert main([]) == code
    errors = capsys.readouterr().err
    assert said in errors
    assert "Traceback" not in errors
    assert errors.count("\n") <= 1


def test_help_loads_no_django() -> None:
    program = (
        "import sys\nfrom gongkai.doors.cli.main import build\nbuild().format_help()\n"
        "sys.exit(any(n.split('.')[0] in {'django', 'openpyxl', 'lxml'} for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
