"""Sheets and minutes, read back as a program reads them."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from openpyxl import load_workbook

from gongkai.ground.evidence.items import LinkItem
from gongkai.oversight.coordination import actions
from tests.factories import coordination as made
from tests.factories import orgs

pytestmark = pytest.mark.django_db


def table(answer):
    """The rows below the title of the first sheet."""
    assert answer.status_code == 200, answer
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    return sheet["A1"].value, [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_a_units_register(district):
    by, unit = district.people[0], district.units[0]
    link = LinkItem("https://www.example.cn/a.html", "培训通知")
    made.session(by, unit, [link], subject="=1+1", host="王芳", people=12)
    gone = made.session(by, unit, kind="briefing", subject="作废的", people=0)
    actions.void(by=by, session=gone, version=1, reason="写错。")
    address = f"/desk/trainings/units/{unit.pk}/sessions.xlsx"
    title, rows = table(orgs.signed_in(by).get(address))
    assert title == "区教育局2026年培训和听取汇报登记表"
    assert rows[0][:6] == ["序号", "种类", "日期", "主题", "主持人或主讲人", "人数"]
    by_subject = {row[3]: row for row in rows[1:]}
    assert by_subject["=1+1"][5:10] == [12, None, None, "培训通知", "有效"]
    assert by_subject["作废的"][9:11] == ["已作废", "写错。"]


def test_the_offices_view(district):
    made.session(district.people[0], district.units[0], people=12)
    office = orgs.signed_in(district.officer)
    title, rows = table(office.get("/desk/trainings/units.xlsx"))
    assert title == "2026年各单位培训和听取汇报情况表"
    lines = {row[1]: row[2:] for row in rows[1:]}
    assert lines["区教育局"] == [1, 12, 0, "主要负责人听取汇报 1 次"]
    assert lines["柳渡镇"] == [0, 0, 0, "培训 1 次、主要负责人听取汇报 1 次"]
    _, complete = table(office.get("/desk/trainings/units.xlsx?year=2026&short=on"))
    assert len(complete) == 5


def test_results_only_once_they_are_to_be_seen(district):
    case = made.competition(district.officer, district.office, district.units)
    for by, unit in zip(district.people, district.units, strict=True):
        made.entry(by, case, unit, title=f"{unit.said}的案例")
    voting = made.opened(district.officer, case)
    address = f"/desk/coordination/competitions/{case.pk}/results.xlsx"
    unit = orgs.signed_in(district.people[0])
    assert unit.get(address).status_code == 302
    closed = made.closed(district.officer, voting)
    assert unit.get(address).status_code == 302
    awards = {closed.entries.get(unit=district.units[1]).pk: "first"}
    actions.choose(by=district.officer, competition=closed, version=closed.version, awards=awards)
    _, rows = table(unit.get(address))
    assert rows[1] == ["一等", "区水务局的案例", "区水务局", 0, "第 1 名（并列）"]
    assert len(rows) == 4


def test_matters_as_the_filters_leave_them(district):
    by = district.people[0]
    found = made.scheduled(district.officer, made.matter(by, district.units[0], title="甲"))
    made.decided(district.officer, found, [district.units[1]], due=date(2026, 7, 1))
    made.matter(by, district.units[0], title="乙")
    office = orgs.signed_in(district.officer)
    _, rows = table(office.get("/desk/coordination/matters.xlsx?state=decided"))
    assert len(rows) == 2
    assert rows[1][0:4] == ["2026年第1号议题", "甲", "区教育局", "已决定"]
    assert rows[1][6:8] == ["同意。", "区水务局"]


def test_minutes_of_a_day(district):
    by = district.people[0]
    first = made.scheduled(district.officer, made.matter(by, district.units[0], title="甲"))
    made.decided(district.officer, first, [district.units[1]], due=date(2026, 7, 1))
    made.scheduled(district.officer, made.matter(by, district.units[0], title="乙"))
    office = orgs.signed_in(district.officer)
    answer = office.get("/desk/coordination/minutes.docx?on=2026-06-10")
    text = [each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert text[:4] == [
        "议题及决定事项",
        "会议：区政务公开领导小组会议",
        "时间：2026年6月10日",
        "1. 甲",
    ]
    assert "责任单位：区水务局" in text
    assert "办理期限：2026年7月1日" in text
    assert text[-1] == "决定：还没有记录。"


@pytest.mark.parametrize("query", ["", "?on=", "?on=x", "?on=2026-06-11", "?on=2026-02-30"])
def test_no_minutes_without_a_meeting(district, query):
    made.scheduled(district.officer, made.matter(district.people[0], district.units[0]))
    answer = orgs.signed_in(district.officer).get(f"/desk/coordination/minutes.docx{query}")
    assert answer.status_code == 404


def test_minutes_are_the_offices(district):
    made.scheduled(district.officer, made.matter(district.people[0], district.units[0]))
    unit = orgs.signed_in(district.people[0])
    assert unit.get("/desk/coordination/minutes.docx?on=2026-06-10").status_code == 404
    assert unit.get("/desk/trainings/units.xlsx").status_code == 404
