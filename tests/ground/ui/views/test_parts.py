"""The page of parts is for those who look after the platform."""

from __future__ import annotations

import pytest

from tests.factories import orgs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "status"), [("office_admin", 200), ("system_officer", 200), ("info_officer", 404)]
)
def test_who_may_see_the_parts(role: str, status: int) -> None:
    person = orgs.person(orgs.government(), role, username="somebody")
    assert orgs.signed_in(person).get("/desk/parts/").status_code == status
