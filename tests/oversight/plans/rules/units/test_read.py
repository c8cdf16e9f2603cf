"""Units, groups and roles from the words of a tag or a cell."""

from __future__ import annotations

import pytest

from gongkai.oversight.plans.rules.units import looks_like_units, read_units, units_text


def said(text: str) -> list[tuple[str, str]]:
    """Names with their roles, a star for a group."""
    return [
        (unit.name + ("*" if unit.group else ""), unit.role)
        for unit in read_units(units_text(text))
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区财政局、区审计局，区教育局", ["区财政局", "区审计局", "区教育局"]),
        ("各镇、街道，区政府各部门单位", ["各镇、街道*", "区政府各部门单位*"]),
        ("区政府各部门、单位，各镇（街道）", ["区政府各部门、单位*", "各镇（街道）*"]),
        (
            "各县〔市、区〕人民政府、市属开发区管委会",
            ["各县〔市、区〕人民政府*", "市属开发区管委会*"],
        ),
        ("区商务局等区有关部门单位", ["区商务局", "区有关部门单位*"]),
        ("区政府办公室等部门", ["区政府办公室", "等部门*"]),
        ("区科技局及相关部门单位", ["区科技局", "相关部门单位*"]),
        ("区文化和旅游局和区体育局", ["区文化和旅游局", "区体育局"]),
        ("省工信厅、财政厅、教育厅", ["省工信厅", "省财政厅", "省教育厅"]),
        ("区财政局、区审计局、云川生态环境分局", ["区财政局", "区审计局", "云川生态环境分局"]),
        ("区财政局、云川医保分局", ["区财政局", "云川医保分局"]),
        ("各街道办事处、镇人民政府", ["各街道办事处、镇人民政府*"]),
        ("综合科、政策法规科", ["综合科", "政策法规科"]),
        ("市直机关工委、市委网信办", ["市直机关工委", "市委网信办"]),
        ("区财政局区审计局", ["区财政局", "区审计局"]),
        ("各市、州人民政府", ["各市、州人民政府*"]),
        ("各县属企业，县国资局负责指导", ["各县属企业*", "县国资局"]),
    ],
)
def test_without_a_leader_all_are_responsible(text: str, names: list[str]) -> None:
    assert said(text) == [(name, "responsible") for name in names]


@pytest.mark.parametrize(
    ("text", "leading", "supporting"),
    [
        ("区司法局牵头，各镇、街道，区政府各部门单位落实", 1, 2),
        ("区司法局牵头、有关职能部门落实", 1, 1),
        ("区司法局牵头有关部门单位", 1, 1),
        ("区司法局、区财政局牵头，区审计局配合", 2, 1),
        ("由区司法局牵头会同区财政局、区审计局办理", 1, 2),
        ("牵头单位：区司法局；配合单位：区财政局、各镇（街道）", 1, 2),
        ("区司法局（牵头）、区财政局、区审计局", 1, 2),
        ("区财政局配合，区司法局牵头", 1, 1),
        ("省政府办公厅牵头，省直各部门按职责分工负责", 1, 1),
        ("区司法局负责牵头，各部门负责组织落实", 1, 1),
        ("区指标牵头部门牵头，各职能部门落实", 1, 1),
        ("区教育局、区财政局，列第一位的为牵头单位", 1, 1),
    ],
)
def test_who_stands_before_the_verb_leads(text: str, leading: int, supporting: int) -> None:
    roles = [role for _, role in said(text)]
    assert roles.count("lead") == leading
    assert roles.count("support") == supporting
    assert len(roles) == leading + supporting


def test_the_plan_may_say_that_the_first_leads() -> None:
    units = read_units("区教育局、区财政局", first_leads=True)
    assert [unit.role for unit in units] == ["lead", "support"]


def test_a_column_gives_its_role() -> None:
    assert {unit.role for unit in read_units("区教育局、各镇", role="support")} == {"support"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("责任单位：区财政局。", "区财政局"),
        ("责任单位：〔区财政局、各镇（街道）〕", "区财政局、各镇（街道）"),
        ("牵头单位：区财政局", "牵头单位：区财政局"),
    ],
)
def test_only_a_label_that_says_no_role_is_left_out(text: str, left: str) -> None:
    assert units_text(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "完善公开目录，方便群众查询",
        "召开新闻发布会",
        "指导各部门单位",
        "强化组织领导",
        "年底前",
        "公开预算。公开决算。",
        "",
    ],
)
def test_a_sentence_is_no_unit(text: str) -> None:
    assert not looks_like_units(text)


@pytest.mark.parametrize("duty", ["负责", "负责落实", "按职责分工负责落实", "负责组织实施"])
def test_the_verb_is_no_part_of_the_name(duty: str) -> None:
    assert said(f"各乡（镇）人民政府、县政府各部门{duty}") == [
        ("各乡（镇）人民政府*", "responsible"),
        ("县政府各部门*", "responsible"),
    ]


def test_one_leads_over_others_that_lead() -> None:
    assert said("区政府办公室总牵头，区司法局、区数据局按职责分工牵头落实，各镇配合") == [
        ("区政府办公室", "lead"),
        ("区司法局", "lead"),
        ("区数据局", "lead"),
        ("各镇*", "support"),
    ]
