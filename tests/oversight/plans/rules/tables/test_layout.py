"""Columns are found by what their headings say, wherever they stand."""

from gongkai.ground.documents.parsers import parse
from gongkai.oversight.plans.rules import read_plan


def _read(text: str):
    return read_plan(parse(text.encode(), "要点.txt")).as_json()


def test_the_requirement_may_stand_behind_units_and_limit():
    plan = _read(
        "2031年石桥区政务公开工作任务分工表\n"
        "序号\t工作任务\t责任单位\t完成时限\t工作要求\n"
        "1\t平台建设\t区大数据局\t8月底前\t升级区政府网站的检索功能\n"
        "2\t\t区政府办公室\t\t开展适老化测评\n"
    )
    assert plan["title"] == "2031年石桥区政务公开工作任务分工表"
    assert [task["requirement"] for task in plan["tasks"]] == [
        "升级区政府网站的检索功能",
        "开展适老化测评",
    ]
    assert [task["section"] for task in plan["tasks"]] == ["平台建设", "平台建设"]
    assert plan["tasks"][0]["deadlines"][0]["date"] == "2031-08-31"
    assert plan["tasks"][1]["deadline_inherited"] is True


def test_a_standard_behind_the_units_is_not_the_task():
    plan = _read(
        "2031年石桥区政务公开工作任务分工表\n"
        "序号\t工作任务\t责任单位\t完成时限\t完成标准\n"
        "1\t升级区政府网站的检索功能\t区大数据局\t8月底前\t能纠正错字\n"
    )
    assert plan["tasks"][0]["requirement"] == "升级区政府网站的检索功能"


def test_a_heading_over_two_task_columns():
    plan = _read(
        "2031年石桥区政务公开工作任务分工表\n"
        "序号\t工作任务\t\t工作要求\t责任单位\t时限要求\n"
        "1\t主动公开\t目录\t编制公开目录\t区政府办公室\t6月底前\n"
        "2\t\t专栏\t改版公开专栏\t\t\n"
    )
    assert [task["item"] for task in plan["tasks"]] == ["目录", "专栏"]
    assert plan["tasks"][1]["units_inherited"] is True


def test_units_may_stand_in_the_first_column_of_rows_without_a_frame():
    plan = _read(
        "2031年石桥区政务公开责任清单\n"
        "责任单位|工作任务|具体内容|时限\n"
        "区司法局|规范性文件|集中公开现行有效文件|5月底前\n"
        "||公开清理结果|12月底前\n"
    )
    assert [task["section"] for task in plan["tasks"]] == ["规范性文件"] * 2
    assert [task["units_text"] for task in plan["tasks"]] == ["区司法局"] * 2
    assert [task["deadline_text"] for task in plan["tasks"]] == ["5月底前", "12月底前"]


def test_the_first_leads_where_the_column_or_a_note_says_so():
    row = "1\t公布预算\t区财政局、各镇\t5月底前\n"
    for heading, note in (
        ("责任单位（列首位的为牵头单位）", ""),
        ("责任单位", "注：排在第一位的单位为牵头单位\t\t\t\n"),
    ):
        plan = _read(f"2031年石桥区政务公开责任清单\n序号\t工作任务\t{heading}\t时限\n{row}{note}")
        roles = [unit["role"] for unit in plan["tasks"][0]["units"]]
        assert roles == ["lead", "support"]
