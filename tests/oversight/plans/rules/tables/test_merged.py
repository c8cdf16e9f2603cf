"""Merged cells that the file itself knows: headings of two rows, sections, shared cells."""

from __future__ import annotations

import io

import docx

from gongkai.ground.documents.parsers import parse
from gongkai.oversight.plans.rules import Plan, read_plan
from tests.oversight.plans.reading import codes, kinds, names

Merge = tuple[tuple[int, int], tuple[int, int]]


def plan_with(rows: list[list[str]], merges: list[Merge]) -> Plan:
    """A docx with a title and one table; a merged cell holds the text of its first position."""
    book = docx.Document()
    book.add_paragraph("2025年云川区政务公开任务分解表")
    table = book.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for (top, left), (bottom, right) in merges:
        table.cell(top, left).merge(table.cell(bottom, right)).text = rows[top][left]
    out = io.BytesIO()
    book.save(out)
    return read_plan(parse(out.getvalue(), "plan.docx"))


def test_a_heading_of_two_rows_and_sections_over_the_width() -> None:
    plan = plan_with(
        [
            ["序号", "工作任务", "", "工作要求", "责任单位", "", "完成时限"],
            ["", "", "", "", "牵头单位", "配合单位", ""],
            ["一、主动公开", "", "", "", "", "", ""],
            ["1", "预算", "部门预算", "公开部门预算", "区财政局", "各镇", "6月底前"],
            ["2", "", "政府预算", "公开政府预算", "区审计局", "", ""],
            ["二、保障", "", "", "", "", "", ""],
            ["3", "培训", "", "开展培训", "区政府办公室", "各部门", "长期坚持"],
        ],
        [
            ((0, 0), (1, 0)),
            ((0, 1), (1, 2)),
            ((0, 3), (1, 3)),
            ((0, 4), (0, 5)),
            ((0, 6), (1, 6)),
            ((2, 0), (2, 6)),
            ((3, 1), (4, 1)),
            ((3, 5), (4, 5)),
            ((3, 6), (4, 6)),
            ((5, 0), (5, 6)),
            ((6, 1), (6, 2)),
        ],
    )
    assert [task.section for task in plan.tasks] == ["一、主动公开"] * 2 + ["二、保障"]
    assert [task.item for task in plan.tasks] == ["部门预算", "政府预算", "培训"]
    assert [[unit.role for unit in task.units] for task in plan.tasks] == [["lead", "support"]] * 3
    assert names(plan.tasks[1]) == ["区审计局", "各镇"]
    assert kinds(plan.tasks[1]) == [("date", "inherited")]


def test_a_number_over_two_rows_counts_for_both() -> None:
    plan = plan_with(
        [
            ["序号", "重点任务", "具体措施", "责任单位", "时限"],
            ["1", "公开目录", "编制目录", "区政府办公室", "年底前"],
            ["", "", "公布目录", "各部门", "6月底前"],
        ],
        [((1, 0), (2, 0)), ((1, 1), (2, 1))],
    )
    assert [task.number for task in plan.tasks] == [1, 1]
    assert {task.section for task in plan.tasks} == {"公开目录"}
    assert "number_repeated" not in codes(plan)


def test_a_requirement_over_two_rows_is_one_task_of_both_units() -> None:
    plan = plan_with(
        [
            ["序号", "重点任务", "具体措施", "责任单位", "时限"],
            ["1", "公开预算", "公布预算", "区财政局", "年底前"],
            ["", "", "", "区审计局", ""],
            ["2", "公开决算", "公布决算", "区财政局", "年底前"],
        ],
        [((1, 0), (2, 0)), ((1, 1), (2, 1)), ((1, 2), (2, 2)), ((1, 4), (2, 4))],
    )
    assert len(plan.tasks) == 2
    assert names(plan.tasks[0]) == ["区财政局", "区审计局"]


def test_a_merged_cell_reaches_over_a_new_section() -> None:
    plan = plan_with(
        [
            ["序号", "重点任务", "具体措施", "责任单位", "时限"],
            ["1", "公开", "公布预算", "区财政局", "年底前"],
            ["2", "解读", "解读政策", "", ""],
        ],
        [((1, 3), (2, 3)), ((1, 4), (2, 4))],
    )
    assert plan.tasks[1].units_text == "区财政局"
    assert plan.tasks[1].units_inherited
    assert plan.tasks[1].deadline_inherited
