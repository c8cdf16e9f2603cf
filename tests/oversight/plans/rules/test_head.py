"""The notice, its number, issuer and date, and the plan's own title and year."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.oversight.plans.rules.head import read_head
from tests.oversight.plans.reading import plan_of

ADDRESS = "各镇人民政府，区政府各部门："
BODY = "《2025年云川区政务公开工作要点》已经同意，现印发给你们。"
TITLE = "2025年云川区政务公开工作要点"
OFFICE = "云川区人民政府办公室"
NOTICE = f"{OFFICE}关于印发{TITLE}的通知"
SIGNED = [OFFICE, "2025年6月26日", "（此件公开发布）", TITLE]


@pytest.mark.parametrize(
    "top",
    [
        ["云政办字〔2025〕9号", NOTICE],
        [OFFICE, f"关于印发{TITLE}的通知", "云政办字〔2025〕9号"],
        [
            f"{OFFICE}文件",
            "云政办字〔2025〕9号",
            OFFICE,
            "关于印发2025年云川区政务公开",
            "工作要点的通知",
        ],
        ["云政办字[2025] 9 号", OFFICE, f"关于印发{TITLE}的通", "知"],
    ],
)
def test_a_plan_issued_by_a_notice(top: list[str]) -> None:
    head = read_head([*top, ADDRESS, BODY, *SIGNED], [])
    assert head.title == TITLE
    assert head.notice_title == NOTICE
    assert head.document_number == "云政办字〔2025〕9号"
    assert head.issuer == OFFICE
    assert head.date == dt.date(2025, 6, 26)
    assert head.year == 2025


def test_without_a_notice() -> None:
    head = read_head(["2025年云川区政务公开", "工作要点", "为做好工作，制定本要点。"], [])
    assert (head.title, head.notice_title, head.date) == (TITLE, None, None)


def test_the_date_in_chinese_numerals_and_on_the_issuers_line() -> None:
    head = read_head([NOTICE, ADDRESS, BODY, f"{OFFICE}二〇二五年四月八日", TITLE], [])
    assert (head.issuer, head.date) == (OFFICE, dt.date(2025, 4, 8))


def test_the_day_of_printing_is_not_the_day_of_signing() -> None:
    head = read_head([TITLE], [f"{OFFICE}2025年7月1日印发"])
    assert head.date is None


def test_a_signature_below_the_plan() -> None:
    head = read_head([TITLE], ["一、公开", OFFICE, "2025年7月1日"])
    assert (head.issuer, head.date) == (OFFICE, dt.date(2025, 7, 1))


def test_the_title_may_stand_in_the_notice_only() -> None:
    notice = f"{OFFICE}关于印发《{TITLE}》的通知"
    assert read_head([notice, ADDRESS, BODY, OFFICE, "2025年6月26日"], []).title == TITLE


def test_the_year_without_a_title_is_that_of_the_date() -> None:
    assert read_head(["2024年3月1日"], []).year == 2024


def test_a_list_of_annexes_is_no_heading() -> None:
    plan = plan_of(
        f"{NOTICE}\n{ADDRESS}\n{BODY}\n附件：1.{TITLE}\n2.任务分工\n\n{OFFICE}\n2025年6月26日\n\n"
        f"附件1\n{TITLE}\n一、公开\n（一）预算。公布预算。（责任单位：区财政局）"
    )
    assert plan.head.date == dt.date(2025, 6, 26)
    assert plan.head.title == TITLE
    assert [task.section for task in plan.tasks] == ["一、公开"]


def test_a_page_number_is_no_part_of_the_title() -> None:
    plan = plan_of(
        f"{NOTICE}\n{ADDRESS}\n{BODY}\n{OFFICE}\n2025年6月26日\n— 1 —\n{TITLE}\n"
        "一、公开\n（一）预算。公布预算。（区财政局）"
    )
    assert plan.head.title == TITLE


@pytest.mark.parametrize("issuer", ["云川区城东街道办事处", "云川区公共资源交易中心"])
def test_other_issuers(issuer: str) -> None:
    head = read_head(
        [issuer, f"关于印发{TITLE}的通知", ADDRESS, BODY, issuer, "2025年6月26日", TITLE], []
    )
    assert head.issuer == issuer
    assert head.notice_title == f"{issuer}关于印发{TITLE}的通知"
