"""The list of what departments lead: kept apart from the tasks."""

from __future__ import annotations

from tests.oversight.plans.reading import plan_of

TEXT = """2025年云川区政务公开工作方案

附件1
任务分解表
序号\t工作任务\t责任单位\t时限
1\t公布预算\t区财政局\t年底前

附件2
区直部门牵头重点公开工作清单
部门\t牵头公开内容\t要 求
区财政局\t预算信息\t指导各部门公开预算
\t采购信息\t指导各部门公开采购
区司法局\t执法信息\t监督执法公示
"""


def test_a_blank_department_takes_the_one_above() -> None:
    plan = plan_of(TEXT)
    assert [(lead.unit, lead.subject, lead.duty) for lead in plan.lead_list] == [
        ("区财政局", "预算信息", "指导各部门公开预算"),
        ("区财政局", "采购信息", "指导各部门公开采购"),
        ("区司法局", "执法信息", "监督执法公示"),
    ]


def test_it_holds_no_tasks() -> None:
    assert [task.requirement for task in plan_of(TEXT).tasks] == ["公布预算"]
