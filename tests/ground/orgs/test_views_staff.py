"""The staff pages, as the people in their roles meet them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.ground.core import clock
from gongkai.ground.orgs import actions, queries
from gongkai.ground.orgs.models import Line, Post, Role, Unit, UnitGroup, User, Verb
from gongkai.ground.ui import slots
from tests.factories import orgs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day():
    with clock.hold(datetime(2026, 5, 6, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def root() -> Unit:
    return orgs.government(short_name="区政府")


@pytest.fixture
def office(root: Unit) -> Unit:
    return orgs.unit("云川区人民政府办公室", parent=root, short_name="区政府办公室")


@pytest.fixture
def admin(office: Unit) -> User:
    return orgs.person(office, "office_admin", name="林岚")


@pytest.fixture
def desk(admin: User) -> Client:
    return orgs.signed_in(admin)


def page(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(f"orgs:{name}", args=args), query)
    assert response.status_code == 200, name
    return response.content.decode()


UNIT = {"kind": "department", "order": "10", "short_name": "", "aliases": "", "code": ""}


def test_a_unit_is_set_up_found_changed_and_closed(desk: Client, root: Unit) -> None:
    new = UNIT | {
        "name": "云川区文化和旅游局",
        "short_name": "区文旅局",
        "aliases": "文旅局、区文旅",
        "parent": str(root.pk),
    }
    response = desk.post(reverse("orgs:unit-new"), new)
    unit = Unit.objects.get(name="云川区文化和旅游局")
    assert response.url == reverse("orgs:unit-detail", args=[unit.pk])
    shown = page(desk, "unit-detail", unit.pk)
    assert "已经新设云川区文化和旅游局" in shown
    assert "林岚（区政府办公室）新设单位云川区文化和旅游局。" in shown
    assert "云川区文化和旅游局" in page(desk, "unit-list", q="区 文旅")
    assert "没有找到这样的单位" in page(desk, "unit-list", q="渔业")
    desk.post(
        reverse("orgs:unit-edit", args=[unit.pk]), new | {"name": "云川区文旅体局", "aliases": ""}
    )
    assert queries.register().match("云川区文化和旅游局").unit_id == unit.pk
    desk.post(reverse("orgs:unit-close", args=[unit.pk]), {"on": "2026-05-06"})
    assert "已撤销" in page(desk, "unit-detail", unit.pk)
    assert "云川区文旅体局" not in page(desk, "unit-list")
    assert "云川区文旅体局" in page(desk, "unit-list", closed="1")
    desk.post(reverse("orgs:unit-reopen", args=[unit.pk]))
    assert Unit.objects.get(pk=unit.pk).active


def test_a_taken_name_is_said_at_the_form_and_nothing_is_kept(desk: Client, root: Unit) -> None:
    orgs.unit("云川区文化和旅游局", short_name="区文旅局", parent=root)
    response = desk.post(
        reverse("orgs:unit-new"),
        UNIT | {"name": "云川区体育局", "aliases": "区文旅局", "parent": str(root.pk)},
    )
    assert response.status_code == 422
    assert "已经是云川区文化和旅游局的简称" in response.content.decode()
    assert not Unit.objects.filter(name="云川区体育局").exists()


def test_an_empty_form_says_what_to_do(desk: Client) -> None:
    said = desk.post(reverse("orgs:unit-new"), {}).content.decode()
    assert "请填写单位全称" in said
    assert "请选择类别" in said


def test_an_account_is_opened_with_a_password_shown_once(desk: Client, office: Unit) -> None:
    role = Role.objects.get(code="info_officer")
    new = {
        "name": "周砚",
        "username": "zhouyan",
        "unit": office.pk,
        "role": role.pk,
        "since": "2026-05-06",
    }
    shown = desk.post(reverse("orgs:person-new"), new).content.decode()
    person = User.objects.get(username="zhouyan")
    assert person.must_change_password
    password = shown.split('<code class="num">')[1].split("</code>")[0]
    assert person.check_password(password)
    assert password not in page(desk, "person-detail", person.pk)
    assert "周砚" in page(desk, "person-list", q="zhou")
    assert "周砚" in page(desk, "person-list", unit=str(office.pk))
    again = desk.post(reverse("orgs:person-new"), new)
    assert again.status_code == 422
    assert "已经由周砚使用" in again.content.decode()


def test_a_post_is_handed_over_stood_in_for_and_ended(desk: Client, office: Unit) -> None:
    old, new = orgs.person(office, name="周砚"), orgs.person(office, "viewer", name="陈立")
    post = old.posts.get()
    shown = page(desk, "hand-over", post.pk)
    assert "陈立" in shown
    assert "只交接岗位本身" in shown
    days = {"since": "2026-05-06", "until": "2026-05-09"}
    desk.post(reverse("orgs:deputy-new", args=[post.pk]), {"person": new.pk} | days)
    assert "陈立代理" in page(desk, "person-detail", old.pk)
    desk.post(reverse("orgs:deputy-end", args=[post.deputies.get().pk]))
    assert not post.deputies.exists()
    desk.post(
        reverse("orgs:hand-over", args=[post.pk]), {"to": new.pk, "on": "2026-05-06", "note": ""}
    )
    fresh = Post.objects.get(user=new, role__code="info_officer")
    assert "以前的岗位" in page(desk, "person-detail", old.pk)
    desk.post(reverse("orgs:post-end", args=[fresh.pk]), {"on": "2026-05-06"})
    fresh.refresh_from_db()
    assert fresh.until == date(2026, 5, 6)


def test_a_hand_over_page_names_the_open_work(
    desk: Client, office: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "_providers", {})
    slots.register("orgs.handover", lambda request: [f"{request.post.user}有 3 项任务未办完。"])
    post = orgs.person(office, name="周砚").posts.get()
    assert "周砚有 3 项任务未办完。" in page(desk, "hand-over", post.pk)


def test_accounts_are_shut_opened_and_given_new_passwords(desk: Client, office: Unit) -> None:
    person = orgs.person(office)
    desk.post(reverse("orgs:person-disable", args=[person.pk]))
    assert not User.objects.get(pk=person.pk).is_active
    desk.post(reverse("orgs:person-enable", args=[person.pk]))
    assert User.objects.get(pk=person.pk).is_active
    shown = desk.post(reverse("orgs:person-password", args=[person.pk])).content.decode()
    assert "只在这里显示一次" in shown
    assert not User.objects.get(pk=person.pk).check_password(orgs.PASSWORD)


def test_an_officers_account_stays_out_of_reach(desk: Client, office: Unit) -> None:
    auditor = orgs.person(office, "audit_officer")
    response = desk.post(reverse("orgs:person-password", args=[auditor.pk]))
    assert response.status_code == 422
    assert User.objects.get(pk=auditor.pk).check_password(orgs.PASSWORD)
    assert "安全审计员" not in page(desk, "person-new")
    assert "安全审计员" in page(orgs.signed_in(orgs.person(office, "system_officer")), "person-new")


def test_groups_and_lines(desk: Client, root: Unit, office: Unit) -> None:
    orgs.unit("青石镇", "town", root)
    assert "还没有单位组" in page(desk, "group-list")
    empty = desk.post(reverse("orgs:group-new"), {"name": "空组"}).content.decode()
    assert "请至少选择一类单位" in empty
    desk.post(reverse("orgs:group-new"), {"name": "各镇（街道）", "kinds": ["town"]})
    group = UnitGroup.objects.get()
    assert "青石镇" in page(desk, "group-detail", group.pk)
    desk.post(
        reverse("orgs:group-edit", args=[group.pk]),
        {"name": "各镇街", "kinds": ["town"], "units": [office.pk]},
    )
    shown = page(desk, "group-detail", group.pk)
    assert "云川区人民政府办公室" in shown
    assert queries.register().match("各镇（街道）").group_id == group.pk
    assert "还没有条线" in page(desk, "line-list")
    line = {"subject": "政务公开", "lead": office.pk, "units": [root.pk]}
    desk.post(reverse("orgs:line-new"), line)
    made = Line.objects.get()
    desk.post(reverse("orgs:line-edit", args=[made.pk]), line | {"duty": "每季度汇总。"})
    assert "每季度汇总。" in page(desk, "line-list")


def test_roles_belong_to_the_security_officer(desk: Client, office: Unit) -> None:
    assert desk.get(reverse("orgs:role-list")).status_code == 404
    security = orgs.signed_in(orgs.person(office, "security_officer"))
    assert "信息公开员" in page(security, "role-list")
    viewer = Role.objects.get(code="viewer")
    verb = Verb.objects.get(code="orgs.manage_units")
    assert "查看审计日志" not in page(security, "role-edit", viewer.pk)
    security.post(reverse("orgs:role-edit", args=[viewer.pk]), {"verbs": [verb.pk]})
    assert list(viewer.verbs.all()) == [verb]
    security.post(reverse("orgs:role-edit", args=[viewer.pk]), {})
    assert not viewer.verbs.exists()


NAMED = [
    ("unit-detail", "unit"),
    ("unit-edit", "unit"),
    ("unit-close", "unit"),
    ("unit-reopen", "unit"),
    ("person-detail", "person"),
    ("person-edit", "person"),
    ("person-disable", "person"),
    ("person-enable", "person"),
    ("person-password", "person"),
    ("post-new", "person"),
    ("post-end", "post"),
    ("hand-over", "post"),
    ("deputy-new", "post"),
    ("deputy-end", "deputy"),
    ("line-edit", "line"),
]


@pytest.mark.parametrize(("name", "kind"), NAMED)
@pytest.mark.parametrize("role", ["office_admin", "system_officer", "info_officer", "viewer"])
def test_another_government_is_answered_with_404(office: Unit, name, kind, role) -> None:
    person = orgs.person(office, name="周砚")
    post = person.posts.get()
    day = date(2026, 5, 6)
    deputy = actions.name_deputy(
        by=None, post=post, person=orgs.person(office), since=day, until=day
    )
    line = actions.save_line(by=None, subject="公开", lead=office)
    pk = {"unit": office, "person": person, "post": post, "deputy": deputy, "line": line}[kind].pk
    other = orgs.government("明河区人民政府")
    stranger = orgs.signed_in(orgs.person(other, role))
    address = reverse(f"orgs:{name}", args=[pk])
    codes = {stranger.get(address).status_code, stranger.post(address).status_code}
    assert 404 in codes
    assert codes <= {404, 405}
    assert User.objects.get(pk=person.pk).is_active


@pytest.mark.parametrize("name", ["unit-list", "person-list", "group-list", "line-list"])
def test_lists_need_sign_in_and_cost_the_same_for_one_row_and_three(
    desk: Client, root: Unit, office: Unit, name
) -> None:
    address = reverse(f"orgs:{name}")
    assert Client().get(address).status_code == 302

    def more(number: int) -> None:
        unit = orgs.unit(parent=root, aliases=[f"别名{number}"])
        orgs.person(unit)
        actions.add_group(by=None, name=f"组{number}", units=[unit])
        actions.save_line(by=None, subject=f"条线{number}", lead=unit, units=[office])

    more(1)
    cost = queries_of(desk, address)
    more(2)
    more(3)
    assert queries_of(desk, address) == cost


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_unit_switch_only_knows_ones_own_units(root: Unit, office: Unit) -> None:
    first, second = orgs.unit("甲局", parent=root), orgs.unit("乙局", parent=root)
    person = orgs.person(first)
    post = orgs.post(person, second)
    client = orgs.signed_in(person)
    address = reverse("orgs:switch-unit")
    client.post(address, {"unit": second.pk, "next": "/desk/units/"})
    assert client.session["unit_id"] == second.pk
    assert client.post(address, {"unit": office.pk, "next": "//evil.example/"}).url == "/desk/"
    assert client.session["unit_id"] == second.pk
    actions.end_post(by=None, post=post, on=date(2026, 5, 5))
    request = client.get("/desk/units/").wsgi_request
    assert request.unit == first
