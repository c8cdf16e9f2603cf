"""A staff page is marked, guarded and never stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from gongkai.ground.ui.staff import staff_page


class Somebody:
    is_authenticated = True

    def __init__(self, *verbs: str) -> None:
        self.verbs = verbs

    def has_perm(self, perm: str) -> bool:
        return perm in self.verbs


@staff_page("plans.read")
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(f"第 {pk} 号")


def asked(rf: RequestFactory, user: Any, method: str = "get") -> HttpRequest:
    request: HttpRequest = getattr(rf, method)("/desk/plans/7/?page=2")
    request.user = user
    return request


def test_nobody_is_sent_to_sign_in_and_back(rf: RequestFactory) -> None:
    response = page(asked(rf, AnonymousUser()), pk=7)
    assert response.status_code == 302
    assert response["Location"] == "/desk/sign-in/?next=/desk/plans/7/%3Fpage%3D2"


def test_after_a_lost_post_one_lands_on_the_desk(rf: RequestFactory) -> None:
    response = page(asked(rf, AnonymousUser(), "post"), pk=7)
    assert response["Location"] == "/desk/sign-in/?next=/desk/"


def test_without_the_right_the_page_does_not_exist(rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        page(asked(rf, Somebody("plans.other")), pk=7)


def test_with_the_right_it_is_shown_and_not_stored(rf: RequestFactory) -> None:
    response = page(asked(rf, Somebody("plans.read")), pk=7)
    assert isinstance(response, HttpResponse)
    assert response.content.decode() == "第 7 号"
    assert "no-store" in response["Cache-Control"]


def test_guards_find_the_mark() -> None:
    marked: Any = page
    assert marked.is_staff_page
    assert marked.perm == "plans.read"
