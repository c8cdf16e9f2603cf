"""A finding from report to closed: what is stored, who is told, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.evidence.items import FileItem, LinkItem
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.plans import actions as plan_actions
from gongkai.oversight.plans.models import Assignment
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.models import Finding, Letter
from gongkai.oversight.supervision.queries import telling
from gongkai.oversight.supervision.queries.cases import findings_of
from gongkai.oversight.supervision.queries.offices import office_for
from tests.factories import orgs, plans
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db


def refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def told(user) -> list[str]:
    return list(Notice.objects.filter(to=user).order_by("pk").values_list("subject", flat=True))


def test_numbers_run_without_gaps_by_office_and_year(district):
    first, second = factory.reported(district), factory.reported(district)
    with refused("text_missing"):
        factory.reported(district, title="  ")
    third = factory.reported(district)
    assert [one.docno for one in (first, second, third)] == [
        "〔2025〕问 1 号",
        "〔2025〕问 2 号",
        "〔2025〕问 3 号",
    ]
    assert first.office == district.office


def test_anybody_in_business_reports_and_the_officers_do_not(district):
    finding = factory.reported(district, by=district.stranger)
    assert finding.found_by == district.stranger
    assert list(findings_of(district.stranger)) == [finding]
    with refused("not_allowed"):
        factory.reported(district, by=orgs.person(district.office, "audit_officer"))


def test_a_unit_sees_what_is_confirmed_and_nobody_else_does(district):
    finding = factory.reported(district, by=district.stranger)
    assert not findings_of(district.clerk)
    assert told(district.clerk) == []
    actions.confirm(by=district.officer, finding=finding, version=1, until=factory.in_days(5))
    assert list(findings_of(district.clerk)) == [finding]
    assert len(told(district.clerk)) == 1
    assert list(findings_of(district.stranger)) == [finding]
    assert not findings_of(orgs.person(district.school, "info_officer"))


def test_from_report_to_closed(district):
    finding = factory.rectified(district)
    assert finding.state == "to_recheck"
    event = finding.events.get(verb="rectify")
    assert [one.title for one in evidence.of(event)] == ["整改后的栏目"]
    closed = actions.clear(by=district.second, finding=finding, version=3)
    assert closed.state == "closed"
    assert [one.verb for one in closed.events.all()] == ["report", "confirm", "rectify", "clear"]
    assert Entry.objects.filter(verb__startswith="supervision.").count() == 4
    sentence = Entry.objects.get(verb="supervision.confirm").sentence
    assert "2025年4月20日（星期日）前整改到位" in sentence
    assert "区文旅局的〔2025〕问 1 号问题“通知公告栏目三个月没有更新”" in sentence
    assert told(district.clerk)[-1].endswith("复核通过，问题销号")


def test_sent_back_with_a_new_day(district):
    finding = factory.rectified(district)
    with refused("text_missing"):
        actions.send_back(by=district.officer, case=finding, version=3, reason=" ")
    back = actions.send_back(
        by=district.officer,
        case=finding,
        version=3,
        reason="只补了一条。",
        until=factory.in_days(15),
    )
    assert (back.state, back.due) == ("to_rectify", factory.in_days(15))
    again = actions.send_back(
        by=district.officer,
        case=actions.rectify(
            by=district.clerk, finding=back, version=4, text="又补了", items=factory.PROOF
        ),
        version=5,
        reason="还差一条。",
    )
    assert again.due == factory.in_days(15)


def test_rectifying_wants_words_and_proof(district):
    finding = factory.confirmed(district)
    for text, items, code in (
        ("", factory.PROOF, "text_missing"),
        ("改好了", (), "proof_missing"),
        ("字" * 5001, factory.PROOF, "text_long"),
        ("改好了", [FileItem(b"", "空.docx"), LinkItem("javascript:1")], "evidence"),
    ):
        with refused(code):
            actions.rectify(by=district.clerk, finding=finding, version=2, text=text, items=items)
    finding.refresh_from_db()
    assert (finding.state, finding.version, finding.events.count()) == ("to_rectify", 2, 2)


def test_nobody_clears_what_is_ones_own(district):
    both = orgs.person(district.office, "office_staff")
    orgs.post(both, district.culture, "info_officer")
    finding = factory.rectified(district, by=both)
    with refused("own_answer"):
        actions.clear(by=both, finding=finding, version=3)
    assert actions.clear(by=district.officer, finding=finding, version=3).state == "closed"


def test_the_office_does_not_rectify_for_another_unit(district):
    finding = factory.confirmed(district)
    with refused("not_allowed"):
        actions.rectify(
            by=district.officer, finding=finding, version=2, text="改了", items=factory.PROOF
        )


@pytest.mark.parametrize(
    ("until", "code"),
    [(None, "day_missing"), (date(2025, 4, 9), "day_past"), (date(2027, 1, 1), "day_far")],
)
def test_the_day_must_make_sense(district, until, code):
    finding = factory.reported(district)
    with refused(code):
        actions.confirm(by=district.officer, finding=finding, version=1, until=until)


def test_more_time_is_later_time(district):
    finding = factory.confirmed(district, days=5)
    with refused("not_later"):
        actions.extend(
            by=district.officer, case=finding, version=2, reason="台风", until=factory.in_days(5)
        )
    longer = actions.extend(
        by=district.officer, case=finding, version=2, reason="台风", until=factory.in_days(9)
    )
    assert (longer.state, longer.due) == ("to_rectify", factory.in_days(9))


def test_what_was_found_cannot_lie_ahead(district):
    with refused("found_later"):
        factory.reported(district, found_on=factory.in_days(1))


def test_a_task_must_be_the_units_own(district):
    plan = plans.draft(district)
    plan_actions.take_over(by=district.officer, draft=plan, version=1)
    others = Assignment.objects.filter(unit=district.water).first()
    own = Assignment.objects.filter(unit=district.culture).first()
    with refused("other_units_task"):
        factory.reported(district, assignment=others)
    assert factory.reported(district, assignment=own).assignment == own


def test_late_findings_lead_to_a_letter_once(district, later):
    finding = factory.confirmed(district, days=1)
    with refused("not_late"):
        actions.escalate(by=district.officer, finding=finding, version=2)
    with later(2):
        letter = actions.escalate(by=district.officer, finding=finding, version=2)
        assert isinstance(letter, Letter)
        assert (letter.state, letter.kind, list(letter.findings.all())) == (
            "draft",
            "order",
            [finding],
        )
        with refused("already_supervised"):
            actions.escalate(by=district.officer, finding=finding, version=3)
        actions.withdraw(by=district.officer, letter=letter, version=1, reason="改为电话督办")
        assert actions.escalate(by=district.officer, finding=finding, version=3)


def test_a_closed_units_finding_goes_to_its_successor(district, later):
    finding = factory.confirmed(district)
    with refused("unit_still_open"):
        actions.transfer(
            by=district.officer, case=finding, version=2, to=district.school, reason="合并"
        )
    gone = orgs.unit("云川区旅游局", parent=district.root)
    of_gone = factory.confirmed(district, unit=gone)
    orgs_actions.close_unit(by=None, unit=gone)
    with later(1):
        with refused("unit_closed"):
            factory.reported(district, unit=gone)
        with refused("unit_closed"):
            actions.transfer(by=district.officer, case=of_gone, version=2, to=gone, reason="合并")
        moved = actions.transfer(
            by=district.officer, case=of_gone, version=2, to=district.culture, reason="职能划入"
        )
    assert (moved.unit, moved.state) == (district.culture, "to_rectify")
    assert list(findings_of(district.clerk).filter(pk=moved.pk)) == [moved]
    assert any("移交给区文旅局" in subject for subject in told(district.clerk))


def test_dismissed_before_it_was_confirmed_the_unit_never_hears_of_it(district):
    finding = factory.reported(district, by=district.stranger)
    actions.dismiss(by=district.officer, finding=finding, version=1, reason="栏目已经合并。")
    assert not findings_of(district.clerk)
    assert told(district.clerk) == []
    assert told(district.stranger)[-1].endswith("认定问题不成立")


def test_events_are_never_changed(district):
    event = factory.reported(district).events.get()
    for deed in (event.save, event.delete, Finding.objects.get().events.all().delete):
        with pytest.raises(Exception, match="append-only"):
            deed()


def test_the_office_of_a_unit_is_that_of_its_government(district):
    assert office_for(district.culture) == district.office
    city = orgs.government("云川市人民政府")
    bureau = orgs.unit("云川市水务局", parent=city)
    assert office_for(bureau) == city
    town = orgs.unit("柳渡镇中心学校", parent=district.towns[0], kind="institution")
    assert office_for(town) == district.office


def test_the_unit_sees_what_the_office_adds_and_not_what_came_with_the_report(district):
    reporter = district.stranger
    seen = [LinkItem(url="https://www.example.gov.cn/shot", title="反映人的截图")]
    finding = factory.reported(district, by=reporter, items=seen)
    added = [LinkItem(url="https://www.example.gov.cn/list", title="要改的栏目清单")]
    actions.confirm(
        by=district.officer, finding=finding, version=1, until=factory.in_days(5), items=added
    )
    shown = [
        one.title
        for step in telling.told(finding, {"unit"}, district.clerk.pk)
        for one in step.evidence
    ]
    assert shown == ["要改的栏目清单"]
    given = evidence.of(finding.events.get(verb="confirm"))
    assert [one.unit for one in given] == [finding.office]
