"""Which proof an assignment stands on: that of the latest report that carried any."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .events import Event, in_force

CARRY = frozenset({"report", "submit"})  # the steps that may bring proof


def carriers(events: Iterable[Event]) -> list[int]:
    """Numbers of the steps in force that may have brought proof, the latest last."""
    return [event.number for event in in_force(tuple(events)) if event.verb in CARRY]


def is_flagged(
    events: Iterable[Event], proved: Collection[int], withdrawn: Collection[int]
) -> bool:
    """Whether the proof that the assignment stands on was withdrawn, in part or in whole.

    ``proved`` and ``withdrawn`` are numbers of steps: those with any proof, those of which one
    proof was withdrawn. Only the latest report with proof counts: reporting anew with other proof
    replaces what was withdrawn, and taking that report back brings the flag back.
    """
    latest = next((number for number in reversed(carriers(events)) if number in proved), None)
    return latest is not None and latest in withdrawn
