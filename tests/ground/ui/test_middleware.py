"""长辈模式 is one link on every page, needs no script, and leads nowhere else."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from gongkai.ground.ui.middleware import ModeMiddleware

pytestmark = pytest.mark.django_db


def test_the_switch_is_remembered_and_comes_back_to_the_same_page(client: Client) -> None:
    response = client.get("/sitemap/", {"look": "elder", "page": "2"})
    assert response.status_code == 302
    assert response["Location"] == "/sitemap/?page=2"
    assert 'data-mode="elder"' in client.get("/sitemap/").content.decode()


def test_it_is_switched_back(client: Client) -> None:
    client.get("/", {"look": "elder"})
    client.get("/", {"look": "plain"})
    page = client.get("/").content.decode()
    assert "data-mode" not in page
    assert "?look=elder" in page


def test_the_link_keeps_the_filters_of_the_page(client: Client) -> None:
    assert "?page=3&amp;look=elder" in client.get("/sitemap/", {"page": "3"}).content.decode()


@pytest.mark.parametrize("path", ["//elsewhere.example/", "/\\elsewhere.example", "///x"])
def test_no_path_leads_to_another_site(rf: RequestFactory, path: str) -> None:
    request = rf.get("/", {"look": "elder"})
    request.path = path
    response = ModeMiddleware(lambda _: HttpResponse("page"))(request)
    assert not response["Location"].startswith("//")
    assert "://" not in response["Location"]


def test_a_form_that_has_such_a_field_is_left_alone(client: Client) -> None:
    assert client.post("/?look=elder").status_code == 405


def test_a_cache_keeps_the_two_looks_apart(client: Client) -> None:
    assert "Cookie" in client.get("/open/")["Vary"]


def test_an_invented_cookie_changes_nothing(client: Client) -> None:
    client.cookies["mode"] = '"><script>'
    assert "data-mode" not in client.get("/").content.decode()
