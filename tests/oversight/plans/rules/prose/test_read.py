"""Prose: each tag takes the sentences since the tag before it."""

from __future__ import annotations

import pytest

from tests.oversight.plans.reading import codes, kinds, names, prose_of


@pytest.mark.parametrize(
    "tag",
    [
        "（责任单位：区财政局、各镇（街道））",
        "(责任单位:区财政局、各镇(街道))",
        "〔责任单位：区财政局、各镇（街道）〕",
        "[责任单位：区财政局、各镇（街道）]",
        "【责任部门：区财政局、各镇（街道）】",
        "〔区财政局、各镇（街道）〕",
        "（区财政局、各镇（街道）负责）",
        "（责任单位：〔区财政局、各镇（街道）〕",
        "责任单位：区财政局、各镇（街道）〕",
        "（责任单位：区财政局、各镇（街道）",
        "\n责任单位：区财政局、各镇（街道）。",
        "\n\n（责任单位：区财政局、\n各镇（街道））",
    ],
)
def test_a_tag_in_any_form(tag: str) -> None:
    plan = prose_of(f"一、主动公开\n（一）公开预算。公布本级预算。{tag}")
    [task] = plan.tasks
    assert task.section == "一、主动公开"
    assert task.item == "（一）公开预算"
    assert task.requirement == "公布本级预算。"
    assert names(task) == ["区财政局", "各镇（街道）"]
    assert [unit.group for unit in task.units] == [False, True]


def test_several_tags_in_one_paragraph() -> None:
    plan = prose_of(
        "一、公开\n（一）民生。公开学校。开放校园。（责任单位：区教育局）公开医院。〔区卫生健康局〕"
        "公开救助。（责任单位：区民政局牵头，各镇、街道配合）"
    )
    assert [task.requirement for task in plan.tasks] == [
        "公开学校。开放校园。",
        "公开医院。",
        "公开救助。",
    ]
    assert [task.number for task in plan.tasks] == [1, 2, 3]
    assert [unit.role for unit in plan.tasks[2].units] == ["lead", "support"]
    assert {task.item for task in plan.tasks} == {"（一）民生"}


def test_a_broken_outer_bracket_does_not_swallow_the_next_sentences() -> None:
    plan = prose_of(
        "一、公开\n（一）申请。规范答复。（责任单位：〔各部门、单位，各镇（街道）〕推动转化。（责任单位：区司法局）"
    )
    assert [task.requirement for task in plan.tasks] == ["规范答复。", "推动转化。"]
    assert codes(plan).count("tag_broken") == 1


def test_brackets_inside_a_sentence_are_no_tags() -> None:
    plan = prose_of(
        "一、公开\n（一）基层。推动街道（镇）和村（社区）公开，主管部门（区民政局）要指导。（责任单位：区司法局）"
    )
    [task] = plan.tasks
    assert task.requirement == "推动街道（镇）和村（社区）公开，主管部门（区民政局）要指导。"


def test_leading_and_supporting_units_on_lines_of_their_own() -> None:
    plan = prose_of(
        "一、公开\n1.预算。公开预算。\n牵头单位：区财政局\n配合单位：各镇、区审计局\n2.决算。公开决算。\n责任单位：区财政局。"
    )
    assert [[unit.role for unit in task.units] for task in plan.tasks] == [
        ["lead", "support", "support"],
        ["responsible"],
    ]
    assert plan.tasks[0].units_text == "牵头单位：区财政局；配合单位：各镇、区审计局"
    assert [task.item for task in plan.tasks] == ["1.预算", "2.决算"]


def test_a_limit_in_the_tag_is_the_tasks_own() -> None:
    plan = prose_of(
        "一、公开\n（一）预算。公开预算。（责任单位：区财政局；完成时限：2025年6月底前）"
    )
    [task] = plan.tasks
    assert task.deadline_text == "2025年6月底前"
    assert kinds(task) == [("date", "cell")]
    assert names(task) == ["区财政局"]


def test_limits_come_from_the_requirement() -> None:
    plan = prose_of("一、公开\n（一）预算。每年至少公开2次预算。（责任单位：区财政局）")
    [task] = plan.tasks
    assert task.deadline_text is None
    assert kinds(task) == [("quota", "requirement")]


def test_arabic_headings_over_bracketed_ones_are_sections() -> None:
    plan = prose_of(
        "1、 坚持标准\n（一）目录。更新目录。（责任单位：区政府办公室）\n"
        "二、强化赋能\n（一）平台。建好平台。（责任单位：区大数据中心）"
    )
    assert [task.section for task in plan.tasks] == ["1、坚持标准", "二、强化赋能"]


def test_a_tag_in_the_heading_governs_what_follows() -> None:
    plan = prose_of(
        "一、公开\n（一）公开预算（责任单位：区财政局）\n公布本级预算。\n（二）公开决算。（责任单位：区审计局）"
    )
    assert [task.requirement for task in plan.tasks] == ["公布本级预算。", "公开决算。"]
    assert [task.item for task in plan.tasks] == ["（一）公开预算", None]


def test_the_first_leads_where_the_plan_says_so() -> None:
    plan = prose_of(
        "一、公开\n（一）预算。公开预算。（区财政局、区审计局负责，列第一位的为牵头单位，下同）\n"
        "（二）决算。公开决算。（区财政局、各镇负责）"
    )
    assert [[unit.role for unit in task.units] for task in plan.tasks] == [["lead", "support"]] * 2


def test_closing_paragraphs_bind_everyone() -> None:
    plan = prose_of(
        "一、公开\n（一）预算。公开预算。（责任单位：区财政局）\n各级各部门要抓好落实，接受社会监督。\n抄送：区委各部门。"
    )
    assert plan.general == ("各级各部门要抓好落实，接受社会监督。",)
    assert "units_missing" not in codes(plan)


def test_an_item_without_a_tag_is_kept_and_warned_of() -> None:
    plan = prose_of(
        "一、公开\n（一）预算。公开预算。（责任单位：区财政局）\n（二）决算。公开决算，接受监督。"
    )
    assert plan.general == ("公开决算，接受监督。",)
    assert "units_missing" in codes(plan)


def test_the_spirit_of_a_plan_is_no_requirement() -> None:
    plan = prose_of(
        "一、总体要求\n坚持公开为常态，不公开为例外。\n二、任务\n（一）预算。公开预算。（责任单位：区财政局）"
    )
    assert plan.general == ()


def test_a_limit_before_the_units_and_persons_beside_them() -> None:
    plan = prose_of(
        "一、公开\n（一）预算。公开预算。（完成时限：6月底前）（责任单位：区财政局）\n"
        "（二）决算。公开决算。（责任领导：甲某；责任单位：区审计局；责任人：乙某）"
    )
    assert [names(task) for task in plan.tasks] == [["区财政局"], ["区审计局"]]
    assert plan.tasks[0].deadline_text == "6月底前"
    assert plan.tasks[1].units_text == "区审计局"
    assert "units_missing" not in codes(plan)


def test_short_labels() -> None:
    plan = prose_of("一、公开\n（一）预算。公开预算。（牵头：区财政局；配合：各镇）")
    assert [unit.role for unit in plan.tasks[0].units] == ["lead", "support"]


def test_a_point_behind_the_number_of_a_heading() -> None:
    plan = prose_of("一.主动公开\n(一).公开预算。公布预算。（责任单位：区财政局）")
    assert plan.tasks[0].section == "一、主动公开"
    assert plan.tasks[0].requirement == "公布预算。"


def test_arabic_items_where_a_section_has_no_bracketed_ones() -> None:
    plan = prose_of(
        "一、公开\n1.预算。公布预算。（责任单位：区财政局）\n二、解读\n（一）政策。1.解读政策。2.回应关切。"
        "（责任单位：区司法局）"
    )
    assert [task.item for task in plan.tasks] == ["1.预算", "（一）政策"]
    assert plan.tasks[1].requirement == "1.解读政策。2.回应关切。"


@pytest.mark.parametrize(
    ("tag", "units", "deadline"),
    [
        ("（区财政局牵头，各镇配合；完成时限：9月底前）", "区财政局牵头，各镇配合", "9月底前"),
        ("（区财政局牵头，各镇配合，9月底前完成）", "区财政局牵头，各镇配合", "9月底前完成"),
        ("（责任单位：区财政局、各镇，9月底前）", "区财政局、各镇", "9月底前"),
        ("【责任单位】区财政局、各镇【完成时限】9月底前", "区财政局、各镇", "9月底前"),
    ],
)
def test_a_limit_within_the_tag(tag: str, units: str, deadline: str) -> None:
    [task] = prose_of(f"一、公开\n（一）预算。公布本级预算。{tag}").tasks
    assert task.requirement == "公布本级预算。"
    assert (task.units_text, task.deadline_text) == (units, deadline)
    assert names(task) == ["区财政局", "各镇"]
    assert kinds(task) == [("date", "cell")]


def test_a_tag_behind_a_comma() -> None:
    [task] = prose_of("一、公开\n（一）预算。公布本级预算，责任单位：区财政局。").tasks
    assert task.requirement == "公布本级预算"
    assert task.units_text == "区财政局"


def test_a_tag_in_a_section_s_heading_holds_for_its_items() -> None:
    plan = prose_of(
        "一、决策公开（责任单位：区司法局；完成时限：6月底前）\n（一）目录。公布目录。\n"
        "（二）草案。公布草案。（区政府办公室）\n二、强化培训（责任单位：区委组织部）\n三、考核。（区督查室）"
    )
    assert [task.requirement for task in plan.tasks] == [
        "公布目录。",
        "公布草案。",
        "强化培训",
        "考核。",
    ]
    assert [task.units_inherited for task in plan.tasks] == [True, False, False, False]
    assert [task.units_text for task in plan.tasks][:2] == ["区司法局", "区政府办公室"]
    assert kinds(plan.tasks[0]) == [("date", "inherited")]
    assert plan.tasks[1].deadline_text is None


def test_the_first_leads_also_where_it_is_said_above_the_first_heading() -> None:
    plan = prose_of(
        "责任单位中列第一位的为牵头单位。\n一、公开\n（一）预算。公布预算。（区财政局、各镇负责）"
    )
    assert [unit.role for unit in plan.tasks[0].units] == ["lead", "support"]


def test_people_and_telephones_in_a_tag_are_no_units() -> None:
    tag = "（责任单位：区住建局、各燃气企业；责任人：某某；联系电话：1234567）"
    [task] = prose_of(f"一、公开\n（一）供气。公布停气信息。{tag}").tasks
    assert names(task) == ["区住建局", "各燃气企业"]
