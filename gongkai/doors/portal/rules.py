"""When the site is grey, and what a guide must contain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

# 《政府信息公开条例》第十二条: the nine things that a guide contains.
GUIDE_PARTS: dict[str, str] = {
    "categories": "政府信息的分类",
    "arrangement": "政府信息的编排体系",
    "obtaining": "政府信息的获取方式",
    "agency": "公开工作机构的名称",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话",
    "fax": "传真号码",
    "internet": "互联网联系方式",
}


def missing_parts(guide: Mapping[str, str]) -> list[str]:
    """Names of the parts of the guide that are still empty, in the order of the article."""
    return [label for name, label in GUIDE_PARTS.items() if not guide.get(name, "").strip()]


def is_grey(since: date | None, until: date | None, today: date) -> bool:
    """Whether the site is grey on ``today``; both days count, and both must be set."""
    return since is not None and until is not None and since <= today <= until


def said_days(since: date, until: date) -> str:
    """12月13日, or 12月13日至12月15日 with the years where they are needed."""
    first = f"{since.year}年{since.month}月{since.day}日"
    if since == until:
        return first
    year = "" if since.year == until.year else f"{until.year}年"
    return f"{first}至{year}{until.month}月{until.day}日"
