"""What holds proof, and who may see it: said by the room whose model it is.

A room calls ``register`` when Django starts (in its ``slots.py``). Proof has no scope of its own:
it is seen by whoever sees its holder, and by nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

Visible = Callable[[Any, int], bool]
Hold = Callable[[Collection[int]], None]

_holders: dict[str, Visible] = {}
_locks: dict[str, Hold] = {}


def register(kind: str, visible: Visible, hold: Hold | None = None) -> None:
    """``kind`` is the holding model's label_lower; ``visible(user, holder_id)`` says who sees it.

    The answer must be False for a holder that does not exist, and for a person without an account.
    A room that locks rows when it hears of ``signals.flagged`` gives ``hold(holder_ids)``, which
    locks them all, in its own order: it is called before the first of the signals is sent.
    """
    _holders[kind] = visible
    _locks.pop(kind, None)
    if hold is not None:
        _locks[kind] = hold


def is_known(kind: str) -> bool:
    """Whether a room has said who sees holders of this kind."""
    return kind in _holders


def hold(kind: str, holder_ids: Collection[int]) -> None:
    """Let the room of these holders lock what it will change."""
    if kind in _locks:
        _locks[kind](holder_ids)


def may_see(user: Any, kind: str, holder_id: int) -> bool:
    """Whether ``user`` may see this holder; False where no room answers for its kind."""
    visible = _holders.get(kind)
    return visible is not None and visible(user, holder_id)
