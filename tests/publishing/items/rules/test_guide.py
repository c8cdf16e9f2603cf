"""A text is held against the guides that it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.publishing.items.rules.guide import contradictions

GUIDE = {
    "matter": "二手房转移登记",
    "place": "云川区政务服务中心二楼",
    "hours": "工作日9:00-12:00，13:30-17:00",
    "phone": "0855-6010101",
    "steps": "申请、受理、审核、登簿、发证，5个工作日内办结。登记费80元。",
}


def said(text: str) -> list[tuple[str, str]]:
    return [(one.about, one.said) for one in contradictions(text, [GUIDE])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("二手房转移登记10个工作日内办结。", [("办理时限", "10个工作日")]),
        ("办理时限压缩到三个工作日。", [("办理时限", "3个工作日")]),
        ("承诺五个工作日办结，登记费80元。", []),
        ("5日内办结。", [("办理时限", "5日")]),
        ("办理二手房转移登记不收费。", [("收费", "不收费")]),
        ("登记费每件550元。", [("收费", "550元")]),
        ("咨询电话：0855-6010109。", [("联系电话", "0855-6010109")]),
        ("请拨打 6010101 咨询；２０２６年补贴 ６０１０１０９ 元。", []),
        ("办理时间：工作日8:30—12:00。", [("办理时间", "8:30至12:00")]),
        ("办理时间 9：00 至 12：00。", []),
        ("今年新建学校10所，200天建成。", []),
    ],
)  # fmt: skip
def test_what_is_said_otherwise(text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(text) == wanted


def test_what_the_guide_does_not_say_is_not_compared() -> None:
    assert contradictions("3个工作日办结，不收费。", [{"matter": "某事项"}]) == []


def test_agreeing_with_one_of_two_guides_is_enough() -> None:
    other = GUIDE | {"matter": "抵押登记", "steps": "3个工作日内办结"}
    assert contradictions("3个工作日内办结", [GUIDE, other]) == []
    found = contradictions("9个工作日内办结", [GUIDE, other])
    assert [one.matter for one in found] == ["二手房转移登记"]
    assert "“9个工作日”" in found[0].sentence
    assert "5个工作日" in found[0].sentence


@given(st.text(max_size=300))
def test_a_guide_agrees_with_itself(more: str) -> None:
    guide = GUIDE | {"conditions": more}
    assert contradictions("\n".join(guide.values()), [guide]) == []
