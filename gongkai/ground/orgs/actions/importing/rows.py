"""Doing one row after the other, each in a savepoint of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import transaction

from gongkai.ground.core.errors import Refusal

from ...rules.sheets import Line, Outcome


def attempt(line: Line, name: str, do: Callable[[], Outcome]) -> Outcome:
    """What ``do`` says of the row, or the reason why the row cannot be taken."""
    try:
        with transaction.atomic():
            return do()
    except Refusal as refusal:
        said = "".join(reason.sentence for reason in refusal.reasons)
        return Outcome(line.row, name, "error", said)


def said_changes(changes: Mapping[str, tuple[object, object]]) -> str:
    """简称：没有 → 区文旅局；排序：10 → 20"""
    return "；".join(
        f"{label}：{before or '没有'} → {after or '没有'}"
        for label, (before, after) in changes.items()
    )
