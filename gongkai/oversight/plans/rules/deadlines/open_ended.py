"""What has no due day: 长期坚持, and what holds while something lasts (疫情防控期间)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.oversight.plans.rules.deadlines.context import Context, Found, found

_ONGOING = re.compile(
    r"长期(?:坚持|落实|公示|执行|推进|开展|公开|有效|保持)?|"
    r"持续(?:推进|坚持|开展|实施|优化|落实|进行|公开|更新|推动)?|"
    r"常态化?(?:推进|开展|坚持|落实|进行|实施|工作)?|全年(?:推进|开展|坚持|落实|持续)?|常年(?:坚持|开展)?|"
    r"经常性|贯穿全年|(?:一直)?坚持推进|日常(?:工作|开展)"
)
_CHANGING = re.compile(r"(?:实时|动态|随时|及时|即时)(?:更新|调整|公开|推进|发布)?")
_WHILE = re.compile(
    r"(?:在|于)?(?:(?P<event>[^，。；、：]{2,16}?)期间"
    r"|(?P<season>主?汛期|[采供]暖[期季]|防火期|禁渔期|招生季|毕业季)(?:内|中)?(?![前后初末]))"
)


def lasting(text: str, context: Context) -> Iterator[Found]:
    """Only in a deadline cell: in a sentence 持续 and 期间 say how, not by when."""
    if not context.in_cell:
        return
    for match in _WHILE.finditer(text):
        event = match["event"] or match["season"]
        yield found(match.start(), match.group(), context, "while", event=event)
    for match in _ONGOING.finditer(text):
        yield found(match.start(), match.group(), context, "ongoing")


def changing(text: str, context: Context) -> Iterator[Found]:
    """动态更新 alone in a cell: to be kept up to date, with no due day."""
    if context.in_cell:
        for match in _CHANGING.finditer(text):
            yield found(match.start(), match.group(), context, "ongoing")
