"""Public and staff site stand alone, each without the other's addresses."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.ground.ui import leaving
from tests.factories import orgs

pytestmark = pytest.mark.django_db


@pytest.fixture
def only(settings: object) -> object:
    def choose(site: str) -> Client:
        settings.SITE = site
        settings.ROOT_URLCONF = f"config.urls_{site}"
        return Client()

    return choose


@pytest.mark.parametrize(
    ("address", "status"), [("/", 200), ("/open/units/", 200), ("/desk/", 404), ("/x/", 404)]
)
def test_the_public_site_alone(only: object, address: str, status: int) -> None:
    response = only("public").get(address)
    assert response.status_code == status
    assert "政务公开工作台" not in response.content.decode()


@pytest.mark.parametrize(("address", "status"), [("/desk/site/", 200), ("/", 404), ("/x/", 404)])
def test_the_staff_site_alone(only: object, address: str, status: int) -> None:
    client = only("staff")
    client.force_login(orgs.person(orgs.government(), "office_admin"))
    response = client.get(address)
    assert response.status_code == status
    assert "政务公开工作台" in response.content.decode()


def test_on_the_staff_site_links_to_elsewhere_stay_as_they_are(only: object) -> None:
    only("staff")
    assert leaving.address("https://elsewhere.example/") == "https://elsewhere.example/"
