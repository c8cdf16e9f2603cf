"""Kept pages: served without a query, void the moment that anything public changes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.publishing.release import pages
from gongkai.publishing.release.models import Audience, Turn
from tests.factories import orgs
from tests.factories.items import Newsroom, penalty
from tests.factories.release import Press

MODES = ["file", "database"]


@pytest.fixture(autouse=True)
def kept(settings: Any, tmp_path: Path) -> None:
    settings.PAGE_CACHE = "file"
    settings.PAGE_FOLDER = tmp_path / "pages"


def queries_of(address: str, client: Client | None = None) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert (client or Client()).get(address).status_code == 200
    return len(asked)


@pytest.mark.django_db(transaction=True)
@pytest.mark.commits
class TestWholeWay:
    """What is committed counts, so these commit."""

    @pytest.fixture
    def settled(self, press: Press) -> Any:
        publication = press.published()
        Client().get(publication.address)
        return publication

    def test_a_kept_page_costs_no_query(self, settled: Any) -> None:
        assert queries_of(settled.address) == 0

    def test_a_download_is_made_once_and_keeps_its_name(self, press: Press) -> None:
        room = Newsroom(press.unit)
        publication = room.published(room.table(penalty(1)))
        address = f"{publication.address}v1/data/xlsx/"
        first = Client().get(address)
        again = Client().get(address)
        assert first.content == again.content
        assert ".xlsx" in again["Content-Disposition"]
        assert queries_of(address) == 0
        press.withdraw(publication)
        assert Client().get(address).status_code == 410

    def test_a_take_down_holds_for_kept_pages_at_once(self, press: Press, settled: Any) -> None:
        press.withdraw(settled)
        assert Client().get(settled.address).status_code == 410

    def test_while_it_is_being_taken_down_nothing_comes_from_the_store(
        self, press: Press, settled: Any
    ) -> None:
        with transaction.atomic():
            press.withdraw(settled)
            assert pages.present_turn() is None
        assert pages.present_turn() is not None

    def test_a_process_that_is_killed_after_the_commit_leaves_nothing_stale(
        self, press: Press, settled: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pages, "_end_hold", lambda hold: None)  # it died before this
        press.withdraw(settled)
        monkeypatch.undo()
        assert Client().get(settled.address).status_code == 410

    def test_a_hold_that_was_left_is_ended_and_turns_over(
        self, settled: Any, settings: Any, tmp_path: Path
    ) -> None:
        settings.PAGE_FOLDER = tmp_path / "pages"
        turn = pages.present_turn()
        hold = tmp_path / "pages" / "holds" / "left"
        hold.touch()
        assert pages.present_turn() is None
        long_ago = time.time() - pages.HOLD_SECONDS - 1
        os.utime(hold, (long_ago, long_ago))
        assert pages.present_turn() not in (None, turn)
        assert not hold.exists()

    def test_several_machines_share_the_turn_by_the_database(
        self, press: Press, settled: Any, settings: Any
    ) -> None:
        settings.PAGE_CACHE = "database"
        Client().get(settled.address)
        assert queries_of(settled.address) == 1
        press.withdraw(settled)
        assert Client().get(settled.address).status_code == 410

    def test_changes_that_are_committed_in_another_order_void_what_was_kept(
        self, settings: Any
    ) -> None:
        settings.PAGE_CACHE = "database"
        Turn.objects.bulk_create([Turn(pk=4), Turn(pk=6)])
        before = pages.present_turn()
        Turn.objects.create(pk=5)  # began before the sixth, and was committed after it
        between = pages.present_turn()
        Turn.objects.filter(pk=4).delete()
        assert len({before, between, pages.present_turn()}) == 3

    def test_a_units_new_name_is_on_no_old_page(self, press: Press, settled: Any) -> None:
        press.unit.name = "区文化旅游体育局"
        press.unit.save()
        assert "区文化旅游体育局" in Client().get(settled.address).content.decode()

    def test_browsers_ask_each_time_and_are_told_that_nothing_changed(
        self, press: Press, settled: Any
    ) -> None:
        first = Client().get(settled.address)
        assert first["Cache-Control"] == "no-cache"
        headers = {"If-None-Match": first["ETag"]}
        assert Client().get(settled.address, headers=headers).status_code == 304
        press.correct(settled, "开放日改在三月六日。")
        assert Client().get(settled.address, headers=headers).status_code == 200

    def test_elder_mode_has_pages_of_its_own(self, settled: Any) -> None:
        elder = Client()
        elder.cookies["mode"] = "elder"
        assert 'data-mode="elder"' in elder.get(settled.address).content.decode()
        assert 'data-mode="elder"' not in Client().get(settled.address).content.decode()

    def test_who_is_signed_in_gets_no_kept_page(self, press: Press, settled: Any) -> None:
        assert queries_of(settled.address, orgs.signed_in(press.author)) > 0

    def test_nobody_fills_the_disk_with_parameters(self, settled: Any, tmp_path: Path) -> None:
        before = len(list((tmp_path / "pages").rglob("*")))
        for number in range(5):
            Client().get(f"{settled.address}?x={number}")
            Client().get(f"/lists/?year=x{number}")
            Client().get(f"/lists/?year={90_000 + number}")
            Client().get(f"/lists/?unit={90_000 + number}")
            Client().get(f"/open/domains/?domain=x{number}")
        assert len(list((tmp_path / "pages").rglob("*"))) == before

    def test_old_turns_are_cleared(self, press: Press, settled: Any, tmp_path: Path) -> None:
        press.correct(settled, "开放日改在三月六日。")
        Client().get(settled.address)
        turns = tmp_path / "pages" / "turns"
        long_ago = time.time() - pages.KEPT_TURNS_SECONDS - 1
        for turn in turns.iterdir():
            os.utime(turn, (long_ago, long_ago))
        assert len(list(turns.iterdir())) == 2
        assert pages.clear() == 1
        assert [turn.name for turn in turns.iterdir()] == [pages.present_turn()]


@pytest.mark.django_db
def test_a_page_for_a_circle_of_readers_is_never_kept(press: Press, tmp_path: Path) -> None:
    circle = Audience.objects.create(unit=press.unit, name="听证代表")
    publication = press.release(press.review(press.leaflet()), audience=circle)
    assert Client().get(publication.address).status_code == 403
    assert orgs.signed_in(press.author).get(publication.address).status_code == 200
    assert not list((tmp_path / "pages").rglob("turns/*/*"))
