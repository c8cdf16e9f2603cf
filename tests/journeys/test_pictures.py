"""The example district: it shows all that there is; the pictures in README are taken from it.

Every run takes them, into a temporary folder. ``GONGKAI_PICTURES=1`` puts them into docs/pictures.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gongkai.ground.core import example
from gongkai.ground.orgs.models import User
from gongkai.ground.review.models import Case
from gongkai.publishing.catalogue.models import Directory, Entry, Topic
from gongkai.publishing.catalogue.rules.standard import DUTIES
from gongkai.publishing.items.enums import Attribute, Clearing, Suspicion
from gongkai.publishing.items.models import ClearingCase, Item
from gongkai.publishing.items.rules.schemas import SCHEMAS
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Channel, Publication
from gongkai.publishing.release.queries import on_shelf
from gongkai.publishing.release.shelves import shelf

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
    _shows_all()
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


def _shows_all() -> None:
    """Items of every kind, table and state, every duty of the law, every way to clear."""
    release.expire_due()  # as every night
    items = Item.objects.all()
    assert items.count() >= 300
    assert {item.kind for item in items} >= {"text", "table", "guide", "file", "link"}
    assert {item.schema for item in items} >= set(SCHEMAS)
    assert {item.attribute for item in items} == {*Attribute.values, ""}
    states = set(Publication.objects.values_list("state", flat=True))
    assert states >= {"public", "expired", "withdrawn", "scheduled"}
    assert Publication.objects.filter(number__gt=1, closed_up_to__gt=0).exists()
    assert set(Case.objects.values_list("state", flat=True)) >= {"reviewing", "returned", "passed"}
    looks = set(ClearingCase.objects.values_list("suspicion", "decision"))
    assert {suspicion for suspicion, _ in looks} == set(Suspicion.values)
    assert {decision for _, decision in looks} == set(Clearing.values)
    duties = set(Entry.objects.values_list("current__duty", flat=True))
    assert duties >= {duty.code for duty in DUTIES}
    for topic in Topic.objects.all():
        assert on_shelf(shelf("topic", topic.pk)).exists(), topic
    assert set(Channel.objects.values_list("kind", flat=True)) == dict(Channel.KINDS).keys()
    places = set(Directory.objects.values_list("kind", flat=True))
    assert places >= {"agency", "institution", "village", "line"}


def _take(page, path: Path, *, height: int) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    page.screenshot(path=path)
    assert 10_000 < path.stat().st_size < LARGEST
