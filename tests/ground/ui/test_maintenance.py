"""Maintenance is switched by a file, and every page says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client


@pytest.fixture
def announce(settings: object, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "maintenance.txt"


def test_while_the_file_is_there_every_page_says_so(client: Client, announce: Path) -> None:
    announce.write_text("今晚 10 点到 12 点换设备。", encoding="utf-8")
    response = client.get("/open/")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "今晚 10 点到 12 点换设备。" in response.content.decode()


def test_an_empty_file_gives_the_ordinary_sentence(client: Client, announce: Path) -> None:
    announce.touch()
    assert "半小时内恢复" in client.get("/desk/").content.decode()


@pytest.mark.django_db
def test_without_the_file_pages_are_served(client: Client, announce: Path) -> None:
    assert client.get("/open/").status_code == 200
