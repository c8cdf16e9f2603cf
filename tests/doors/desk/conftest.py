"""A department with an official, an office with its administrator, and a security officer."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

PASSWORD = orgs.PASSWORD


@pytest.fixture
def district(db: None) -> Unit:
    return orgs.government()


@pytest.fixture
def bureau(district: Unit) -> Unit:
    return orgs.unit("云川区教育局", parent=district)


@pytest.fixture
def chen(bureau: Unit) -> User:
    return orgs.person(bureau, username="chenli", name="陈立")


@pytest.fixture
def guard(district: Unit) -> User:
    return orgs.person(district, "security_officer", username="zhouan", name="周安")


def sign_in(client: Client, username: str = "chenli", password: str = PASSWORD) -> int:
    """Try to sign in as people do; the status of the answer (302: it worked so far)."""
    address = reverse("account_login")
    return client.post(address, {"login": username, "password": password}).status_code


def is_in(client: Client) -> bool:
    return client.get(reverse("desk:help")).status_code == 200
