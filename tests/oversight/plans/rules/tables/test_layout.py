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
