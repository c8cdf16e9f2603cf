"""What a case is about: the room that owns the records of a kind says where each stands.

``review`` knows no record; all that it shows of one comes through ``register``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.ground.core.errors import Reason

Address = Callable[[int], str]
Gate = Callable[[int], list[Reason]]
Hints = Callable[[int], list[str]]


@dataclass(frozen=True, slots=True)
class _Kind:
    address: Address
    gate: Gate | None
    hints: Hints | None


_kinds: dict[str, _Kind] = {}


def register(
    kind: str, address: Address, gate: Gate | None = None, hints: Hints | None = None
) -> None:
    """``address(record_id)`` gives the record's page on the desk; who may not see it gets 404.

    ``gate(record_id)`` gives every reason why the record may neither be sent to review nor pass its
    last stage yet: what it lacks, what a check found and nobody settled.
    ``hints(record_id)`` gives sentences on what a reviewer should look at; they stop nothing.
    """
    _kinds[kind] = _Kind(address, gate, hints)


def reasons_against(kind: str, record_id: int) -> list[Reason]:
    """What the record's own room says against reviewing it as it is."""
    known = _kinds.get(kind)
    return known.gate(record_id) if known is not None and known.gate is not None else []


def hints_on(kind: str, record_id: int) -> list[str]:
    """What the record's own room asks reviewers to look at."""
    known = _kinds.get(kind)
    return known.hints(record_id) if known is not None and known.hints is not None else []


def address_of(kind: str, record_id: int) -> str:
    """The record's page on the desk; empty where its room has none."""
    known = _kinds.get(kind)
    return known.address(record_id) if known is not None else ""
