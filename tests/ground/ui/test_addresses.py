"""Addresses of the desk, written by processes that serve no desk."""

from __future__ import annotations

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, clear_url_caches, reverse

from gongkai.ground.ui.addresses import desk_address


@override_settings(ROOT_URLCONF="config.urls_none")
def test_a_worker_knows_the_desks_addresses() -> None:
    clear_url_caches()
    assert desk_address("plans:mine") == "/desk/my-tasks/"
    assert desk_address("plans:assignment", 7) == "/desk/plans/work/7/"
    with pytest.raises(NoReverseMatch):
        reverse("plans:mine")
