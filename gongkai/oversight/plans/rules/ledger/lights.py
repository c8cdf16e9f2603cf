"""The light of an assignment: shape, word and tint together, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .states import CANCELLED, CARRIED, DONE, SUBMITTED

WARNING_DAYS = 14  # before a last day; each plan may say otherwise

LATE, SOON, ON_TRACK, READY, WAITING, FINISHED, ENDED = (
    "late",
    "soon",
    "on_track",
    "ready",
    "waiting",
    "finished",
    "ended",
)
LABELS = {
    LATE: "已逾期",
    SOON: "快到期",
    ON_TRACK: "正常",
    READY: "都报了，等申请办结",
    WAITING: "待核验",
    FINISHED: "已完成",
    ENDED: "已撤销或结转",
}
# The kind of state word (ui) that goes with each light.
KINDS = {
    LATE: "late",
    SOON: "soon",
    ON_TRACK: "clock",
    READY: "soon",
    WAITING: "wait",
    FINISHED: "go",
    ENDED: "off",
}


@dataclass(frozen=True, slots=True)
class Light:
    """``code`` as above, ``kind`` of the state word, and the word that people read."""

    code: str
    kind: str
    word: str


def light_of(state: str, due: date | None, today: date, warning: int = WARNING_DAYS) -> Light:
    """The light today: red after the day, amber within ``warning`` days of it, else green."""
    code = code_of(state, due, today, warning)
    return Light(code, KINDS[code], _word(code, due, today))


def code_of(state: str, due: date | None, today: date, warning: int) -> str:
    """The code of the light alone, for those who count."""
    if state == DONE:
        return FINISHED
    if state in (CANCELLED, CARRIED):
        return ENDED
    if state == SUBMITTED:
        return WAITING
    if due is None:
        return READY  # every part has a day: none is open, and the unit has not asked for the end
    left = (due - today).days
    return LATE if left < 0 else SOON if left <= warning else ON_TRACK


def _word(code: str, due: date | None, today: date) -> str:
    if code not in (LATE, SOON, ON_TRACK) or due is None:
        return LABELS[code]
    left = (due - today).days
    if left < 0:
        return f"已逾期 {-left} 天"
    return f"还剩 {left} 天" if left else "今天到期"
