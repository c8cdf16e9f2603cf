"""Deeds without arguments, for processes that are killed in the middle of them."""

from __future__ import annotations

from gongkai.ground.notices.actions import deliver_due


def deliver() -> None:
    deliver_due()
