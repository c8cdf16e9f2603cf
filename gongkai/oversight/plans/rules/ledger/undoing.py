"""Which step may be taken back, by whom, how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from gongkai.ground.core.errors import Reason

from .events import Event, in_force
from .sentences import DEEDS
from .states import NOT_UNDONE, UNDO_WITHIN


def last_step(events: Sequence[Event]) -> Event | None:
    """The last step in force; None for one that has just been undone (a step of its own)."""
    if events and events[-1].verb == "undo":
        return None
    valid = in_force(tuple(events))
    return valid[-1] if valid else None


def why_not_undone(last: Event | None, by_id: int, moment: datetime) -> Reason | None:
    """Why the person cannot take the last step back; None when they can."""
    if last is None or last.verb in NOT_UNDONE:
        return Reason("nothing_to_undo", "现在没有可以撤销的步骤。")
    if last.by_id != by_id:
        return Reason(
            "not_yours", f"上一步是{last.by_name}办的（{DEEDS[last.verb]}），只有本人可以撤销。"
        )
    if moment - last.at > UNDO_WITHIN:
        return Reason("too_late", "已经过了十分钟，不能撤销了。需要更正的，请再办一步。")
    return None
