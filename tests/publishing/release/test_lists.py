"""Public lists, narrowed by unit, year and words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.publishing.release import listing, pages
from tests.factories import catalogue, orgs
from tests.factories.release import Press

pytestmark = pytest.mark.django_db

TITLES = ("甲去年的", "乙今年的", "丙别的单位的")


@pytest.fixture
def lists(press: Press) -> dict[str, str]:
    """Three leaflets of two units on one shelf, one of them of last year: addresses of lists."""
    column = catalogue.column(press.author, press.unit, part="rules", kind="news")
    shelves = (f"column:{column.pk}", f"unit:{press.unit.pk}")
    last_year = clock.today() - timedelta(days=400)
    press.published(title=TITLES[0], more={"shelves": shelves, "day": last_year})
    press.published(title=TITLES[1], more={"shelves": shelves})
    other = Press(orgs.unit("区民政局", parent=press.government))
    other.published(title=TITLES[2], more={"shelves": (shelves[0], f"unit:{other.unit.pk}")})
    return {
        "all": "/lists/",
        "column": f"/lists/column/{column.pk}/",
        "part": "/open/parts/rules/",
        "unit": f"/lists/unit/{press.unit.pk}/",
        "press": str(press.unit.pk),
        "other": str(other.unit.pk),
    }


def shown(address: str, **asked: Any) -> list[str]:
    answer = Client().get(address, asked)
    assert answer.status_code == 200
    return [title for title in TITLES if f">{title}<" in answer.content.decode()]


@pytest.mark.parametrize("name", ["all", "column", "part"])
def test_a_list_of_several_units_is_narrowed(lists: dict[str, str], name: str) -> None:
    address, year = lists[name], clock.today().year
    assert shown(address) == list(TITLES)
    assert shown(address, unit=lists["press"]) == list(TITLES[:2])
    assert shown(address, unit=lists["other"]) == [TITLES[2]]
    assert shown(address, unit=lists["press"], year=year) == [TITLES[1]]
    assert shown(address, q="别的") == [TITLES[2]]
    assert shown(address, unit="x", year="x") == list(TITLES)
    nothing = Client().get(address, {"unit": lists["other"], "q": "今年"}).content.decode()
    assert "没有符合条件的信息" in nothing
    assert 'value="今年"' in nothing
    assert f'<option value="{lists["other"]}" selected>' in nothing
    assert (
        f'<option value="{lists["other"]}" selected>' not in Client().get(address).content.decode()
    )


def test_a_list_of_one_unit_offers_none(lists: dict[str, str], press: Press) -> None:
    column = catalogue.column(press.author, press.unit)
    press.published(title="只有一个单位", more={"shelves": (f"column:{column.pk}",)})
    for address in (lists["unit"], f"/lists/column/{column.pk}/"):
        page = Client().get(address).content.decode()
        assert 'name="year"' in page
        assert 'name="unit"' not in page


def test_units_of_which_nothing_is_public_are_not_offered(lists: dict[str, str]) -> None:
    orgs.unit("还没有公开过的局")
    for name in ("all", "column", "part"):
        assert "还没有公开过的局" not in Client().get(lists[name]).content.decode()


def test_the_next_page_keeps_what_was_chosen(lists: dict[str, str], press: Press) -> None:
    for number in range(25):
        press.published(title=f"今年第{number}号", more={"shelves": ()})
    page = Client().get("/lists/", {"unit": lists["press"], "q": "今年"}).content.decode()
    (link, *_) = [one.partition('"')[0] for one in page.split('href="?') if "page=2" in one[:200]]
    assert f"unit={lists['press']}" in link
    assert "q=" in link


def test_what_has_no_end_is_not_kept(
    lists: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(pages, "present_turn", lambda: "1")
    monkeypatch.setattr(pages, "kept", lambda *_: None)
    monkeypatch.setattr(pages, "keep", lambda _turn, key, _page: kept.append(key))
    for asked in ({"unit": lists["press"]}, {"q": "甲"}, {"year": "1066"}, {"unit": "x"}):
        Client().get("/lists/", asked)
    assert kept == []
    Client().get("/lists/", {"year": clock.today().year})
    assert len(kept) == 1


def test_the_days_of_a_year() -> None:
    assert listing.days_of(2026) == (date(2026, 1, 1), date(2026, 12, 31))
