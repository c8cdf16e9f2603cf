"""Tables drawn in plain text, however their cells are kept apart."""

from __future__ import annotations

import pytest

from tests.oversight.plans.reading import plan_of

ROWS = (
    ("序号", "工作任务", "工作要求", "责任单位", "时限要求"),
    ("1", "一、公开", "公布本级预算，方便查询", "区财政局", "年底前"),
    ("2", "一、公开", "公布决算信息，方便查询", "区审计局", "长期坚持"),
)
BLANK = (*ROWS, ("3", "", "公布采购结果，方便查询", "", ""))


def drawn(rows: tuple[tuple[str, ...], ...], how: str) -> str:
    if how == "tabs":
        return "\n".join("\t".join(row) for row in rows)
    if how == "bars":
        return "\n".join("｜".join(row) for row in rows)
    if how == "markdown":
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|---|:--:|---|---|---|", *lines[1:]])
    if how == "tabbed lines":
        return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    if how == "spaces":
        return "\n".join("    ".join(row) for row in rows)
    return "\n".join("\n".join(row) for row in rows)


@pytest.mark.parametrize(
    "how", ["tabs", "bars", "markdown", "tabbed lines", "plain lines", "spaces"]
)
def test_full_rows(how: str) -> None:
    plan = plan_of(f"2025年云川区政务公开任务分工\n\n{drawn(ROWS, how)}\n\n附件2\n其他")
    assert [task.number for task in plan.tasks] == [1, 2]
    assert [task.section for task in plan.tasks] == ["一、公开"] * 2
    assert [task.requirement for task in plan.tasks] == [row[2] for row in ROWS[1:]]
    assert [task.units_text for task in plan.tasks] == ["区财政局", "区审计局"]
    assert [task.deadline_text for task in plan.tasks] == ["年底前", "长期坚持"]


@pytest.mark.parametrize("how", ["tabs", "bars", "markdown", "tabbed lines", "plain lines"])
def test_blank_cells(how: str) -> None:
    plan = plan_of(f"2025年云川区政务公开任务分工\n\n{drawn(BLANK, how)}")
    last = plan.tasks[2]
    assert (last.requirement, last.units_text) == (BLANK[3][2], "区审计局")
    assert last.units_inherited
    assert last.deadline_inherited


def test_a_row_broken_by_a_hard_return() -> None:
    plan = plan_of(
        "2025年云川区任务分工\n序号\t工作任务\t责任单位\t时限\n1\t公布本级预\n算信息\t区财政局\t年底前\n"
        "2\t公布决算\t区审计局\n区统计局\t长期坚持\n"
    )
    assert [task.requirement for task in plan.tasks] == ["公布本级预算信息", "公布决算"]
    assert [unit.name for unit in plan.tasks[1].units] == ["区审计局", "区统计局"]


def test_page_numbers_between_rows_are_left_out() -> None:
    plan = plan_of(
        "2025年云川区任务分工\n序号\t工作任务\t责任单位\t时限\n"
        "1\t公布预算\t区财政局\t年底前\n- 8 -\n\n— 9 —\n"
        "2\t公布决算\t区审计局\t年底前\n第 10 页 共 12 页\n"
    )
    assert [task.requirement for task in plan.tasks] == ["公布预算", "公布决算"]


def test_a_table_of_something_else_is_no_task() -> None:
    plan = plan_of(
        "2025年云川区政务公开工作要点\n一、公开\n（一）预算。公布。（责任单位：区财政局）\n\n姓名\t电话\t邮箱\n甲\t1\ta\n"
    )
    assert len(plan.tasks) == 1
    assert plan.general == ()


def test_a_short_title_above_lines_is_no_heading() -> None:
    plan = plan_of(
        f"2025年云川区政务公开工作要点\n附件\n任务分工\n\n{drawn(BLANK, 'tabbed lines')}"
    )
    assert [task.section for task in plan.tasks] == ["一、公开"] * 3
    assert plan.tasks[2].units_text == "区审计局"


def test_cells_broken_within_a_frame() -> None:
    plan = plan_of(
        "2025年云川区政务公开任务分工\n| 序号 | 工作任务 | 工作要求 | 责任单位 | 时限要求 |\n"
        "| 1 | 一、公开 | 公布本级\n预算 | 区财政\n局、各镇 | 2025年6月\n底前 |\n"
        "| 2 |  | 公布决算 | | |\n"
    )
    first, second = plan.tasks
    assert (first.requirement, first.units_text) == ("公布本级预算", "区财政局、各镇")
    assert first.deadline_text == second.deadline_text == "2025年6月底前"
    assert second.section == "一、公开"


def test_a_cell_of_its_own_lines_is_cut_behind_a_comma_or_where_lines_are_full() -> None:
    full = "公布本级预算和决算的全部内容并且"  # three lines of this length: a column's width
    plan = plan_of(
        "2025年云川区政务公开任务分工\n序号\n工作任务\n工作要求\n责任单位\n时限要求\n"
        f"1\n一、公开\n公布预算，\n方便查询\n区财政局、\n各镇\n年底前\n"
        f"2\n一、公开\n{full}\n{full}\n{full}\n解释\n区审计局\n长期坚持\n"
    )
    assert [task.requirement for task in plan.tasks] == ["公布预算，方便查询", full * 3 + "解释"]
    assert [task.units_text for task in plan.tasks] == ["区财政局、各镇", "区审计局"]
