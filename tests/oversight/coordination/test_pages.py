"""The pages: what is said where, what a mistake looks like, what a stranger is not told."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.ground.core import clock
from gongkai.ground.evidence import queries as evidence
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.models import Competition, Entry, Matter, Session, Vote
from tests.factories import coordination as made
from tests.factories import orgs

pytestmark = pytest.mark.django_db
SHEET = "签到：十二人。".encode()


@pytest.fixture
def unit(district):
    return orgs.signed_in(district.people[0])


@pytest.fixture
def office(district):
    return orgs.signed_in(district.officer)


def voting(district):
    case = made.competition(district.officer, district.office, district.units)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit, title=f"{unit.said}的案例")
    return made.opened(district.officer, case)


@contextmanager
def on(day, district):
    """The first unit and the office, signed in on ``day``: a held clock signs the idle out."""
    with clock.hold(made.at(day)):
        yield orgs.signed_in(district.people[0]), orgs.signed_in(district.officer)


def sent(**more):
    said = {
        "kind": "training",
        "held_on": "2026-06-09",
        "subject": "条例培训",
        "host": "林岚",
        "people": "12",
    }
    return said | more


def test_the_menu_has_two_entries(unit):
    page = unit.get("/desk/trainings/").content.decode()
    assert 'href="/desk/trainings/" aria-current="page"' in page
    assert ">议题和案例" in page


def test_a_training_is_registered_with_a_file(district, unit):
    file = SimpleUploadedFile("签到表.txt", SHEET)
    answer = unit.post("/desk/trainings/new/", sent(files=file))
    row = Session.objects.get()
    assert answer["Location"] == f"/desk/trainings/{row.pk}/"
    page = unit.get(answer["Location"]).content.decode()
    assert "签到表.txt" in page
    assert "已经登记2026年6月9日培训：条例培训。" in page
    assert len(evidence.of(row)) == 1
    other = orgs.signed_in(district.people[1])
    page = unit.get(f"/desk/trainings/{row.pk}/").content.decode()
    address = page.split('href="/desk/evidence/')[1].split('"')[0]
    assert unit.get(f"/desk/evidence/{address}").status_code == 200
    assert other.get(f"/desk/evidence/{address}").status_code == 404


def test_what_was_typed_stays_beside_what_is_wrong(unit):
    answer = unit.post("/desk/trainings/new/", sent(held_on="2026-06-11", people="0"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "还有 2 处要改" in page
    assert "日期不能晚于今天。办过以后再来登记。" in page
    assert 'value="条例培训"' in page
    assert not Session.objects.exists()


def test_the_office_chooses_the_unit(district, office):
    assert "请选择" in office.get("/desk/trainings/new/").content.decode()
    office.post("/desk/trainings/new/", sent(unit=district.units[2].pk))
    assert Session.objects.get().unit == district.units[2]
    foreign = orgs.unit("云州市别的局")
    answer = office.post("/desk/trainings/new/", sent(unit=foreign.pk, subject="乙"))
    assert answer.status_code == 422


def test_the_office_proposes_in_its_own_name_alone(district, office):
    assert "请选择" not in office.get("/desk/coordination/matters/new/").content.decode()
    given = {"title": "甲", "text": "乙", "unit": district.units[0].pk}
    office.post("/desk/coordination/matters/new/", given)
    assert Matter.objects.get().unit == district.office


def test_the_office_changes_no_units_case(district, office):
    case = made.competition(district.officer, district.office, district.units)
    entry = made.entry(district.people[0], case, district.units[0])
    page = office.get(reverse("coordination:entry", args=[entry.pk]))
    assert entry.title in page.content.decode()
    assert "修改案例" not in page.content.decode()
    office.post(reverse("coordination:entry-withdraw", args=[entry.pk]))
    entry.refresh_from_db()
    assert entry.withdrawn_at is None


def test_a_stale_correction_keeps_what_was_typed_and_goes_on(district, unit):
    row = made.session(district.people[0], district.units[0])
    address = f"/desk/trainings/{row.pk}/correct/"
    unit.post(address, sent(version="1", subject="甲"))
    late = unit.post(address, sent(version="1", subject="乙"))
    page = late.content.decode()
    assert late.status_code == 422
    assert "您打开这一页以后" in page
    assert 'name="version" value="2"' in page
    assert unit.post(address, sent(version="2", subject="乙")).status_code == 302


def test_a_voiding_is_taken_back_from_its_page(district, unit):
    row = made.session(district.people[0], district.units[0])
    there = f"/desk/trainings/{row.pk}/"
    answer = unit.post(f"{there}void/", {"version": "1", "reason": "写错。"}, follow=True)
    assert "这条登记已经作废" in answer.content.decode()
    assert "撤回作废" in answer.content.decode()
    unit.post(f"{there}restore/")
    row.refresh_from_db()
    assert row.state == "valid"


@pytest.mark.parametrize("query", ["", "?year=2025", "?year=x&kind=y&page=z", "?q=%00", "?year=²"])
def test_no_filter_breaks_a_list(district, unit, office, query):
    made.session(district.people[0], district.units[0])
    for client in (unit, office):
        for path in ("trainings/", "coordination/", "coordination/competitions/"):
            assert client.get(f"/desk/{path}{query}").status_code == 200


def test_the_office_sees_who_has_none(district, office):
    made.session(district.people[0], district.units[0])
    page = office.get("/desk/trainings/").content.decode()
    assert "2026年有 4 个单位还没有办齐，" in page
    assert "3 个单位2026年一次也没有登记" in page
    assert "差1" in page


def test_a_foreign_units_records_are_not_there(district):
    other = orgs.signed_in(district.people[1])
    row = made.session(district.people[0], district.units[0])
    matter = made.matter(district.people[0], district.units[0])
    case = made.competition(district.officer, district.office, district.units)
    entry = made.entry(district.people[0], case, district.units[0])
    for address in (
        f"trainings/{row.pk}/",
        f"trainings/units/{district.units[0].pk}/",
        f"coordination/matters/{matter.pk}/",
        f"coordination/entries/{entry.pk}/",
    ):
        assert other.get(f"/desk/{address}").status_code == 404
    assert other.get(f"/desk/coordination/competitions/{case.pk}/").status_code == 200


def test_a_case_is_handed_in_changed_and_taken_back(district, unit):
    case = made.competition(district.officer, district.office, district.units)
    there = f"/desk/coordination/competitions/{case.pk}/"
    assert "报送案例" in unit.get(there).content.decode()
    unit.post(f"{there}submit/", {"title": "甲", "text": "做法。"})
    entry = Entry.objects.get()
    here = f"/desk/coordination/entries/{entry.pk}/"
    unit.post(f"{here}revise/", {"title": "乙", "text": "做法。", "version": "1"})
    assert "乙" in unit.get(here).content.decode()
    unit.post(f"{here}withdraw/")
    entry.refresh_from_db()
    assert entry.withdrawn_at


def test_votes_are_given_on_the_page_and_counts_stay_hidden(district):
    case = voting(district)
    there = f"/desk/coordination/competitions/{case.pk}/"
    other = Entry.objects.get(unit=district.units[1])
    with on(case.vote_until, district) as (unit, office):
        page = unit.get(there).content.decode()
        assert "本单位还有 3 票，" in page
        assert page.count(">投一票") == 2
        answer = unit.post(f"/desk/coordination/entries/{other.pk}/vote/", {"back": there})
        assert answer["Location"] == there
        page = unit.get(there).content.decode()
        assert "收回这一票" in page
        for client in (unit, office):
            assert "票数名次" not in client.get(there).content.decode()
        assert "2 个单位还没有投票" in office.get(there).content.decode()
        unit.post(f"/desk/coordination/entries/{other.pk}/take-back/", {"back": "//evil.cn"})
    assert not Vote.objects.exists()


def test_a_vote_goes_back_to_no_other_site(district):
    case = voting(district)
    other = Entry.objects.get(unit=district.units[1])
    with on(case.vote_until, district) as (unit, _):
        answer = unit.post(
            f"/desk/coordination/entries/{other.pk}/vote/", {"back": "https://evil.cn/"}
        )
    assert answer["Location"] == f"/desk/coordination/competitions/{case.pk}/"


def test_the_office_holds_a_competition_from_start_to_choice(district):
    office = orgs.signed_in(district.officer)
    names = {"title": "优秀案例评选", "year": "2026", "brief": "评好做法。"}
    days = {"submit_until": "2026-06-20", "vote_until": "2026-06-30"}
    counts = {"entries_per_unit": "2", "votes_per_unit": "3"}
    units = {"units": [one.pk for one in district.units]}
    office.post("/desk/coordination/competitions/new/", names | days | counts | units)
    case = Competition.objects.get()
    for by, one in zip(district.people, district.units, strict=True):
        made.entry(by, case, one)
    there = f"/desk/coordination/competitions/{case.pk}/"
    assert "报送到2026年6月20日才截止" in office.get(there).content.decode()
    with on(case.submit_until + timedelta(1), district) as (_, later):
        later.post(f"{there}open-voting/", {"version": "1"})
    with on(case.vote_until + timedelta(1), district) as (unit, last):
        last.post(f"{there}close-voting/", {"version": "2"})
        first, second, _ = Entry.objects.order_by("pk")
        data = {"version": "3", f"award_{first.pk}": "", f"award_{second.pk}": ""}
        answer = last.post(f"{there}choose/", data)
        assert answer.status_code == 422
        assert "请至少评出一个案例。" in answer.content.decode()
        last.post(f"{there}choose/", data | {f"award_{second.pk}": "first"})
        page = unit.get(there).content.decode()
    assert "评出 1 个案例。" in page
    assert "票数名次" in page


def test_choosing_too_early_leads_back(district, office):
    case = voting(district)
    answer = office.get(f"/desk/coordination/competitions/{case.pk}/choose/", follow=True)
    assert "各单位投票；投票截止后，政务公开办截止投票。" in answer.content.decode()


def test_a_matter_is_proposed_scheduled_and_decided(district, office, unit):
    unit.post("/desk/coordination/matters/new/", {"title": "公开栏经费", "text": "请明确。"})
    matter = Matter.objects.get()
    there = f"/desk/coordination/matters/{matter.pk}/"
    assert "撤回议题" in unit.get(there).content.decode()
    assert "列入会议" not in unit.get(there).content.decode().split("接下来")[0]
    office.post(
        f"{there}schedule/", {"version": "1", "meeting": "领导小组会议", "held_on": "2026-06-10"}
    )
    data = {"version": "2", "decision": "同意。", "due": "2026-07-01"}
    answer = office.post(f"{there}decide/", data)
    assert answer.status_code == 422
    assert "有办理期限的，请选责任单位。" in answer.content.decode()
    office.post(f"{there}decide/", data | {"responsible": [district.units[1].pk]})
    other = orgs.signed_in(district.people[1])
    assert "同意。" in other.get(there).content.decode()
    assert "下载议题及决定事项" in office.get("/desk/coordination/").content.decode()


def test_to_do_of_unit_and_office(district):
    case = voting(district)
    made.matter(district.people[0], district.units[0])
    with on(case.vote_until, district) as (unit, office):
        assert "本单位还有 3 票" in unit.get("/desk/").content.decode()
        page = office.get("/desk/").content.decode()
        assert "等着列入会议" in page
        assert "等您截止投票" not in page
    with on(case.vote_until + timedelta(1), district) as (unit, office):
        assert "本单位还有 3 票" not in unit.get("/desk/").content.decode()
        assert "投票时间已过，等您截止投票" in office.get("/desk/").content.decode()
        actions.close_voting(by=district.officer, competition=case, version=case.version)
        assert "投票已经截止，等您评定" in office.get("/desk/").content.decode()


def test_the_three_officers_find_nothing_here(district):
    for role in ("system_officer", "security_officer", "audit_officer"):
        officer = orgs.signed_in(orgs.person(district.office, role))
        for path in ("trainings/", "coordination/", "coordination/competitions/"):
            assert officer.get(f"/desk/{path}").status_code == 404
