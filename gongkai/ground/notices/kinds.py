"""The kinds of notices. A room declares its own at start-up, in its ``slots.py``."""

from __future__ import annotations

from dataclasses import dataclass

from .enums import Channel


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind: its code (``room.name``), its Chinese label, the channels it takes by default."""

    code: str
    label: str
    channels: tuple[Channel, ...] = (Channel.EMAIL,)


_kinds: dict[str, NoticeKind] = {}


def declare(code: str, label: str, *, channels: tuple[Channel, ...] = (Channel.EMAIL,)) -> None:
    """Make a kind known, so that people can choose how it reaches them."""
    _kinds[code] = NoticeKind(code, label, channels)


def declared() -> list[NoticeKind]:
    """All kinds, by code."""
    return [_kinds[code] for code in sorted(_kinds)]


def kind_of(code: str) -> NoticeKind:
    """The kind called ``code``; one that nobody declared goes to the inbox only."""
    return _kinds.get(code) or NoticeKind(code, "其他消息", channels=())


HINTS = "notices.hints"
declare(HINTS, "使用提示", channels=())  # how to use the house: not worth a mail
