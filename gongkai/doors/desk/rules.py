"""What the desk's first page says: greeting, groups of to-dos, the one sentence at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

SOON_DAYS = 3  # as in the legend of every list: three days left is soon

_GREETINGS = (
    (time(5), "夜深了"),
    (time(9), "早上好"),
    (time(11, 30), "上午好"),
    (time(13, 30), "中午好"),
    (time(18), "下午好"),
    (time(23), "晚上好"),
)


class Item(Protocol):
    """What the desk needs to know of a to-do; see ``ui.todo.TodoItem``."""

    @property
    def due(self) -> date | None: ...
    @property
    def light(self) -> str: ...
    @property
    def light_label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One to-do with its sign: ``late``, ``soon``, ``go`` or ``wait``, and the words beside it.

    ``first``: overdue or due today, what the headline counts.
    """

    item: Item
    light: str
    words: str
    first: bool


@dataclass(frozen=True, slots=True)
class Group:
    """To-dos under one heading."""

    light: str
    heading: str
    lines: tuple[Line, ...]


def greeting(at: time) -> str:
    """The greeting for this time of the day."""
    return next((words for until, words in _GREETINGS if at < until), "夜深了")


def light_of(due: date | None, today: date) -> str:
    """``late``, ``soon`` (today and the next three days) or ``go``."""
    if due is None:
        return "go"
    if due < today:
        return "late"
    return "soon" if (due - today).days <= SOON_DAYS else "go"


def days_words(due: date | None, today: date) -> str:
    """How much time is left, as on the sign beside each to-do."""
    if due is None:
        return "没有期限"
    days = (due - today).days
    if days < 0:
        return f"已超 {-days} 天"
    return "今天到期" if days == 0 else f"还剩 {days} 天"


def line_of(item: Item, today: date) -> Line:
    """The sign of one to-do: its own if the room gave one, else what follows from the due day."""
    stopped = item.light == "wait"
    first = item.due is not None and item.due <= today and not stopped
    light = item.light or light_of(item.due, today)
    words = item.light_label or ("暂停计时" if stopped else days_words(item.due, today))
    return Line(item, light, words, first)


def in_groups(items: Sequence[Item], today: date) -> list[Group]:
    """``items`` by due day within late, soon and later; empty groups are left out."""
    lines = [line_of(item, today) for item in sorted(items, key=lambda item: item.due or date.max)]
    groups = (
        Group("late", "已经超期", tuple(line for line in lines if line.light == "late")),
        Group("soon", "快到期", tuple(line for line in lines if line.light == "soon")),
        Group("go", "以后办", tuple(line for line in lines if line.light in {"go", "wait"})),
    )
    return [group for group in groups if group.lines]


def headline(items: Sequence[Item], today: date) -> str:
    """The sentence after the greeting: what comes first today."""
    if not items:
        return "现在没有等您办的事。"
    first = sum(line_of(item, today).first for item in items)
    if first:
        return f"今天先办前 {first} 件。"
    return f"有 {len(items)} 件要办，今天没有到期的。"
