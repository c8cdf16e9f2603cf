"""Where the present request comes from, so that actions need not know HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Origin:
    """The address and id of the request, and the unit in whose name the person works."""

    address: str = ""
    request_id: str = ""
    unit_id: int | None = None


_origin: ContextVar[Origin] = ContextVar("audit_origin", default=Origin())  # noqa: B039 (frozen)


def origin() -> Origin:
    """Where the present request comes from; empty for commands and the worker."""
    return _origin.get()


@contextmanager
def coming_from(here: Origin) -> Iterator[None]:
    """Everything recorded inside comes from ``here``."""
    token = _origin.set(here)
    try:
        yield
    finally:
        _origin.reset(token)


def working_for(unit_id: int | None) -> None:
    """Note the unit in whose name the present request is made, once it is known."""
    _origin.set(replace(_origin.get(), unit_id=unit_id))
