"""A unit signs for many tasks at once: what is ticked, as it was seen, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.models import Assignment
from tests.factories import orgs
from tests.factories.plans import District, reading, taken_over, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(district: District, client: Client) -> AbstractBaseUser:
    taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局"), task(2, "区文旅局"), task(3, "区文旅局")
        ),
    )
    user = orgs.person(district.culture, "info_officer")
    client.force_login(user)
    return user


def rows(district: District) -> list[Assignment]:
    return list(Assignment.objects.filter(unit=district.culture).order_by("pk"))


def sign(client: Client, *of: Assignment, **more: Any) -> Any:
    chosen = [f"{row.pk}:{row.version}" for row in of]
    return client.post(reverse("plans:mine-sign"), {"chosen": chosen}, **more)


def states(district: District) -> list[str]:
    return [row.state for row in rows(district)]


def test_the_page_lists_what_waits_and_signs_for_what_is_ticked(
    clerk: AbstractBaseUser, client: Client, district: District
) -> None:
    assert "一起签收 3 项" in client.get(reverse("plans:mine")).content.decode()
    page = client.get(reverse("plans:mine-sign")).content.decode()
    assert page.count('name="chosen"') == 3
    before = Entry.objects.count()
    answer = sign(client, *rows(district)[:2], follow=True)
    assert answer.redirect_chain[-1][0] == reverse("plans:mine")
    assert "签收了 2 项任务" in answer.content.decode()
    assert states(district) == ["doing", "doing", "to_sign"]
    assert Entry.objects.count() == before + 2


def test_what_changed_meanwhile_is_named_and_the_rest_is_signed(
    clerk: AbstractBaseUser, client: Client, district: District
) -> None:
    seen = rows(district)
    ledger.refuse(by=clerk, assignment=seen[0], version=seen[0].version, reason="不归我们。")
    answer = sign(client, *seen)
    page = answer.content.decode()
    assert "没签成的 1 项" in page
    assert "签收了 2 项任务" in page
    assert states(district) == ["refused", "doing", "doing"]


def test_rows_of_another_unit_are_out_of_reach(
    clerk: AbstractBaseUser, client: Client, district: District
) -> None:
    other = Assignment.objects.get(unit=district.water)
    sign(client, other)
    other.refresh_from_db()
    assert other.state == "to_sign"


@pytest.mark.parametrize("sent", [[], ["x"], ["0:1"], ["9999999999999:1"], ["1"]])
def test_nothing_readable_signs_nothing(
    clerk: AbstractBaseUser, client: Client, district: District, sent: list[str]
) -> None:
    answer = client.post(reverse("plans:mine-sign"), {"chosen": sent}, follow=True)
    assert "还没有选任务" in answer.content.decode()
    assert set(states(district)) == {"to_sign"}


def test_when_all_are_signed_the_page_says_so(
    clerk: AbstractBaseUser, client: Client, district: District
) -> None:
    sign(client, *rows(district))
    assert "都签收了" in client.get(reverse("plans:mine-sign")).content.decode()
    assert reverse("plans:mine-sign") not in client.get(reverse("plans:mine")).content.decode()


def test_who_only_reads_and_the_office_do_not_sign(
    clerk: AbstractBaseUser, client: Client, district: District
) -> None:
    for user, status in ((orgs.person(district.culture, "viewer"), 404), (district.officer, 200)):
        client.force_login(user)
        page = client.get(reverse("plans:mine-sign"))
        assert page.status_code == status
        assert b'name="chosen"' not in page.content
        sign(client, *rows(district))
        assert set(states(district)) == {"to_sign"}
