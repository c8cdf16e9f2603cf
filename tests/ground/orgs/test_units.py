"""Units, groups and lines through their actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai.ground.audit.queries import history_of
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions, queries
from tests.factories import orgs

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 6)


@pytest.fixture(autouse=True)
def on_a_day():
    with clock.hold(datetime(2026, 5, 6, 9, tzinfo=UTC)):
        yield


def edit(unit, **changes):
    now = {"name": unit.name, "kind": unit.kind, "parent": unit.parent, "code": unit.code}
    return actions.edit_unit(by=None, unit=unit, **(now | changes))


def test_a_renamed_unit_is_still_known_by_its_old_name() -> None:
    unit = orgs.unit("云川区教育局", short_name="区教育局", aliases=["教育局"])
    edit(unit, name="云川区教育和体育局", short_name="区教体局", aliases=["教育局"])
    register = queries.register()
    for name, how in [
        ("云川区教育和体育局", "name"),
        ("区教体局", "short"),
        ("云川区教育局", "alias"),
        ("教育局", "alias"),
    ]:
        assert (register.match(name).unit_id, register.match(name).how) == (unit.pk, how)
    assert not register.match("区教育局")
    assert "云川区教育局改名为云川区教育和体育局" in history_of(unit)[0].sentence


def test_a_unit_can_take_its_old_name_back() -> None:
    unit = orgs.unit("云川区教育局")
    edit(unit, name="云川区教育和体育局")
    edit(unit, name="云川区教育局")
    assert queries.register().match("云川区教育局").how == "name"
    assert queries.register().match("云川区教育和体育局").how == "alias"


def test_codes_are_unique_and_may_be_left_out() -> None:
    orgs.unit(code=" ")
    first = orgs.unit("云川区财政局", code="A01")
    with pytest.raises(Refusal, match="云川区财政局"):
        orgs.unit(code="A01")
    assert edit(first, code="A01").code == "A01"


def test_the_tree_has_no_circle() -> None:
    root = orgs.government()
    child = orgs.unit(parent=root)
    grandchild = orgs.unit(parent=child)
    for above in (child, grandchild):
        with pytest.raises(Refusal, match="不能作它的上级单位"):
            edit(child, parent=above)


def test_closing_says_everything_that_stands_against_it() -> None:
    root = orgs.government()
    unit = orgs.unit(parent=root)
    school = orgs.unit("云川一中", parent=unit)
    post = orgs.post(orgs.person(name="林岚"), unit)
    line = actions.save_line(by=None, subject="安全", lead=unit)
    with pytest.raises(Refusal) as refusal:
        actions.close_unit(by=None, unit=unit)
    said = "".join(reason.sentence for reason in refusal.value.reasons)
    assert "云川一中" in said
    assert "林岚" in said
    assert "安全" in said
    actions.close_unit(by=None, unit=school)
    actions.end_post(by=None, post=post, on=TODAY - timedelta(1))
    actions.save_line(by=None, subject="安全", lead=root, line=line)
    actions.close_unit(by=None, unit=unit)
    assert not unit.existed_on(TODAY)
    assert unit.existed_on(TODAY - timedelta(1))
    assert actions.reopen_unit(by=None, unit=unit).existed_on(TODAY)


def test_group_members_are_those_of_the_day() -> None:
    town, gone = orgs.unit("青石镇", "town"), orgs.unit("白沙镇", "town")
    bank, bureau = orgs.unit("云川供水公司", "institution"), orgs.unit("云川区水务局")
    actions.close_unit(by=None, unit=gone)
    group = actions.add_group(by=None, name="各镇及供水单位", kinds=["town"], units=[bank])
    yesterday = TODAY - timedelta(1)
    assert group.members_on(TODAY) == [town, bank]
    assert set(group.members_on(yesterday)) == {town, gone, bank}
    actions.edit_group(by=None, group=group, name=group.name, kinds=["town"], units=[bureau])
    assert set(group.members_on(TODAY)) == {town, bureau}
    assert set(group.members_on(yesterday)) == {town, gone, bank}


def test_a_line_is_named_once() -> None:
    lead = orgs.unit("云川区应急管理局")
    actions.save_line(by=None, subject="安全生产", lead=lead)
    with pytest.raises(Refusal, match="云川区应急管理局牵头"):
        actions.save_line(by=None, subject=" 安全生产", lead=orgs.unit())


@pytest.mark.parametrize("role", ["viewer", "info_officer", "audit_officer", "security_officer"])
def test_others_may_not_change_units(role: str) -> None:
    root = orgs.government()
    with pytest.raises(Refusal) as refusal:
        actions.add_unit(by=orgs.person(root, role), name="云川区新局", kind="department")
    assert refusal.value.code == "not_allowed"
