"""``gongkai projections`` and ``gongkai states``: what they say, and with which exit code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.doors.cli.main import main
from gongkai.ground.core import projections, transitions
from gongkai.ground.core.projections import Difference, Projection
from gongkai.ground.core.transitions import Machine, Transition

DOOR = Machine(
    "test.door", "门", {"shut": "关着", "open": "开着"}, "shut",
    (Transition("open", "开门", ("shut",), "open", "anyone"),), {"anyone": "任何人"},
)  # fmt: skip


class Shelf:
    """A projection of so many rows, some of them wrong until it is rebuilt."""

    def __init__(self, name: str, wrong: int) -> None:
        self.wrong = wrong
        projections.register(Projection(name, f"{name}架", lambda: 50, self.check, self.rebuild))

    def check(self) -> Iterator[Difference]:
        return (Difference(f"第 {n} 本", "红", "蓝") for n in range(1, self.wrong + 1))

    def rebuild(self) -> int:
        self.wrong = 0
        return 50


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projections, "_projections", {})
    monkeypatch.setattr(transitions, "_machines", {})


def test_all_agree(capsys: pytest.CaptureFixture[str]) -> None:
    Shelf("左", 0)
    assert main(["projections", "check"]) == 0
    assert capsys.readouterr().out == "左架：共 50 条，全部一致。\n"


def test_each_is_checked_and_every_difference_counts(capsys: pytest.CaptureFixture[str]) -> None:
    Shelf("右", 25)
    Shelf("左", 0)
    assert main(["projections", "check"]) == 1
    said = capsys.readouterr().out
    assert "右架：共 50 条，有 25 处不一致。\n  第 1 本：列表里是 红，应为 蓝\n" in said
    assert said.count("列表里是") == 20  # the rest is counted
    assert "左架：共 50 条，全部一致。" in said
    assert said.endswith(
        "请运行 gongkai projections rebuild 重建，并把上面的内容发给系统管理员。\n"
    )


def test_rebuilt_they_agree(capsys: pytest.CaptureFixture[str]) -> None:
    Shelf("右", 3)
    assert main(["projections", "rebuild"]) == 0
    assert "右架：重建了 50 条。" in capsys.readouterr().out
    assert main(["projections", "check"]) == 0


def test_states_are_printed_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    transitions.register(DOOR)
    assert main(["states"]) == 0
    assert capsys.readouterr().out.startswith("# 门\n")
    assert main(["states", "--write", str(tmp_path)]) == 0
    assert (tmp_path / "test-door.md").read_text(encoding="utf-8") == DOOR.drawn() + "\n"
    assert "shut --> open: 开门（任何人）" in DOOR.drawn()


def test_an_unknown_verb_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["projections", "burn"])
    assert caught.value.code == 2
