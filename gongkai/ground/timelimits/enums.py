"""The words of this room, each with what people read."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    """In what an amount is counted. 预算法 counts days, 条例 working days: they are never mixed."""

    WORKDAY = "workday"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @property
    def label(self) -> str:
        """As it follows a figure: 20 个工作日."""
        return {"workday": "个工作日", "day": "日", "month": "个月", "year": "年"}[self.value]


class Nature(StrEnum):
    """What kind of bound a limit is."""

    AT_MOST = "at_most"  # within 20 working days
    AT_LEAST = "at_least"  # a window of no less than 30 days
    BY_DATE = "by_date"  # by 31 January
    EVERY = "every"  # monthly, quarterly
    DUTY = "duty"  # must be public; the law gives no count

    @property
    def label(self) -> str:
        """What the table of limits says."""
        return {
            "at_most": "最迟",
            "at_least": "不少于",
            "by_date": "截止日",
            "every": "定期",
            "duty": "应当公开",
        }[self.value]


class Mark(StrEnum):
    """How sure a row is. Only verified rows may be called statutory to a citizen."""

    VERIFIED = "V"
    PARTLY = "P"
    STATED = "S"
    MEMORY = "M"
    OFFICE = "O"

    @property
    def label(self) -> str:
        """What the table of limits says."""
        return {
            "V": "已核对原文",
            "P": "见于公开转引",
            "S": "见于工作要点",
            "M": "待核对，请勿称作法定",
            "O": "本地登记",
        }[self.value]


class FirstDay(StrEnum):
    """Whether the day of the event counts. 条例 does not say; practice begins on the next day."""

    NEXT = "next"
    SAME = "same"


class State(StrEnum):
    """Where a clock stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """What people read."""
        return {
            "waiting": "尚未起算",
            "running": "计时中",
            "paused": "暂停计时",
            "stopped": "已办结",
        }[self.value]
