"""No rule is silenced without a written reason, in code or in pyproject.toml."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from config.environment import PROJECT

FOLDERS = ("gongkai", "config", "tests", "bench")
WORD = re.compile(r"#\s*(?:noqa|type:\s*ignore|ruff:\s*noqa|mypy:|pragma:|nosec)", re.I)
# A rule is named and its reason follows on the line: after noqa in brackets, after a type as a
# comment of its own. The formatter's skips are layout, no rule.
REASONED = re.compile(
    r"# (?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*\s+\(\w.+\)"
    r"|type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\]  # ?\w.+)$"
)


def comments(source: str) -> Iterator[tuple[int, str]]:
    """Line number and text of every comment; strings that look like one are left out."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def unreasoned(source: str) -> list[int]:
    """The lines of ``source`` that silence a rule and do not say why."""
    return [
        line
        for line, text in comments(source)
        if (found := WORD.search(text)) and not REASONED.match(text[found.start() :])
    ]


def unreasoned_settings(toml: str) -> list[str]:
    """Entries of ruff's ignores and blocks of mypy's overrides that carry no comment."""
    ruff = re.search(r"^ignore = \[\n(.*?)^\]", toml, re.M | re.S)
    files = re.search(
        r"^\[tool\.ruff\.lint\.per-file-ignores\]\n(.*?)(?=^\[|\Z)", toml, re.M | re.S
    )
    assert ruff, "pyproject.toml no longer has the shape that this guard reads"
    assert files, "pyproject.toml no longer has the shape that this guard reads"
    entries = [line for part in (ruff, files) for line in part[1].splitlines() if line.strip()]
    blocks = re.findall(r"^\[\[tool\.mypy\.overrides\]\]\n.*", toml, re.M)
    assert len(entries) > 5, "nothing was seen"
    assert blocks, "nothing was seen"
    bare = [line for line in entries if not re.search(r"# \w.+", line)]
    return bare + [block for block in blocks if not re.search(r"\n# \w.+", block)]


def test_every_silence_in_the_code_says_why() -> None:
    seen, bare = 0, []
    for path in (path for folder in FOLDERS for path in (PROJECT / folder).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        seen += 1
        if WORD.search(source):
            bare += [f"{path.relative_to(PROJECT)}:{line}" for line in unreasoned(source)]
    assert seen > 300, "the guard looked at the wrong folders"
    assert bare == []


def test_every_silence_in_the_settings_says_why() -> None:
    assert unreasoned_settings((PROJECT / "pyproject.toml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: S308",
        "# noqa: S308, F401",
        "# noqa: S308  ()",
        "#noqa",
        "# type: ignore",
        "# type: ignore[misc]",
        "# type: ignore  # a reason, but for which rule",
        "# said before  # noqa: S308",
        "# ruff: noqa",
        "# mypy: ignore-errors",
        "# pragma: no cover",
        "# nosec",
    ],
)
def test_a_bare_silence_is_found(comment: str) -> None:
    assert unreasoned(f"x = 1  {comment}\n") == [1]


@pytest.mark.parametrize(
    "comment", ["# noqa: F401, PLC0415  (why)", "# type: ignore[misc]  # why", "# an opinion"]
)
def test_a_reasoned_silence_passes(comment: str) -> None:
    assert unreasoned(f"x = 1  {comment}\n") == []


def test_a_bare_setting_is_found() -> None:
    toml = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    assert unreasoned_settings(toml.replace("# these libraries ship no types\n", ""))
    assert unreasoned_settings(toml.replace("# measures our own command", ""))
