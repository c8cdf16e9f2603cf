"""The frames hold together with nothing hung into them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from gongkai.ground.ui import slots

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/policies/7/")
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize("frame", ["ui/portal.html", "ui/desk.html"])
def test_a_frame_has_skip_link_one_main_and_the_elder_switch(
    frame: str, request_: HttpRequest
) -> None:
    page = render_to_string(frame, request=request_)
    assert 'href="#main"' in page
    assert page.count("<main") == 1
    assert "长辈模式" in page
    assert "style=" not in page


def test_the_menu_marks_where_the_reader_is(
    request_: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "_providers", {})
    slots.register(
        "portal.menu",
        lambda request: [
            slots.MenuItem("首页", "/", order=1),
            slots.MenuItem("政策文件", "/policies/", order=2, count=3),
        ],
    )
    page = render_to_string("ui/portal.html", request=request_)
    assert '<a href="/policies/" aria-current="true">政策文件' in page
    assert '<a href="/">首页</a>' in page
