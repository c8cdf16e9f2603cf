"""Records that other rooms may name as proof, without the rooms knowing each other.

A room that has something to show registers a ``Kind`` in its ``slots.py``; whoever collects proof
(a task, a rectification) keeps reference, title, address and content hash of what was linked, never
a copy. When such a record is withdrawn, its room sends ``withdrawn``, and whoever holds a link to
it flags that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.dispatch import Signal

# A linked record no longer holds. Sent inside the transaction that withdraws it. Arguments:
# ``kind`` (str), ``reference`` (str), ``reason`` (str, a Chinese sentence without the final mark).
withdrawn = Signal()
# It holds again (the withdrawal was taken back). Arguments: ``kind``, ``reference``.
restored = Signal()


@dataclass(frozen=True, slots=True)
class Linked:
    """What is kept of a linked record. ``address`` is one of our own, beginning with a slash."""

    kind: str
    reference: str
    title: str
    address: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that may be linked.

    ``get(user, reference)`` gives the record if ``user`` may see it and it holds (was not
    withdrawn), else None; a reference may be any text. ``find(user, words)`` gives at most twenty
    of them, the newest first; ``words`` may be "". ``code`` has no "|".
    """

    code: str
    label: str
    get: Callable[[Any, str], Linked | None]
    find: Callable[[Any, str], list[Linked]]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known."""
    _kinds[kind.code] = kind


def kinds() -> list[Kind]:
    """All kinds, by code."""
    return [_kinds[code] for code in sorted(_kinds)]


def kind_of(code: str) -> Kind | None:
    """The kind called ``code``; None for one whose room is not installed (any more)."""
    return _kinds.get(code)
