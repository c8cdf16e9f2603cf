"""When a column is stale: 《政府网站与政务新媒体检查指标》(国办秘函〔2019〕19号).

动态、要闻 2 weeks, 通知公告 and 政策文件 6 months; blank columns count apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gongkai.ground.timelimits.rules.limits import months_after

Freshness = Literal["blank", "stale", "soon", "fresh"]
WORDS: dict[str, str] = {
    "blank": "空白",
    "stale": "超期未更新",
    "soon": "快要超期",
    "fresh": "正常",
}
SIGNS: dict[str, str] = {"blank": "late", "stale": "late", "soon": "soon", "fresh": "go"}


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a column may stand still, and how many days before its end people are warned."""

    days: int = 0
    months: int = 0
    warn: int = 0

    def last_day(self, updated: date) -> date | None:
        """The last day on which it still counts as updated; None where it never ages."""
        if self.months:
            return months_after(updated, self.months)
        return updated + timedelta(days=self.days) if self.days else None


RULES: dict[str, Rule] = {
    "news": Rule(days=14, warn=4),
    "notice": Rule(months=6, warn=30),
    "policy": Rule(months=6, warn=30),
    "fixed": Rule(),
}


def freshness(kind: str, updated: date | None, today: date) -> Freshness:
    """How a column of this kind stands that was last updated on that day."""
    if updated is None:
        return "blank"
    last = RULES[kind].last_day(updated)
    if last is None:
        return "fresh"
    if today > last:
        return "stale"
    return "soon" if today > last - timedelta(days=RULES[kind].warn) else "fresh"
