"""Who sees a row: the owning unit, above it, the line, participants, and the office in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.ground.core import clock
from gongkai.ground.orgs import actions
from gongkai.ground.orgs.models import Line, Unit, User
from gongkai.ground.orgs.queries import (
    acting_unit,
    forget,
    holders_of,
    may,
    units_of,
    visible_to,
    works_for,
)
from gongkai.ground.orgs.rules.roles import ROLES
from gongkai.ground.orgs.scope import Scope
from tests.factories import orgs

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 6)
InLine = Line.units.through  # rows with an owning unit and a line


@pytest.fixture(autouse=True)
def rows_of_business(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lines serve as rows here: owned by the lead, joined by units, submitted once with a duty."""
    scope = Scope(owner="lead", participants=("units",), submitted={"duty__gt": ""})
    monkeypatch.setattr(Line, "scope", scope, raising=False)
    monkeypatch.setattr(InLine, "scope", Scope(owner="unit", line="line"), raising=False)
    with clock.hold(datetime(2026, 5, 6, 9, tzinfo=UTC)):
        yield


class District:
    """A government with an office, two bureaus and a school under one of them."""

    def __init__(self) -> None:
        self.root = orgs.government()
        self.office = orgs.unit("云川区人民政府办公室", parent=self.root)
        self.education = orgs.unit("云川区教育局", parent=self.root)
        self.culture = orgs.unit("云川区文化和旅游局", parent=self.root)
        self.school = orgs.unit("云川一中", "institution", self.education)


@pytest.fixture
def district() -> District:
    return District()


def row(owner: Unit, *units: Unit, submitted: bool = False) -> Line:
    line = Line.objects.create(
        subject=f"事项{Line.objects.count()}", lead=owner, duty="已报送" if submitted else ""
    )
    line.units.set(units)
    return line


def sees(user: User, what: Line) -> bool:
    forget(user)
    return visible_to(user, Line.objects.filter(pk=what.pk)).exists()


@pytest.mark.parametrize("role", [each for each in ROLES if not each.officer])
def test_each_business_role_sees_its_own_unit_and_no_neighbour(district, role) -> None:
    person = orgs.person(district.education, role.code)
    assert sees(person, row(district.education))
    assert not sees(person, row(district.culture))
    assert sees(person, row(district.culture, district.education))  # takes part


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_only_roles_that_reach_below_see_units_below(district, role) -> None:
    person = orgs.person(district.education, role.code)
    assert sees(person, row(district.school)) == (role.reach == "below")


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_the_office_alone_sees_others_and_only_once_submitted(district, role) -> None:
    person = orgs.person(district.office, role.code)
    is_office = role.reach == "government" and not role.officer
    assert not sees(person, row(district.school))
    assert sees(person, row(district.school, submitted=True)) == is_office


@pytest.mark.parametrize("role", [each.code for each in ROLES if each.officer])
def test_officers_see_no_business_row_at_all(district, role) -> None:
    officer = orgs.person(district.education, role)
    assert not sees(officer, row(district.education, district.education, submitted=True))


def test_the_office_does_not_reach_another_government(district) -> None:
    other = orgs.government("明河区人民政府")
    person = orgs.person(district.office, "office_admin")
    assert not sees(person, row(orgs.unit("明河区教育局", parent=other), submitted=True))
    assert not may(person, "orgs.manage_units", other)
    assert may(person, "orgs.manage_units", district.school)


def test_the_own_post_counts_where_one_acts_in_a_units_name(district) -> None:
    verb = "orgs.manage_units"
    person = orgs.person(district.office, "office_admin")
    assert may(person, verb, district.school)
    assert works_for(person, verb, district.office)
    assert works_for(person, verb, district.office.pk)
    assert not works_for(person, verb, district.school)
    assert not works_for(person, "orgs.unknown", district.office)
    assert not works_for(AnonymousUser(), verb, district.office)


def test_the_unit_worked_for_now_is_acted_for_if_a_post_there_has_the_verb(district) -> None:
    verb = "orgs.manage_units"
    person = orgs.person(district.culture, "info_officer")
    assert acting_unit(person, verb, district.culture) is None
    for unit in (district.office, district.education):
        actions.give_post(by=None, user=person, unit=unit, role="office_admin", since=TODAY)
    forget(person)
    assert acting_unit(person, verb, None) == district.office
    assert acting_unit(person, verb, district.education) == district.education
    # A post there, and a reach from the office, but no such verb by the post there.
    assert acting_unit(person, verb, district.culture) == district.office


def test_the_lead_of_a_line_sees_what_its_units_own_in_that_line(district) -> None:
    line = row(district.culture, district.education)
    elsewhere = row(district.office, district.education)
    person = orgs.person(district.culture)
    seen = visible_to(person, InLine.objects.all())
    assert [each.line_id for each in seen] == [line.pk]
    assert elsewhere.pk != line.pk


def test_strangers_see_nothing(district) -> None:
    mine = row(district.education, submitted=True)
    for nobody in (None, AnonymousUser()):
        assert not visible_to(nobody, Line.objects.all()).exists()
        assert not may(nobody, "orgs.manage_units")
    assert not sees(orgs.person(), mine)
    assert not AnonymousUser().has_perm("audit.read")


def test_a_disabled_account_has_nothing_left(district) -> None:
    person = orgs.person(district.education)
    mine = row(district.education)
    actions.disable_person(by=None, person=person)
    assert not sees(person, mine)
    assert units_of(person) == []


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [(-1, None, True), (0, 0, True), (1, None, False), (-9, -1, False), (-9, 0, True)],
)
def test_posts_and_deputies_count_from_their_first_to_their_last_day(
    district, since, until, there
) -> None:
    first = TODAY + timedelta(since)
    last = None if until is None else TODAY + timedelta(until)
    holder, deputy = orgs.person(), orgs.person(district.culture)
    post = orgs.post(holder, district.education, since=first, until=last)
    mine = row(district.education)
    assert sees(holder, mine) is there
    actions.name_deputy(
        by=None, post=post, person=deputy, since=first, until=last or TODAY + timedelta(9)
    )
    assert sees(deputy, mine) is there
    assert (deputy in holders_of(district.education)) is there
    assert (district.education in units_of(deputy)) is there


def test_permission_follows_the_roles_table(district) -> None:
    audit = orgs.person(district.office, "audit_officer")
    assert audit.has_perm("audit.read")
    assert not audit.has_perm("orgs.manage_people")
    assert not orgs.person(district.office, "office_admin").has_perm("audit.read")


def test_a_list_costs_the_same_for_one_row_and_three(district) -> None:
    person = orgs.person(district.office, "office_admin")

    def cost() -> int:
        fresh = User.objects.get(pk=person.pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            list(visible_to(fresh, Line.objects.all()))
            list(visible_to(fresh, Line.objects.all()))
            may(fresh, "orgs.manage_units", district.school)
        return len(queries)

    row(district.education, submitted=True)
    once = cost()
    row(district.education, district.school, submitted=True)
    row(district.culture, district.school, submitted=True)
    assert cost() == once <= 7
