"""A parser that runs wild is stopped, and the server goes on."""

from __future__ import annotations

import time

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.parsers import parse, parse_here


def test_a_page_that_takes_minutes_is_stopped_in_time() -> None:
    page = b"<html>" + b"<div>" * 300_000 + b"x"  # the library needs quadratic time for it
    began = time.monotonic()
    with pytest.raises(Refusal) as refused:
        parse(page, "页面.html", seconds=1)
    assert refused.value.code == "file_slow"
    assert time.monotonic() - began < 5


def test_a_page_too_deep_to_follow_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        parse(b"<html>" + b"<div>" * 3000 + b"x", "页面.html")
    assert refused.value.code == "file_too_complex"


def test_both_ways_give_the_same_document() -> None:
    page = "<h1>题</h1><table><tr><td rowspan=2>甲<td>乙<tr><td></table>".encode()
    assert parse(page, "页面.html") == parse_here("html", page, "页面.html")


def test_the_child_has_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def spy(*_: object, **options: object) -> None:
        seen.update(options)
        raise TimeoutError

    monkeypatch.setenv("GONGKAI_SECRET_KEY", "secret")
    monkeypatch.setattr("subprocess.run", spy)
    with pytest.raises(TimeoutError):
        parse(b"<html>x", "页面.html")
    assert set(seen["env"]) == {"PYTHONPATH"}
