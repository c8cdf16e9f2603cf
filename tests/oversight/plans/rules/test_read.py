"""Whole plans: the JSON, what is refused, and that nothing else is ever raised."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document, Paragraph
from gongkai.oversight.plans.corrections import adopt
from gongkai.oversight.plans.rules import read_plan
from tests.oversight.plans.reading import codes, plan_of, prose_of, table_of

TASK_KEYS = [
    "number",
    "section",
    "item",
    "requirement",
    "units_text",
    "units_inherited",
    "units",
    "deadline_text",
    "deadline_inherited",
    "deadlines",
    "source",
]


def test_the_shape_of_the_json() -> None:
    shape = table_of("1\t一、公开\t每年至少公布2次\t区财政局牵头，各镇配合\t年底前").as_json()
    assert list(shape) == [
        "title",
        "notice_title",
        "document_number",
        "issuer",
        "date",
        "year",
        "tasks",
        "lead_list",
        "general",
        "warnings",
    ]
    [task] = shape["tasks"]
    assert list(task) == TASK_KEYS
    assert task["units"][0] == {"name": "区财政局", "role": "lead", "group": False}
    assert task["deadlines"][0] == {
        "kind": "date",
        "text": "年底前",
        "from": "cell",
        "date": "2025-12-31",
        "days": None,
        "unit": None,
        "event": None,
        "every": None,
        "times": None,
    }
    assert task["source"] == {"table": 1, "row": 2, "paragraph": None}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("今天天气很好，我们去公园玩。孩子们（三年级）都很高兴。", "not_a_plan"),
        ("关于放假的通知\n各部门：\n五一放假五天。", "not_a_plan"),
        ("云川区任务表\n序号\t工作任务\t完成时限\n1\t公布预算\t年底前", "table_without_units"),
        ("序号\t工作任务\t责任单位\n1\t\t\n2\t\t", "wrong_columns"),
    ],
)
def test_what_is_no_plan_is_refused_with_what_to_do(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        plan_of(text)
    assert refused.value.code == code
    assert "请" in refused.value.sentence


class Register:
    """Knows two names."""

    def match(self, name: str) -> Any:
        return name in {"区财政局", "各镇"}


def test_a_unit_that_the_register_does_not_know_is_kept_and_told_once() -> None:
    document = Document(
        "txt",
        "plan.txt",
        tuple(
            Paragraph(text, source=at)
            for at, text in enumerate(
                (
                    "2025年云川区政务公开工作要点",
                    "一、公开",
                    "（一）预算。公布。（责任单位：区财政局、区钱局）",
                    "（二）决算。公布。（责任单位：区钱局、各镇）",
                ),
                1,
            )
        ),
    )
    plan = read_plan(document, register=Register())
    assert [unit.name for unit in plan.tasks[0].units] == ["区财政局", "区钱局"]
    assert codes(plan).count("unit_unknown") == 1
    assert "unit_unknown" not in codes(read_plan(document))


def test_a_plan_says_what_it_does_not_tell() -> None:
    plan = prose_of("一、公开\n（一）预算。公布。（责任单位：区财政局）")
    assert plan.head.date is None
    assert "date_missing" in codes(plan)
    assert all(warning.message.endswith("。") for warning in plan.warnings)


PIECES = st.sampled_from(
    [
        "一、",
        "（一）",
        "1.",
        "责任单位：",
        "（责任单位：",
        "〔",
        "〕",
        "）",
        "（",
        "区财政局",
        "、",
        "各镇",
        "牵头",
        "负责",
        "。",
        "序号",
        "工作任务",
        "责任单位",
        "完成时限",
        "\t",
        "|",
        "\n",
        "\n\n",
        "年底前",
        "每年至少",
        "2次",
        "不少于30日",
        "附件",
        "2025年",
        "关于",
        "的通知",
        "：",
        "等",
        "会同",
        "99999999",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
def test_no_text_makes_it_fail_in_another_way(text: str) -> None:
    blocks = tuple(Paragraph(line, source=at) for at, line in enumerate(text.split("\n"), 1))
    with contextlib.suppress(Refusal):
        assert read_plan(Document("txt", "any.txt", blocks)).as_json()["tasks"] is not None


def test_so_many_times_a_week_are_said_to_whom_checks_the_draft() -> None:
    plan = table_of(
        "1\t一、公开\t政务微博每周至少发布2条\t区财政局\t年底前",
        "2\t\t每月更新\t区教育局\t每周2次",
    )
    said = [(one.where, one.message) for one in plan.warnings if one.code == "too_often"]
    assert [where for where, _ in said] == ["第1张表第2行", "第1张表第3行"]
    assert said[0][1].startswith("“每周至少发布2条”次数很多，不逐次列出，按长期工作每年检查一次")
    [note] = adopt(plan.as_json())["tasks"][1]["notes"]
    assert note == said[1][1]
