"""Fixed days: 2024年12月底前, 6月30日前, 年底前, 上半年, 三季度末. The plan's year fills a gap."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gongkai.ground.language.dates import DateKind, DateMention, dates_in
from gongkai.oversight.plans.rules.deadlines.context import Context, Found, found

# 6月至10月: the limit is where the range ends.
_RANGE = re.compile(r"\s*(?:-|—+|–|~|～|至|到)\s*")
_PART = re.compile(r"(?P<part>[上中下]旬|初)(?:(?:之|以)?前)?")
_PARTS = {"上旬": 10, "中旬": 20, "初": 10}
_OF_A_YEAR = {DateKind.QUARTER, DateKind.HALF_YEAR}
_ENDS = {DateKind.MONTH_END, DateKind.YEAR_END}
# 6月起: then it begins.
_STARTS = re.compile(r"(?:起|开始|以来|以后|之后)")
_DONE = re.compile(r"(?:完成|结束|实现|建成|办结|出台|公布|公开)")


def fixed_days(text: str, context: Context) -> Iterator[Found]:
    """Every fixed day of the text. A sentence must say 前, 底 or the like; a cell need not."""
    mentions = [one for one in dates_in(text, year=context.year) if not one.kind.recurs]
    start: int | None = None
    for at, mention in enumerate(mentions):
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        if following and _RANGE.fullmatch(text[mention.end : following.start]):
            start = mention.start if start is None else start
            continue
        begin, start = (mention.start if start is None else start), None
        if _is_meant(mention, text, context):
            end, date = _part_of_month(mention, text)
            yield found(begin, text[begin:end], context, "date", date=date)


def _part_of_month(mention: DateMention, text: str) -> tuple[int, dt.date | None]:
    """Where the mention ends and its last day, also for 11月中旬 and 11月初."""
    part = _PART.match(text, mention.end) if mention.kind is DateKind.MONTH else None
    if part is None:
        return mention.end, mention.last
    day = _PARTS.get(part["part"])
    return part.end(), mention.last.replace(day=day) if mention.last and day else mention.last


def _is_meant(mention: DateMention, text: str, context: Context) -> bool:
    """Whether the mention is a limit: 2025年 alone only where it is the whole cell."""
    if mention.kind is DateKind.YEAR:
        return context.in_cell and not text.replace(mention.text, "").strip("度内")
    if mention.last is not None and not 2000 <= mention.last.year <= 2100:
        return False
    if _STARTS.match(text, mention.end):
        return False
    part = _PART.match(text, mention.end)
    if part and part.group().endswith("前"):
        return True
    if context.in_cell or mention.before or mention.kind in _ENDS:
        return True
    return mention.kind in _OF_A_YEAR and bool(
        mention.text.endswith(("末", "底")) or _DONE.match(text, mention.end)
    )
