"""The office's pages for the site, through the browser's eyes."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.doors.portal import queries
from tests.factories import orgs

pytestmark = pytest.mark.django_db
PAGES = ["home", "profile", "badges", "guide", "grey"]


def signed_in(role: str) -> Client:
    client = Client()
    user = orgs.person(orgs.government(), role, name="林岚")
    client.force_login(user)
    return client


@pytest.fixture
def office() -> Client:
    return signed_in("office_admin")


@pytest.mark.parametrize("name", PAGES)
def test_only_the_office_sees_them(office: Client, name: str) -> None:
    address = reverse(f"portal_staff:{name}")
    assert office.get(address).status_code == 200
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("name", [*PAGES, "lift-grey"])
def test_for_others_they_do_not_exist(name: str) -> None:
    outsider = signed_in("info_officer")
    address = reverse(f"portal_staff:{name}")
    assert outsider.get(address).status_code == 404
    assert outsider.post(address).status_code == 404


def test_the_profile_is_saved_and_said(office: Client) -> None:
    answers = {"name": "云川区政府信息公开", "phone": "8866 0123"}
    page = office.post(reverse("portal_staff:profile"), answers, follow=True).content.decode()
    assert "网站信息已经存好" in page
    assert queries.profile().phone == "8866 0123"


def test_a_mistake_keeps_what_was_written(office: Client) -> None:
    answers = {"name": "", "phone": "8866 0123"}
    response = office.post(reverse("portal_staff:profile"), answers)
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_name">请填写网站名称</a>' in page
    assert 'value="8866 0123"' in page


def test_the_first_page_says_what_the_guide_lacks(office: Client) -> None:
    page = office.get(reverse("portal_staff:home")).content.decode()
    assert "公开指南还差 9 项" in page
    assert "指南里还没有写传真号码" in page


def test_badges_are_rows(office: Client) -> None:
    answers = {"icp_text": "云ICP备1号", "icp_url": "https://beian.miit.gov.cn/"}
    office.post(reverse("portal_staff:badges"), answers)
    assert [badge.text for badge in queries.badges()] == ["云ICP备1号"]


def test_grey_is_switched_on_and_off(office: Client) -> None:
    answers = {"since": "2000-01-01", "until": "2999-12-31", "reason": "国家公祭日"}
    page = office.post(reverse("portal_staff:grey"), answers, follow=True).content.decode()
    assert "正在置灰" in page
    assert "data-grey" in office.get("/").content.decode()
    office.post(reverse("portal_staff:lift-grey"))
    assert "data-grey" not in office.get("/").content.decode()


def test_a_wrong_order_of_days_is_said_at_the_field(office: Client) -> None:
    answers = {"since": "2025-12-13", "until": "2025-12-01", "reason": "国家公祭日"}
    response = office.post(reverse("portal_staff:grey"), answers)
    assert '<a href="#id_until">结束日期早于开始日期，请改一下</a>' in response.content.decode()
