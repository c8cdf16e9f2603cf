"""What a case is about: the room that owns the records of a kind says where each stands.

``review`` knows no record; all that it shows of one comes through ``register``.
"""

from __future__ import annotations

from collections.abc import Callable

from gongkai.ground.core.errors import Reason

Address = Callable[[int], str]
Gate = Callable[[int], list[Reason]]
Hints = Callable[[int], list[str]]

_addresses: dict[str, Address] = {}
_gates: dict[str, Gate] = {}
_hints: dict[str, Hints] = {}


def register(
    kind: str, address: Address, gate: Gate | None = None, hints: Hints | None = None
) -> None:
    """``address(record_id)`` gives the record's page on the desk; who may not see it gets 404.

    ``gate(record_id)`` gives every reason why the record may neither be sent to review nor pass its
    last stage yet: what it lacks, what a check found and nobody settled.
    ``hints(record_id)`` gives sentences on what a reviewer should look at; they stop nothing.
    """
    _addresses[kind] = address
    if hints is not None:
        _hints[kind] = hints
    if gate is not None:
        _gates[kind] = gate


def reasons_against(kind: str, record_id: int) -> list[Reason]:
    """What the record's own room says against reviewing it as it is."""
    gate = _gates.get(kind)
    return gate(record_id) if gate is not None else []


def hints_on(kind: str, record_id: int) -> list[str]:
    """What the record's own room asks reviewers to look at."""
    hints = _hints.get(kind)
    return hints(record_id) if hints is not None else []


def address_of(kind: str, record_id: int) -> str:
    """The record's page on the desk; empty where its room has none."""
    address = _addresses.get(kind)
    return address(record_id) if address is not None else ""
