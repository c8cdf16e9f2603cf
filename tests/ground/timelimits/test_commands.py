"""``gongkai days`` at the command line; none of it touches a database."""

from __future__ import annotations

import json

import pytest

from gongkai.doors.cli.main import main


def test_add_prints_the_due_day_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["days", "add", "2026-09-14", "20"]) == 0
    said = capsys.readouterr().out
    assert "到期日为2026年10月16日（星期五）" in said
    assert "2 天调休上班日照常计入" in said


def test_add_as_json_day_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["days", "add", "2026年12月7日", "二十", "--format", "json", "--day-by-day"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["due"], answer["provisional"]) == ("2027-01-04", True)
    assert answer["days"][0] == {"day": "2026-12-08", "number": 1, "reason": "工作日"}


def test_between_counts_without_the_first_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["days", "between", "2026-09-14", "2026-10-16"]) == 0
    assert capsys.readouterr().out == "20 个工作日\n"


def test_limits_are_listed_with_their_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["days", "limits", "--on", "2026-09-14"]) == 0
    assert "《政府信息公开条例》第三十三条第二款" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["2026-02-30", "5"], 2, "读不懂日期“2026-02-30”"),
        (["2026-02-03", "很多"], 2, "天数要写 1 到 10000 的整数"),
        (["9999-12-30", "20"], 1, "算到了公元9999年以后"),
    ],
)
def test_bad_input_is_one_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], code: int, sentence: str
) -> None:
    try:
        answered = main(["days", "add", *words])
    except SystemExit as end:
        answered = int(end.code or 0)
    assert answered == code
    assert sentence in capsys.readouterr().err
