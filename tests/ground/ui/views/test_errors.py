"""Error pages say what happened and what to do; the worst one needs nothing."""

from __future__ import annotations

import logging
import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from config.handlers import *  # noqa: F403  (a list of addresses takes over the handlers)
from config.urls_all import urlpatterns as real
from gongkai.ground.ui.gone import gone
from gongkai.ground.ui.views import errors


def breaks(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def forbids(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspects(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def taken_down(request: HttpRequest) -> HttpResponse:
    instead = [("新的办法", "/open/")]
    return gone(request, title="这份文件已经撤下", sentence="发布错了。", instead=instead)


urlpatterns = [
    path("breaks/", breaks),
    path("forbids/", forbids),
    path("suspects/", suspects),
    path("gone/", taken_down),
    *real,
]


@pytest.fixture
def visitor(settings: object) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/nowhere/", 404, "没有找到这一页"),
        ("/forbids/", 403, "这一页不向您开放"),
        ("/suspects/", 400, "没有看懂您发来的内容"),
        ("/gone/", 410, "这份文件已经撤下"),
    ],
)
def test_each_has_its_status_and_sentence(
    visitor: Client, address: str, status: int, sentence: str
) -> None:
    response = visitor.get(address)
    assert response.status_code == status
    assert sentence in response.content.decode()


def test_500_touches_no_database_and_gives_a_number_that_is_logged(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="gongkai.incidents"):
        response = visitor.get("/breaks/")
    assert response.status_code == 500
    number = re.search(r"\d{4}-\d{4}-\d{4}", response.content.decode())
    assert number is not None
    logged = next(each for each in caplog.records if each.name == "gongkai.incidents")
    assert number.group() in logged.getMessage()
    assert logged.exc_info is not None
    assert logged.exc_info[0] is ZeroDivisionError


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_why() -> None:
    response = Client(enforce_csrf_checks=True).post("/desk/sign-in/", {"login": "x"})
    assert response.status_code == 403
    assert "页面放得太久" in response.content.decode()


@pytest.mark.parametrize(
    ("site", "address", "frame"),
    [
        ("all", "/desk/x/", "ui/desk.html"),
        ("all", "/x/", "ui/portal.html"),
        ("staff", "/x/", "ui/desk.html"),
        ("public", "/desk/x/", "ui/portal.html"),
    ],
)
def test_the_frame_is_that_of_the_site(
    settings: object, rf: RequestFactory, site: str, address: str, frame: str
) -> None:
    settings.SITE = site
    assert errors._frame(rf.get(address)) == frame


@pytest.mark.django_db
def test_a_file_name_too_long_to_read_is_named_as_a_cause(client: Client) -> None:
    head = f'Content-Disposition: form-data; name="file"; filename="{"a" * 2000}"'
    body = f"--x\r\n{head}\r\n\r\n\r\n--x--"
    answer = client.post("/desk/sign-in/", body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert "文件名太长" in answer.content.decode()
