"""Names of shelves: ``unit:5`` is a list that has a name, an address and a feed.

A room that places records registers the kinds of shelves it has, in ``slots``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

SHELF = re.compile(r"[a-z]{2,12}:[0-9a-z-]{1,40}")


@dataclass(frozen=True, slots=True)
class ShelfKind:
    """``code`` is the part before the colon; ``name_of`` gives the name for the part after it, or
    None where there is no such list; ``address_of`` its page, if it has one."""

    code: str
    name_of: Callable[[str], str | None]
    address_of: Callable[[str], str]


_kinds: dict[str, ShelfKind] = {}


def register(kind: ShelfKind) -> None:
    """Make a kind of shelf known."""
    _kinds[kind.code] = kind


def shelf(code: str, key: object) -> str:
    """The name under which a publication is placed."""
    return f"{code}:{key}"


def name_of(code: str, key: str) -> str | None:
    """The list's name for people; None where there is none."""
    kind = _kinds.get(code)
    return kind.name_of(key) if kind is not None and SHELF.fullmatch(f"{code}:{key}") else None


def address_of(code: str, key: str) -> str:
    """The list's page; the home page where it has none."""
    kind = _kinds.get(code)
    return kind.address_of(key) if kind is not None else "/"
