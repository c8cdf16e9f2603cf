"""Which column of a catalogue table is which: the headings of 国办发〔2019〕54号, and others."""

from __future__ import annotations

import re
from collections.abc import Sequence

FIELDS: dict[str, str] = {
    "number": "序号",
    "domain": "领域",
    "group": "一级事项",
    "matter": "二级事项",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "limit": "公开时限",
    "unit": "公开主体",
    "channels": "公开渠道和载体",
    "everybody": "公开对象：全社会",
    "some": "公开对象：特定群体",
    "proactive": "公开方式：主动",
    "on_request": "公开方式：依申请",
    "county": "公开层级：县级",
    "town": "公开层级：乡级",
    "village": "公开层级：村级",
    "city": "公开层级：市级",
    "audience": "公开对象",
    "mode": "公开方式",
    "level": "公开层级",
    "section": "责任科室",
    "person": "责任人",
    "form": "公开形式",
}
NEEDED = ("content", "limit")  # without these a table is no catalogue
TICKED = ("everybody", "proactive", "on_request", "county", "town", "village", "city")

# The first that fits; what comes first is narrower.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"^序号$|^编号$|^序$", "number"),
        (r"^(?:试点|所属)?领域", "domain"),
        (r"一级|^类别$|^大类", "group"),
        (r"二级|三级|^事项名称|^公开事项$|^事项$|^子类", "matter"),
        (r"内容|要素", "content"),
        (r"依据", "basis"),
        (r"时限|时间|频次", "limit"),
        (r"责任科室|承办科室|责任股室|内设机构", "section"),
        (r"责任人|联系人|经办人", "person"),
        (r"主体|责任单位|责任部门|公开单位", "unit"),
        (r"渠道|载体", "channels"),
        (r"公开形式", "form"),
        (r"全社会|社会公众", "everybody"),
        (r"特定", "some"),
        (r"依申请", "on_request"),
        (r"主动", "proactive"),
        (r"市级", "city"),
        (r"县|区级", "county"),
        (r"乡|镇|街道", "town"),
        (r"村|社区", "village"),
        (r"对象", "audience"),
        (r"方式", "mode"),
        (r"层级", "level"),
    )
)


def field_of(headings: Sequence[str]) -> str:
    """The field that the headings of a column name, from the lowest line up; "" for none."""
    for heading in reversed(headings):
        plain = "".join(heading.split()).strip("（）()：:")
        if not plain or len(plain) > 16:
            continue
        for pattern, name in _WORDS:
            if pattern.search(plain):
                return name
    return ""


def fields_of(lines: Sequence[Sequence[str]]) -> dict[int, str]:
    """Columns that are known by these heading lines: place -> field, each field once."""
    if not lines:
        return {}
    width = max(len(line) for line in lines)
    found: dict[int, str] = {}
    for place in range(width):
        above = [line[place] for line in lines if place < len(line)]
        name = field_of(list(dict.fromkeys(above)))
        if name and name not in found.values():
            found[place] = name
    return found


def is_catalogue(found: dict[int, str]) -> bool:
    """Whether columns of these fields are those of a catalogue."""
    return all(name in found.values() for name in NEEDED) and len(found) >= 4
