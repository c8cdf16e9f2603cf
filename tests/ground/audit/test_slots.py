"""The history of a record hangs on the page that is about it, and on no other."""

from __future__ import annotations

import pytest
from django.template import engines
from django.test import RequestFactory

from gongkai.ground.audit.slots import history
from tests.factories import orgs

pytestmark = pytest.mark.django_db


def test_a_page_about_a_record_shows_what_was_done_to_it() -> None:
    request = RequestFactory().get("/desk/")
    assert history(request) is None
    request.record = orgs.unit("云川区教育局")
    panel = history(request)
    shown = engines["django"].from_string(f'{{% include "{panel.template}" %}}')
    assert "系统新设单位云川区教育局。" in shown.render(panel.context)
