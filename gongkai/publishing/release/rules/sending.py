"""What becomes of a dispatch after one try, and whether it may be sent at all.

Publishing follows the house's rule: where the other side may have received it, a person decides.
Recalling is harmless twice and harmful never, so it is tried until it is certain.
"""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.notices.rules.delivering import BACK_OFF, Next, Result, after_attempt

PUBLISH, WITHDRAW = "publish", "withdraw"


def after_try(deed: str, result: Result, *, tries: int) -> Next:
    """The state that follows try number ``tries`` (from 1)."""
    if deed == WITHDRAW and result in (Result.UNCERTAIN, Result.NOT_DELIVERED):
        return Next("waiting", _wait(tries))
    return after_attempt(result, tries=tries)


def _wait(tries: int) -> timedelta:
    return BACK_OFF[min(tries, len(BACK_OFF)) - 1]
