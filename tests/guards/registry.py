"""Example records for the addresses that name one: a new address wants a line in ``examples/``.

``@example("room:address", seen_by="office")`` stands before a function that makes, in the guards'
small district, a record which our unit owns (with ``MARK`` in what people read of it) and returns
the address's arguments (and, under ``query``, what follows the question mark). ``seen_by`` names
who of the district may open it, so that a 404 for the stranger is no accident.
``@rows("room:list", seen_by="office")`` stands before a function that adds one row to a list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .world import World


@dataclass(frozen=True)
class Example:
    """How a record is made and who sees it."""

    make: Callable[[World], Any]
    seen_by: str


EXAMPLES: dict[str, Example] = {}
ROWS: dict[str, Example] = {}
SHOWN: dict[str, Callable[[World], Any]] = {}  # public addresses that name something

# Addresses whose argument names no record of a unit, each with its reason.
NAMES_NO_RECORD = {
    "api-unknown": "answers whatever the API does not have",
    "api_v1:assignment": "asks for a system's token: plans/test_api.py asks with foreign ones",
    "api_v1:parts": "the same",
    "api_v1:report": "the same",
    "api_v1:put_item": "asks for a system's token: items/test_api.py asks with foreign ones",
    "api_v1:get_item": "the same",
    "items:new": "names the kind of item to be written",
    "openid_connect_login": "names the provider of single sign-on",
    "openid_connect_callback": "names the provider of single sign-on",
}
# Pages that show rows which nobody adds to, each with its reason.
FIXED_ROWS = {
    "catalogue:guides": "one line for each unit of the person",
    "orgs:role-list": "the roles are given",
    "ui:parts": "shows the parts of the interface with made-up rows",
}


def example(*names: str, seen_by: str) -> Callable[[Callable[[World], Any]], Any]:
    """Register the maker of an example record for the addresses ``names``."""

    def register(make: Callable[[World], Any]) -> Callable[[World], Any]:
        EXAMPLES.update(dict.fromkeys(names, Example(make, seen_by)))
        return make

    return register


def shown(*names: str) -> Callable[[Callable[[World], Any]], Any]:
    """Register the maker of something public for the public addresses ``names``."""

    def register(make: Callable[[World], Any]) -> Callable[[World], Any]:
        SHOWN.update(dict.fromkeys(names, make))
        return make

    return register


def rows(*names: str, seen_by: str) -> Callable[[Callable[[World], Any]], Any]:
    """Register the maker of one more row for the lists ``names``."""

    def register(make: Callable[[World], Any]) -> Callable[[World], Any]:
        ROWS.update(dict.fromkeys(names, Example(make, seen_by)))
        return make

    return register
