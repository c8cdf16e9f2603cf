"""What a publication is of: the room that owns the records of a kind says where each is edited."""

from __future__ import annotations

from collections.abc import Callable

_addresses: dict[str, Callable[[int], str]] = {}


def register(kind: str, address: Callable[[int], str]) -> None:
    """``address(record_id)`` gives the record's page on the desk; who may not see it gets 404."""
    _addresses[kind] = address


def address_of(kind: str, record_id: int) -> str:
    """The record's page on the desk; empty where its room has none."""
    address = _addresses.get(kind)
    return address(record_id) if address is not None else ""
