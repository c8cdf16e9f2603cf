"""What becomes of a delivery after one attempt.

The rule of the house: only a *certain* non-delivery is tried again by itself. Where the other side
may have received the message, a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

# Waits before the second, third ... attempt.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
MOST_TRIES = len(BACK_OFF) + 1
# An attempt without a result after this time belonged to a process that is gone.
LOST_AFTER = timedelta(minutes=10)


class Result(Enum):
    """What the sender knows after one attempt."""

    DELIVERED = "delivered"
    NOT_DELIVERED = "not delivered"  # certain: the other side never got it; try again later
    REFUSED = "refused"  # certain and lasting: trying again would not help
    UNCERTAIN = "uncertain"  # it may have arrived
    NO_ADDRESS = "no address"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one attempt, and why as a Chinese sentence (without personal data)."""

    result: Result
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """The state that follows, and after which wait a new attempt may be made."""

    state: str
    wait: timedelta | None = None


def after_attempt(result: Result, *, tries: int) -> Next:
    """The state after attempt number ``tries`` (1-based) ended with ``result``."""
    if result is Result.DELIVERED:
        return Next("sent")
    if result is Result.UNCERTAIN:
        return Next("unknown")
    if result is Result.NO_ADDRESS:
        return Next("skipped")
    if result is Result.NOT_DELIVERED and tries < MOST_TRIES:
        return Next("waiting", BACK_OFF[tries - 1])
    return Next("failed")


# What a person may decide, by the state in which the delivery stands.
DECISIONS: dict[str, frozenset[str]] = {
    "waiting": frozenset({"drop"}),
    "claimed": frozenset(),
    "sent": frozenset(),
    "failed": frozenset({"resend", "drop"}),
    "unknown": frozenset({"resend", "drop"}),
    "skipped": frozenset({"resend"}),
}


def may_decide(decision: str, state: str) -> bool:
    """Whether a person may ``resend`` or ``drop`` a delivery in ``state``."""
    return decision in DECISIONS[state]
