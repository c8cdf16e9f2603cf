"""What one mention of a date says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateKind(StrEnum):
    """How the text names the time. From ``weekly`` on it comes again and again."""

    DAY = "day"  # 2025年6月26日
    MONTH = "month"  # 2025年6月
    MONTH_END = "month_end"  # 6月底前
    QUARTER = "quarter"  # 第一季度
    HALF_YEAR = "half_year"  # 上半年
    YEAR = "year"  # 2025年
    YEAR_END = "year_end"  # 年底前, 年内
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"  # 每月, 按月, 每月10日前
    QUARTERLY = "quarterly"  # 每季度, 按季度
    HALF_YEARLY = "half_yearly"  # 每半年
    YEARLY = "yearly"  # 每年, 每年6月底前

    @property
    def recurs(self) -> bool:
        """Whether it comes again: such a mention has no single day."""
        return self.value.endswith("ly")


@dataclass(frozen=True, slots=True)
class DateMention:
    """One mention: ``text`` is ``source[start:end]``, unchanged.

    ``first`` and ``last`` bound the time that is meant (both days belong to it). Both are None
    where the kind recurs, or where the text gives no year and none was passed.
    ``before`` is true for 前, 以前, 内 (a latest day). ``year_given`` tells whether the text itself
    names the year. ``month`` and ``day`` are what the text names, else None.
    """

    text: str
    start: int
    end: int
    kind: DateKind
    first: date | None
    last: date | None
    before: bool = False
    year_given: bool = False
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The last day that is meant: 30 June for 6月底前, 31 December for 年底前."""
        return self.last

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``quarter``, ``half_year`` or ``year``."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        return _PRECISION.get(self.kind, "year")


_PRECISION = {
    DateKind.DAILY: "day",
    DateKind.WEEKLY: "day",
    DateKind.MONTHLY: "month",
    DateKind.QUARTER: "quarter",
    DateKind.QUARTERLY: "quarter",
    DateKind.HALF_YEAR: "half_year",
    DateKind.HALF_YEARLY: "half_year",
}
