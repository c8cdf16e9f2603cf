"""The browser of the tests itself: it reaches the site, and complaints are heard."""

from __future__ import annotations

from typing import Any

import pytest

from .windows import new_window


def test_the_site_answers(page: Any) -> None:
    assert page.goto("/no-such-page").status == 404


def test_a_broken_script_fails_the_window(chromium: Any, live_server: Any) -> None:
    with pytest.raises(AssertionError, match="the browser complained"):
        break_a_script(chromium, live_server.url)


def break_a_script(chromium: Any, address: str) -> None:
    with new_window(chromium, address) as opened, opened.page.expect_event("pageerror"):
        opened.page.goto("/no-such-page")
        opened.page.evaluate("void setTimeout(() => { throw new Error('broken') })")
