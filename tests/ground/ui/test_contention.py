"""After a deadlock the page is done once more; then it is said, and nothing is half done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from config import urls_all
from gongkai.ground.ui.contention import is_contention

pytestmark = pytest.mark.django_db(transaction=True)
calls: list[bytes] = []
failing = {"times": 0}


class DeadlockError(Exception):
    sqlstate = "40P01"


def deadlocked() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = DeadlockError()
    return error


def page(request: HttpRequest) -> HttpResponse:
    calls.append(request.FILES["file"].read() if request.FILES else b"")
    if len(calls) <= failing["times"]:
        raise deadlocked()
    return HttpResponse("done")


def broken(request: HttpRequest) -> HttpResponse:
    raise OperationalError("no such table: x")


urlpatterns = [path("page/", page), path("broken/", broken), *urls_all.urlpatterns]
handler500 = "gongkai.ground.ui.views.errors.server_error"


@pytest.fixture(autouse=True)
def site() -> Iterator[None]:
    calls.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


def post(times: int) -> Any:
    failing["times"] = times
    client = Client(raise_request_exception=False)
    return client.post("/page/", {"file": SimpleUploadedFile("a.txt", b"content")})


def test_one_deadlock_is_not_noticed_and_files_are_read_again() -> None:
    answer = post(1)
    assert answer.content == b"done"
    assert calls == [b"content", b"content"]


def test_after_two_it_is_said() -> None:
    answer = post(2)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "2"
    assert "有人同时在办，这一次没有办成" in answer.content.decode()
    assert len(calls) == 2


def test_what_is_no_contention_stays_a_fault() -> None:
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500
    assert is_contention(deadlocked())
    assert is_contention(OperationalError("database is locked"))
    assert not is_contention(OperationalError("no such table: x"))
    assert not is_contention(ValueError("deadlock detected"))
