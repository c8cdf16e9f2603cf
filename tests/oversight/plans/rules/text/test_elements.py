"""Tables and what stands between them."""

from __future__ import annotations

import pytest

from tests.oversight.plans.reading import docx_plan

HEADING = ["序号", "工作任务", "工作要求", "责任单位", "时限要求"]
FIRST = [["1", "一、公开", "公布预算", "区财政局", "年底前"]]
SECOND = [["2", "一、公开", "公布决算", "", ""]]


@pytest.mark.parametrize("between", ["—1—", "续表", "（续表）", "第 2 页 共 3 页"])
@pytest.mark.parametrize("rest", [[HEADING, *SECOND], SECOND])
def test_a_table_goes_on_over_a_page_s_foot(between: str, rest: list[list[str]]) -> None:
    plan = docx_plan("2025年云川区政务公开任务分工表", [HEADING, *FIRST], between, rest)
    assert [task.number for task in plan.tasks] == [1, 2]
    assert plan.tasks[1].units_text == "区财政局"
    assert plan.tasks[1].units_inherited
    assert plan.tasks[1].deadline_inherited
