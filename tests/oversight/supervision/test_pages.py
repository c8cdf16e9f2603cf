"""The pages: who sees what, what a form says, what a refusal leaves in place."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from gongkai.ground.evidence.models import Evidence
from gongkai.ground.ui.addresses import desk_address
from gongkai.oversight.plans import actions as plan_actions
from gongkai.oversight.plans.models import Assignment
from gongkai.oversight.supervision import actions, slots
from gongkai.oversight.supervision.models import Finding, Letter
from tests.factories import orgs, plans
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db
BASE = "/desk/supervision/"


def page(user, address: str = "", status: int = 200) -> str:
    answer = orgs.signed_in(user).get(BASE + address)
    assert answer.status_code == status, address
    return answer.content.decode()


def post(user, address: str, **values):
    return orgs.signed_in(user).post(BASE + address, values)


def said(text: str) -> str:
    """The words of a page without its tags."""
    return re.sub(r"<[^>]+>", "", text)


def test_the_list_says_what_waits(district, later):
    assert "现在没有要督查督办的事。" in said(page(district.officer))
    factory.reported(district)
    factory.confirmed(district, days=1)
    factory.issued(district, days=1)
    with later(3):
        office = said(page(district.officer))
        assert "有 1 件事等您办。2 个问题、1 份督办单和建议书没有办完，其中 2 件逾期。" in office
        unit = said(page(district.clerk))
        assert "有 2 件事等您办。" in unit
        assert "1 个问题、" in unit


def test_filters_and_tabs_and_hostile_addresses(district):
    factory.confirmed(district, title="甲栏目没有更新")
    factory.confirmed(district, title="乙栏目没有更新", unit=district.water)
    factory.issued(district, "suggestion", None)
    found = page(district.officer, f"?q=甲&unit={district.culture.pk}&state=to_rectify")
    assert "甲栏目" in found
    assert "乙栏目" not in found
    assert "没有符合条件的" in page(district.officer, "?late=1")
    assert "关于更新通知公告栏目" in page(district.officer, "?tab=suggestions")
    for address in (
        "?tab=%00&unit=x&state=nobody&page=-1&q=" + "长" * 99,
        "?unit=99999999999999999999",
    ):
        page(district.officer, address)
    page(district.officer, "report/?assignment=99999999999999999999")
    page(district.officer, "write/?finding=x&unit=-1", status=422)


def test_reporting_by_name(district):
    answer = post(
        district.stranger,
        "report/",
        unit="区文化旅游局",
        title="",
        text="x",
        origin="tip",
        found_on="2025-04-09",
    )
    assert answer.status_code == 422
    text = said(answer.content.decode())
    assert "没有叫“区文化旅游局”的单位。是不是：" in text
    assert "请用一句话写明是什么问题。" in text
    shot = SimpleUploadedFile("截图.txt", "看到的样子".encode())
    answer = post(
        district.stranger,
        "report/",
        unit="区文旅局",
        title="栏目没有更新",
        text="三个月没有更新",
        origin="tip",
        found_on="2025-04-09",
        files=shot,
    )
    finding = Finding.objects.get()
    assert answer.headers["Location"] == f"{BASE}findings/{finding.pk}/"
    assert (finding.unit, finding.origin, finding.found_by) == (
        district.culture,
        "tip",
        district.stranger,
    )
    proof = Evidence.objects.get()
    assert (proof.title, proof.unit) == ("截图.txt", district.water)


def test_the_unit_does_not_learn_who_reported_it(district):
    finding = factory.reported(district, by=district.stranger, items=factory.PROOF)
    address = f"findings/{finding.pk}/"
    page(district.clerk, address, status=404)
    actions.confirm(by=district.officer, finding=finding, version=1, until=factory.in_days(5))
    unit, office, finder = (
        page(each, address) for each in (district.clerk, district.officer, district.stranger)
    )
    name = str(district.stranger)
    assert name not in said(unit)
    assert "有人登记了问题" in said(unit)
    assert name in said(office)
    assert "整改后的栏目" in office
    assert "整改后的栏目" not in unit
    assert f"{name}（区水务局）登记了问题" in said(finder)


def test_a_step_goes_through_its_page(district):
    finding = factory.reported(district)
    address = f"findings/{finding.pk}/confirm/"
    wrong = post(district.officer, address, version=1, until="2025-04-01")
    assert wrong.status_code == 422
    assert "整改期限已经过去了" in said(wrong.content.decode())
    right = post(district.officer, address, version=1, until="2025-04-20")
    assert right.status_code == 302
    wrong = post(district.clerk, f"findings/{finding.pk}/rectify/", version=2, text="改了")
    assert wrong.status_code == 422
    assert "请附上整改的佐证" in said(wrong.content.decode())
    wrong = post(district.clerk, f"findings/{finding.pk}/rectify/", version=2, text="")
    assert "还有 2 处要改" in said(wrong.content.decode())
    link = {"link": "https://www.example.gov.cn/", "link_title": "栏目"}
    right = post(district.clerk, f"findings/{finding.pk}/rectify/", version=2, text="改了", **link)
    assert right.status_code == 302
    finding.refresh_from_db()
    assert finding.state == "to_recheck"
    text = said(page(district.officer, f"findings/{finding.pk}/"))
    assert "区文旅局已经报来整改结果。请您复核。" in text


def test_what_somebody_did_meanwhile_is_said_and_what_was_typed_stays(district):
    finding = factory.confirmed(district)
    actions.extend(
        by=district.officer, case=finding, version=2, reason="台风", until=factory.in_days(30)
    )
    values = {"text": "我写的整改情况", "link": "https://www.example.gov.cn/"}
    answer = post(district.clerk, f"findings/{finding.pk}/rectify/", version=2, **values)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "把整改期限延到2025年5月10日" in said(text)
    assert "我写的整改情况" in text
    assert 'name="version" value="3"' in text
    assert (
        post(district.clerk, f"findings/{finding.pk}/rectify/", version=3, **values).status_code
        == 302
    )


def test_a_step_that_the_state_does_not_allow_leads_back(district):
    finding = factory.reported(district)
    client = orgs.signed_in(district.officer)
    answer = client.get(f"{BASE}findings/{finding.pk}/clear/", follow=True)
    assert "现在不能“复核通过，销号”" in said(answer.content.decode())
    for address in ("nothing/", "rectify/"):
        page(district.officer, f"findings/{finding.pk}/{address}", status=404)


def test_a_letter_is_written_edited_issued_and_answered(district):
    finding = factory.confirmed(district)
    form = page(district.officer, f"write/?finding={finding.pk}")
    assert "督办单发给区文旅局" in said(form)
    assert "checked" in form
    values = {"title": "事项", "text": "要求", "findings": finding.pk}
    wrong = post(district.officer, f"write/?finding={finding.pk}", **values)
    assert "督办单要有答复期限" in said(wrong.content.decode())
    post(district.officer, f"write/?finding={finding.pk}", due="2025-04-20", **values)
    letter = Letter.objects.get()
    assert list(letter.findings.all()) == [finding]
    address = f"letters/{letter.pk}/"
    page(district.clerk, address, status=404)
    page(district.clerk, f"{address}letter.docx", status=404)
    changed = {"version": 1, "title": "新事项", "text": "要求", "due": "2025-04-21"}
    assert post(district.officer, f"{address}edit/", **changed).status_code == 302
    assert post(district.officer, f"{address}issue/", version=2).status_code == 302
    text = said(page(district.clerk, address))
    assert "区文旅局要在 2025年4月21日前答复。还剩 11 天。" in text
    assert post(district.clerk, f"{address}answer/", version=3, text="办好了").status_code == 302
    page(district.clerk, f"{address}edit/", status=404)
    for ending in ("letter.docx", "answer.docx"):
        answer = orgs.signed_in(district.clerk).get(f"{BASE}{address}{ending}")
        assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    page(district.stranger, address, status=404)


def test_a_late_finding_has_the_letter_as_its_main_button(district, later):
    finding = factory.confirmed(district, days=1)
    with later(3):
        text = page(district.officer, f"findings/{finding.pk}/")
        assert re.search(r'btn--main" href="escalate/"', text)
        assert "区文旅局应在 2025年4月11日前整改到位。已经过了 2 天。" in said(text)
        answer = post(district.officer, f"findings/{finding.pk}/escalate/", version=2)
        letter = Letter.objects.get()
        assert answer.headers["Location"] == f"{BASE}letters/{letter.pk}/"
        text = page(district.officer, f"letters/{letter.pk}/")
        assert "还差 1 项，才能印发" in said(text)
        assert 'btn--main" href="edit/"' in text
        assert 'href="issue/"' not in text


def test_the_day_is_explained(district):
    finding = factory.confirmed(district, days=9)  # a Saturday
    actions.extend(
        by=district.officer, case=finding, version=2, reason="台风", until=factory.in_days(10)
    )
    text = said(page(district.clerk, f"findings/{finding.pk}/"))
    assert f"2025年4月10日由{district.officer}（区政府办公室）定下。" in text
    assert "在这以前定的是 2025年4月19日。" in text
    assert "这一天不上班（周末），请提前办好。" in text


def test_menu_todo_and_the_panel_of_a_task(district):
    plan_actions.take_over(by=district.officer, draft=plans.draft(district), version=1)
    task = Assignment.objects.get(unit=district.culture)
    finding = factory.confirmed(district, assignment=task)
    letter = factory.issued(district)
    desk = orgs.signed_in(district.clerk).get("/desk/").content.decode()
    assert "〔2025〕问 1 号问题" in desk
    assert "〔2025〕督 1 号督办单" in desk
    request = RequestFactory().get("/")
    request.user = district.clerk
    [entry] = slots.menu(request)
    assert (entry.label, entry.order, entry.counted().count) == ("督查督办", 35, 2)
    assert slots.panel(request) is None
    request.record = task
    panel = slots.panel(request)
    assert (panel.context["findings"], panel.context["letters"]) == ([finding], [])
    assert (panel.context["may_report"], panel.context["may_write"]) == (True, False)
    letter.assignments.add(task)
    request.user = district.officer
    panel = slots.panel(request)
    assert (panel.context["letters"], panel.context["may_write"]) == ([letter], True)
    of_task = desk_address("plans:assignment", task.pk)
    text = orgs.signed_in(district.officer).get(of_task).content.decode()
    assert f'href="{BASE}write/?assignment={task.pk}"' in text
    assert "〔2025〕督 1 号督办单" in said(text)
    assert "督办单发给区文旅局" in said(page(district.officer, f"write/?assignment={task.pk}"))
    assert "云川区文化和旅游局" in page(district.officer, f"report/?assignment={task.pk}")


def test_the_sheet_is_that_of_the_list(district):
    factory.confirmed(district)
    for tab in ("findings", "orders", "suggestions", "nonsense"):
        answer = orgs.signed_in(district.clerk).get(f"{BASE}list.xlsx?tab={tab}")
        assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")


def test_the_auditor_has_no_way_in(district):
    auditor = orgs.person(district.office, "audit_officer")
    finding = factory.confirmed(district)
    for address in ("", "report/", "write/", f"findings/{finding.pk}/"):
        page(auditor, address, status=404)
