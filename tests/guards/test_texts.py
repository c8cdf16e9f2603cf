"""What must stand in no file of the repository, and how long files and functions may be."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

from config.environment import PROJECT

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LARGEST = 1024 * 1024
# Built from halves, so that this file does not hold what it forbids.
FORBIDDEN = {
    "a path of one machine": re.compile(r"/(?:home|Users)/[a-z]\w*/|/ro" r"ot/|/wo" r"rk/"),
    "a package index": re.compile(
        r"--(?:extra-)?index-url[ =]h|files\.python" r"hosted|/sim" r"ple/"
    ),
    "a key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}
NO_HELPERS = {"utils", "helpers", "common", "misc", "lib", "util", "helper"}


def files() -> list[Path]:
    """What git holds, as it stands."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    return [path for name in listed.split("\0") if name and (path := PROJECT / name).is_file()]


def python() -> list[Path]:
    return [path for path in files() if path.suffix == ".py" and "migrations" not in path.parts]


def test_nothing_forbidden_stands_in_a_file() -> None:
    found = [
        f"{path.relative_to(PROJECT)}: {what}: {hit[0]}"
        for path in files()
        if (text := _text(path)) is not None
        for what, pattern in FORBIDDEN.items()
        if (hit := pattern.search(text))
    ]
    assert len(files()) > 100
    assert not found


def test_no_file_is_large() -> None:
    assert not [path for path in files() if path.stat().st_size > LARGEST]


def test_python_files_are_short() -> None:
    long = {path.relative_to(PROJECT): _lines(path) for path in python()}
    assert len(long) > 100
    assert not {path: lines for path, lines in long.items() if lines > LONGEST_FILE}


def test_functions_are_short() -> None:
    long, seen = [], 0
    for path in python():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                seen += 1
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(PROJECT)}:{node.lineno} {node.name} {length}")
    assert seen > 500
    assert not long


def test_no_room_for_odds_and_ends() -> None:
    assert not [path for path in files() if NO_HELPERS & {*path.parts, path.stem}]


def test_no_inline_script_or_style_in_templates() -> None:
    templates = [path for path in files() if "templates" in path.parts and path.suffix == ".html"]
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
    assert len(templates) > 20
    assert not [
        f"{path.relative_to(PROJECT)}: {hit[0]}"
        for path in templates
        if (hit := inline.search(path.read_text(encoding="utf-8")))
    ]


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")
