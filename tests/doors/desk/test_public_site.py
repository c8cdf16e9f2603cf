"""The public site knows none of the desk's addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from gongkai.doors.desk.urls import sign_in, staff


@pytest.mark.django_db
def test_no_address_of_the_desk_exists_on_the_public_site(client: Client, settings: Any) -> None:
    addresses = [
        reverse(pattern.name, args=["gov"] if "provider_id" in str(pattern.pattern) else [])
        for pattern in sign_in.urlpatterns
    ] + [reverse(f"desk:{pattern.name}") for pattern in staff.urlpatterns]
    settings.ROOT_URLCONF = "config.urls_public"
    for address in addresses:
        with pytest.raises(Resolver404):
            resolve(address)
        assert client.get(address).status_code == 404
