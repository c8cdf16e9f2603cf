"""Windows of the browser that tell what went wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client


@dataclass
class Window:
    """A window with its page and what its console complained of."""

    page: Any
    address: str
    complaints: list[str] = field(default_factory=list)


@contextmanager
def new_window(
    browser: Any, address: str, *, width: int = 1440, height: int = 900, **more: Any
) -> Iterator[Window]:
    """Open a window of ``width`` CSS pixels; on closing, fail if a script of ours broke.

    ``more`` goes to playwright's ``new_context``, as ``java_script_enabled``.
    """
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
        **more,
    )
    context.set_default_timeout(15_000)
    opened = Window(context.new_page(), address)
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("console", lambda message: _listen(opened, message))
    try:
        yield opened
        assert not opened.complaints, f"the browser complained: {opened.complaints}"
    finally:
        context.close()


def _listen(opened: Window, message: Any) -> None:
    # A page that answers 4xx on purpose is no fault of a script.
    if message.type == "error" and "Failed to load resource" not in message.text:
        opened.complaints.append(message.text)


def sign_in(opened: Window, user: AbstractBaseUser) -> None:
    """Sign ``user`` in without the form: the session is made and its cookie handed over."""
    client = Client()
    client.force_login(user)
    opened.page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": opened.address,
            }
        ]
    )
