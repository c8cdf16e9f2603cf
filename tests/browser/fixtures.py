"""A real Chromium: Debian's, driven by playwright.

``page`` is a fresh window 1440 wide, signed in as nobody; ``open_as(user)`` gives one in which a
person is signed in. Both fail the test when a script of ours breaks or the policy is violated.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.contrib.auth.base_user import AbstractBaseUser

from .windows import Window, new_window, sign_in

OpenAs = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for the whole run; skipped with a reason where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (slow; only browser tests)

    # playwright keeps an event loop in this thread; Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Any, live_server: Any) -> Iterator[Callable[..., Window]]:
    """A function that opens further windows: ``window(width=390, scale=2)``."""
    with ExitStack() as opened:
        yield lambda **more: opened.enter_context(new_window(chromium, live_server.url, **more))


@pytest.fixture
def page(window: Callable[..., Window]) -> Any:
    """A playwright page, 1440 wide; addresses are relative to the running site."""
    return window().page


@pytest.fixture
def open_as(window: Callable[..., Window]) -> OpenAs:
    """``open_as(user, width=1440)`` gives a page in which ``user`` is signed in."""

    def opened(user: AbstractBaseUser, **more: Any) -> Any:
        fresh = window(**more)
        sign_in(fresh, user)
        return fresh.page

    return opened
