"""What a column's heading says about it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from gongkai.oversight.plans.rules.model import Role

Kind = Literal["number", "task", "requirement", "units", "deadline", "other"]

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))  # type: ignore[misc]  # a loop widens Literal to str
    for kind, pattern in (
        ("number", r"(?:序号|编号|序|号|项次|顺序号|No\.?|NO\.?)"),
        (
            "other",
            r"(?!.*(?:责任|牵头|配合)(?:单位|部门|科室|处室))(?:备注|说明|附注|.*(?:责任人|负责人|联系人|联络员|领导|联系方式|电话|签字|签名)|"
            r"(?:完成|落实|进展|工作)(?:情况|进度)|工作进展|自评|得分|分值|佐证材料?|成果形式|成果)",
        ),
        (
            "units",
            r"(?:.*(?:责任|牵头|配合|协办|主办|协同|协助|参与|参加|承办|落实|实施|主责|负责|分工|主管|公开)"
            r".*(?:单位|部门|主体|科室|处室|股室|机构|镇街|分工).*|单位|部门|科室|处室|责任分工|分工|各单位)",
        ),
        ("deadline", r".*(?:时限|时间|期限|节点|进度安排|截止|完成时).*"),
        ("requirement", r".*(?:要求|举措|措施|内容|标准|目标|做法|描述|安排|路径|方式)(?!类).*"),
        (
            "task",
            r".*(?:任务|事项|项目|类别|类型|工作|要点|领域|重点|指标|名称|分类|栏目|方面|板块).*|一级|二级",
        ),
    )
)


@lru_cache(maxsize=4_096)  # a drawn table asks for the same few words, line after line
def kind_of(label: str) -> Kind | None:
    """The kind of column that a heading names, or None where it names none."""
    label = re.sub(r"\s", "", label)
    if not label or len(label) > 16 or re.search(r"[。，；：]", label):
        return None
    for kind, pattern in _KINDS:
        if pattern.fullmatch(label):
            return kind
    return None


def role_of(label: str) -> Role | None:
    """What a column of units says of them; None leaves it to the words in the cell."""
    if re.search(r"配合|协办|协助|协同|参与|参加", label):
        return "support"
    if re.search(r"牵头|主办|主责", label) and "责任" not in label:
        return "lead"
    return None


def kinds_of(labels: list[str]) -> list[Kind | None]:
    """The kinds of a row's cells, read as headings."""
    return [kind_of(label) for label in labels]


def is_heading(labels: list[str]) -> bool:
    """Whether a row of cells is the heading of a table that this room knows.

    It names what is to be done, and beside that at least units, a deadline or a number.
    """
    filled = [label for label in labels if label]
    kinds = [kind for kind in kinds_of(filled) if kind]
    if len(filled) < 2 or len(kinds) < len(filled) * 0.6:
        return False
    what = {"task", "requirement"} & set(kinds)
    return bool(what) and bool({"units", "deadline", "number"} & set(kinds))
