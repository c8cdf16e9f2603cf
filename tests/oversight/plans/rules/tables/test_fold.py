"""Tables: columns, blocks, what blank cells take over, numbers."""

from __future__ import annotations

from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.model import Document, Table
from gongkai.oversight.plans.rules import read_plan
from gongkai.oversight.plans.rules.model import Source
from tests.oversight.plans.reading import codes, kinds, names, plan_of, table_of


def test_a_blank_cell_takes_the_value_above() -> None:
    plan = table_of(
        "1\t一、公开\t公布预算\t区财政局\t年底前",
        "2\t\t公布决算\t\t",
        "3\t\t公布采购\t区审计局\t",
    )
    assert [task.units_text for task in plan.tasks] == ["区财政局", "区财政局", "区审计局"]
    assert [task.units_inherited for task in plan.tasks] == [False, True, False]
    assert [task.deadline_inherited for task in plan.tasks] == [False, True, True]
    assert kinds(plan.tasks[1]) == [("date", "inherited")]
    assert {task.section for task in plan.tasks} == {"一、公开"}


def test_nothing_is_taken_over_a_new_block() -> None:
    plan = table_of("1\t一、公开\t公布预算\t区财政局\t年底前", "2\t二、解读\t解读政策\t\t")
    assert plan.tasks[1].units_text is None
    assert plan.tasks[1].units == ()
    assert plan.tasks[1].deadline_text is None
    assert {"units_missing", "deadline_missing"} <= set(codes(plan))


def test_a_subheading_begins_no_block() -> None:
    plan = table_of(
        "1\t一、公开\t（一）预算\t公布预算\t区财政局\t年底前",
        "2\t\t（二）决算\t公布决算\t\t",
    )
    assert [task.item for task in plan.tasks] == ["（一）预算", "（二）决算"]
    assert plan.tasks[1].units_text == "区财政局"
    assert plan.tasks[1].deadline_text == "年底前"


def test_a_heading_repeated_after_a_page_break_continues_its_block() -> None:
    plan = table_of(
        "1\t一、 公开\t公布预算\t区财政局\t长期坚持",
        "",
        "序号\t工作任务\t工作要求\t责任单位\t时限要求",
        "2\t一、公开\t公布决算\t\t",
        "—8—",
    )
    assert len(plan.tasks) == 2
    assert plan.tasks[1].units_text == "区财政局"
    assert plan.tasks[1].deadline_text == "长期坚持"


def test_a_new_section_forgets_the_subheading() -> None:
    plan = table_of(
        "1\t一、公开\t（一）预算\t公布预算\t区财政局\t年底前",
        "2\t二、保障\t\t开展培训\t各部门\t年底前",
    )
    assert plan.tasks[1].item is None


def test_a_minimum_length_is_never_taken_over() -> None:
    plan = table_of(
        "1\t一、决策\t公布目录\t区司法局\t长期坚持",
        "2\t\t征求意见\t\t征求意见不少于30日",
        "3\t\t公布采纳\t\t",
        "4\t\t公布结果\t\t年底前",
    )
    assert kinds(plan.tasks[1]) == [("window", "cell")]
    assert plan.tasks[2].deadline_text is None
    assert plan.tasks[2].deadlines == ()
    assert not plan.tasks[2].deadline_inherited
    assert codes(plan).count("deadline_unclear") == 1
    assert plan.tasks[3].deadline_text == "年底前"


def test_a_limit_that_cannot_be_read_is_kept_and_warned_of() -> None:
    plan = table_of("1\t一、公开\t公布预算\t区财政局\t按上级要求")
    assert plan.tasks[0].deadline_text == "按上级要求"
    assert plan.tasks[0].deadlines == ()
    assert "deadline_unclear" in codes(plan)


def test_limits_of_the_cell_come_before_those_of_the_requirement() -> None:
    plan = table_of("1\t一、公开\t每年至少公布2次\t区财政局\t年底前")
    assert kinds(plan.tasks[0]) == [("date", "cell"), ("quota", "requirement")]


def test_ragged_rows_are_told_apart_by_what_they_hold() -> None:
    plan = table_of(
        "1\t一、公开\t（一）预算\t公布本级预算，方便查询\t区财政局\t年底前\t",
        "2\t\t\t公布部门预算，方便查询\t\t\t区审计局、各镇",
        "3\t\t\t公布征求意见，方便查询\t\t\t公示不少于10日",
        "4\t\t公布采购结果，方便查询\t区财政局\t长期坚持\t",
        "5\t公布专项资金，方便查询\t\t6月底前\t\t",
    )
    assert [names(task) for task in plan.tasks] == [
        ["区财政局"],
        ["区审计局", "各镇"],
        ["区审计局", "各镇"],
        ["区财政局"],
        ["区财政局"],
    ]
    assert [task.requirement[:6] for task in plan.tasks] == [
        "公布本级预算",
        "公布部门预算",
        "公布征求意见",
        "公布采购结果",
        "公布专项资金",
    ]
    assert [task.deadline_text for task in plan.tasks] == [
        "年底前",
        "年底前",
        "公示不少于10日",
        "长期坚持",
        "6月底前",
    ]
    assert {task.section for task in plan.tasks} == {"一、公开"}
    assert {task.item for task in plan.tasks} == {"（一）预算"}
    assert codes(plan).count("row_moved") == 3


def test_columns_that_lead_and_support() -> None:
    plan = table_of(
        "1\t公布预算\t区财政局\t区审计局、各镇\t年底前",
        "2\t公布决算\t区审计局\t\t",
        heading="序号\t工作任务\t牵头单位\t配合单位\t完成时限",
    )
    assert [(unit.name, unit.role) for unit in plan.tasks[0].units] == [
        ("区财政局", "lead"),
        ("区审计局", "support"),
        ("各镇", "support"),
    ]
    assert [unit.role for unit in plan.tasks[1].units] == ["lead"]
    assert plan.tasks[0].section is None


def test_gaps_in_the_numbers_are_told() -> None:
    plan = table_of(
        "1\t一、公开\t公布预算\t区财政局\t年底前",
        "2\t\t公布决算\t区财政局\t年底前",
        "4\t\t公布采购\t区财政局\t年底前",
    )
    assert [task.number for task in plan.tasks] == [1, 2, 4]
    assert codes(plan).count("number_gap") == 1


def test_a_lost_number_is_restored_and_a_shared_one_shared() -> None:
    plan = table_of(
        "1\t一、公开\t公布预算\t区财政局\t年底前",
        "\t\t公布决算\t区财政局\t年底前",
        "3\t\t公布采购\t区财政局\t年底前",
        "\t\t公布合同\t区财政局\t年底前",
        "4\t\t公布资金\t区财政局\t年底前",
    )
    assert [task.number for task in plan.tasks] == [1, 2, 3, 3, 4]


def test_a_row_over_the_whole_width_is_a_section() -> None:
    plan = plan_of(
        "2025年云川区政务公开任务清单\n\n序号|任务|责任部门|时限\n一、主动公开\n1|公布预算|区财政局|年底前\n"
        "2|公布决算||\n二、政策解读\n3|解读政策|区司法局|每月\n合计|3||"
    )
    assert [task.section for task in plan.tasks] == ["一、主动公开"] * 2 + ["二、政策解读"]
    assert plan.tasks[1].units_inherited


def test_a_row_cut_by_a_page_is_one_task() -> None:
    plan = table_of(
        "1\t一、公开\t公布本级预算和部门\t区财政局\t年底前",
        "序号\t工作任务\t工作要求\t责任单位\t时限要求",
        "\t\t预算，接受监督\t、区审计局\t",
        "2\t\t公布决算\t区审计局\t年底前",
    )
    assert [task.requirement for task in plan.tasks] == [
        "公布本级预算和部门预算，接受监督",
        "公布决算",
    ]
    assert names(plan.tasks[0]) == ["区财政局", "区审计局"]


def test_where_a_task_stands() -> None:
    plan = table_of("1\t一、公开\t公布预算\t区财政局\t年底前")
    assert plan.tasks[0].source == Source(table=1, row=2)


def test_an_example_table_holds_no_tasks() -> None:
    plan = plan_of(
        "2025年云川区政务公开工作方案\n\n附件1\n任务分解表\n序号\t工作任务\t责任单位\t时限\n"
        "1\t公布预算\t区财政局\t年底前\n\n附件2\n工作台账（示例）\n序号\t工作任务\t责任科室\t时限\n"
        "1\t检查公开情况\t综合科\t6月底前\n2\t\t\t"
    )
    assert [task.requirement for task in plan.tasks] == ["公布预算"]


def test_the_table_gives_the_tasks_and_the_prose_the_context() -> None:
    plan = plan_of(
        "2025年云川区政务公开工作要点\n\n一、公开\n（一）预算。公布本级预算，方便查询。（责任单位：区财政局）\n"
        "二、保障\n每年至少培训1次，公布本级预算，方便查询。\n\n附件\n任务分工\n"
        "序号\t工作任务\t责任单位\t时限\n1\t公布本级预算，方便查询\t区财政局\t年底前\n"
    )
    assert len(plan.tasks) == 1
    assert plan.tasks[0].source.table == 1


def test_a_row_without_a_requirement_is_not_lost() -> None:
    rows = (
        ("序号", "工作任务", "工作要求", "责任单位", "完成时限"),
        ("1", "甲", "做甲", "区财政局", "年底前"),
        ("2", "", "", "区水利局", "年底前"),
        ("3", "丙", "做丙", "", ""),
        ("", "", "", "", "6月底前"),
    )
    builder = GridBuilder()
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            builder.put(text, row, column)
    table = Table(builder.grid(rows=len(rows), columns=5))
    plan = read_plan(Document("xlsx", "要点.xlsx", (table,)))
    assert [(task.number, task.requirement) for task in plan.tasks] == [
        (1, "做甲"),
        (2, ""),
        (3, "做丙"),
    ]
    assert [unit.name for unit in plan.tasks[1].units] == ["区水利局"]
    lost = [one.where for one in plan.warnings if one.code == "requirement_missing"]
    assert lost == ["第1张表第3行", "第1张表第5行"]


def test_numbers_that_cannot_be_real_are_said() -> None:
    plan = table_of(
        "9999999999\t一、公开\t做甲\t区财政局\t年底前",
        "2\t\t做乙\t区财政局\t每年至少9999999999次",
        "3\t\t做丙\t区财政局\t9999年12月底前",
    )
    assert "number_unreadable" in codes(plan)
    assert codes(plan).count("deadline_unclear") == 2
    assert [task.deadlines for task in plan.tasks[1:]] == [(), ()]
