"""The example district: it shows all that there is; the pictures in README are taken from it.

Every run takes them, into a temporary folder. ``GONGKAI_PICTURES=1`` puts them into docs/pictures.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gongkai.ground.core import example
from gongkai.ground.orgs.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LARGEST = 400_000  # bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go."""
    if not os.environ.get("GONGKAI_PICTURES"):
        return tmp_path
    DOCS.mkdir(exist_ok=True)
    return DOCS


def test_portal_and_desk_are_pictured(page, open_as, folder):
    example.load()
    for address in ("duties", "parts/rules", "parts/reports", "columns", "domains"):
        page.goto(f"/open/{address}/")
        main = page.get_by_role("main")
        assert main.get_by_role("listitem").count() > 3, address
    page.goto("/")
    assert page.get_by_role("heading", level=1).is_visible()
    _take(page, folder / "portal.png", height=1000)

    desk = open_as(User.objects.get(username="linlan"))
    desk.goto("/desk/")
    assert "林岚" in desk.get_by_role("heading", level=1).inner_text()
    _take(desk, folder / "desk.png", height=900)

    desk.goto("/desk/plans/")
    desk.get_by_role("link", name="2026年云川区政务公开工作要点").first.click()
    desk.get_by_text("清点本区现行有效的政策文件").first.wait_for()
    _take(desk, folder / "board.png", height=1000)


def _take(page, path: Path, *, height: int) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    page.screenshot(path=path)
    assert 10_000 < path.stat().st_size < LARGEST
