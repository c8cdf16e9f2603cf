"""The way in, as a person goes it, in a real Chromium.

1. The first password is given by somebody else: it opens the page that changes it, and no other.
2. The telephone is enrolled; the recovery codes are shown once.
3. The next sign-in asks for the code.
4. Every page on the way is accessible and never wider than a telephone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe

from gongkai.ground.notices.actions import notify
from gongkai.ground.orgs.actions import reset_password
from gongkai.ground.orgs.models import User
from tests.browser.windows import Window

from .test_second_factor import code_for

pytestmark = pytest.mark.django_db(transaction=True)

NEW = "shan-shui-2026"
PHONE = 390


def looked_at(page: Any) -> None:
    """Nothing for axe to find, nothing that scrolls sideways."""
    found = [f"{each['id']}: {each['nodes'][0]['html']}" for each in Axe().run(page)["violations"]]
    assert found == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def sign_in(page: Any, password: str) -> None:
    page.goto("/desk/sign-in/")
    page.get_by_label("账号").fill("chenli")
    page.get_by_label("密码").fill(password)
    looked_at(page)
    page.get_by_role("button", name="登录", exact=True).click()


def change_password(page: Any, first: str) -> None:
    page.get_by_role("heading", name="先换一个自己的密码").wait_for()
    looked_at(page)
    page.get_by_label("现在的密码").fill(first)
    page.get_by_label("新密码", exact=True).fill(NEW)
    page.get_by_label("新密码再写一遍").fill(NEW)
    page.get_by_role("button", name="改密码").click()


def enrol(page: Any) -> str:
    page.goto("/desk/second-factor/on/")
    page.get_by_label("密码").fill(NEW)
    page.get_by_role("button", name="继续").click()
    looked_at(page)
    page.get_by_text("扫不了，手工输入").click()
    secret: str = page.locator(".secret").inner_text()
    page.get_by_label("手机上显示的 6 位数字").fill(code_for(secret))
    page.get_by_role("button", name="开通").click()
    page.get_by_role("heading", name="备用码").wait_for()
    looked_at(page)
    return str(page.locator(".codes li").first.inner_text())


@pytest.mark.parametrize("width", [1440, PHONE])
def test_the_way_in(window: Callable[..., Window], chen: User, width: int) -> None:
    first = reset_password(by=None, person=chen)
    page = window(width=width).page
    sign_in(page, first)
    change_password(page, first)
    page.get_by_role("heading", name="陈立").wait_for()
    looked_at(page)
    code = enrol(page)

    other = window(width=width).page
    sign_in(other, NEW)
    looked_at(other)
    other.get_by_label("验证码").fill("000000")
    other.get_by_role("button", name="登录").click()
    other.get_by_role("alert").wait_for()
    looked_at(other)
    other.get_by_label("验证码").fill(code)
    other.get_by_role("button", name="登录").click()
    other.get_by_role("heading", name="现在没有等您办的事").wait_for()


@pytest.mark.parametrize("width", [1440, PHONE])
@pytest.mark.parametrize("look", ["plain", "elder"])
def test_pages_of_the_desk_are_sound(
    open_as: Callable[..., Any], chen: User, width: int, look: str
) -> None:
    notify(to=chen, kind="k", subject="区教育局交来 3 项任务的进展", body="请审核。", key="k")
    page = open_as(chen, width=width)
    page.goto(f"/desk/?look={look}")
    for address in (
        "/desk/",
        "/desk/notices/",
        "/desk/notices/choices/",
        "/desk/me/",
        "/desk/help/",
        "/desk/password/",
        "/desk/second-factor/",
        "/desk/sign-out/",
    ):
        page.goto(address)
        looked_at(page)
