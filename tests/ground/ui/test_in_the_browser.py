"""Every part in a real browser: readable by all, at any width, in 长辈模式, and without script.

1. The parts page has no accessibility fault and never scrolls sideways.
2. A visitor without script switches 长辈模式 on the guide and stays on the guide.
3. An officer presses a button twice; the form is sent once, and the button says so.
4. The counts of the menu come after the page, where none are kept.
5. Mourning makes the page grey and what is fixed stays in place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from django.core.cache import cache

from gongkai.doors.portal import actions, example
from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import User
from tests.browser.fixtures import OpenAs
from tests.factories import orgs

pytestmark = pytest.mark.django_db(transaction=True)
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text()
# Counts what would be sent, and keeps it from being sent so that the page stays to be looked at.
PRESS_TWICE = """() => {
    let sent = 0;
    document.addEventListener("submit", (event) => {
        if (!event.defaultPrevented) sent += 1;
        event.preventDefault();
    });
    const button = document.querySelector("main form button");
    button.click();
    button.click();
    return sent;
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def office() -> User:
    return orgs.person(orgs.government(), "office_admin", name="林岚")


def faults(page: Any) -> list[str]:
    """What axe finds on the page."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found["violations"]]


def overflow(page: Any) -> int:
    """By how many pixels the page is wider than its window."""
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(width))


@pytest.mark.parametrize("width", [1440, 720, 390, 320])
@pytest.mark.parametrize("look", ["plain", "elder"])
def test_every_part_is_readable_by_all(
    open_as: OpenAs, office: User, width: int, look: str
) -> None:
    page = open_as(office, width=width)
    page.goto(f"/desk/parts/?look={look}")
    assert faults(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("address", ["/", "/open/guide/", "/open/units/", "/nowhere/"])
@pytest.mark.parametrize("look", ["plain", "elder"])
def test_public_pages_are_readable_by_all(
    window: Callable[..., Any], address: str, look: str
) -> None:
    example.load()
    orgs.unit("云川区教育局", parent=orgs.government(), phone="8866 0200")
    page = window(width=390).page
    page.goto(f"{address}?look={look}")
    assert faults(page) == []
    assert overflow(page) == 0


def test_elder_mode_needs_no_script(window: Callable[..., Any]) -> None:
    example.load()
    page = window(java_script_enabled=False).page
    page.goto("/open/guide/")
    page.get_by_role("link", name="长辈模式").click()
    page.wait_for_url("**/open/guide/")
    assert page.locator("html").get_attribute("data-mode") == "elder"
    page.goto("/")
    page.get_by_role("link", name="回普通版").click()
    assert page.locator("html").get_attribute("data-mode") is None


def test_a_form_is_sent_once_and_its_button_says_so(open_as: OpenAs, office: User) -> None:
    page = open_as(office)
    page.goto("/desk/site/profile/")
    assert page.evaluate(PRESS_TWICE) == 1
    assert page.get_by_role("button", name="正在提交").get_attribute("aria-busy") == "true"


def test_the_first_mistake_has_the_focus_without_script(open_as: OpenAs, office: User) -> None:
    page = open_as(office, java_script_enabled=False)
    page.goto("/desk/site/profile/")
    page.get_by_label("网站名称").fill("")
    page.get_by_role("button", name="存好").click()
    summary = page.get_by_role("alert")
    summary.get_by_role("link", name="请填写网站名称").click()
    assert page.url.endswith("#id_name")


def test_what_is_fixed_stays_in_place_on_days_of_mourning(window: Callable[..., Any]) -> None:
    example.load()
    today = clock.today()
    actions.set_grey(by=None, since=today, until=today, reason="哀悼日")
    page = window(width=390, height=600).page
    page.goto("/open/guide/")
    assert page.evaluate("getComputedStyle(document.documentElement).filter") == "grayscale(1)"
    place = """() => {
        const mark = document.createElement("i");
        mark.className = "probe";
        document.body.append(mark);
        mark.style.setProperty("position", "fixed");
        mark.style.setProperty("top", "5px");
        window.scrollTo(0, 400);
        return mark.getBoundingClientRect().top;
    }"""
    assert page.evaluate(place) == 5


def test_the_counts_of_the_menu_come_when_the_page_is_there(
    office: User, open_as: OpenAs, settings: Any
) -> None:
    settings.FRAME_SECONDS = 10
    cache.clear()
    notices.notify(to=office, kind="x", subject="新消息", body="", key="1")
    page = open_as(office)
    page.goto("/desk/help/")
    counted = page.locator(".nav__l .n")
    counted.first.wait_for()
    assert "1" in counted.first.inner_text()
    assert page.locator(".nav__l [aria-current]").count() == 0
    assert faults(page) == []
    cache.clear()
