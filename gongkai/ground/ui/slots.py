"""Places in the frames where higher rooms hang something, without the frame knowing them.

A room's ``slots.py`` is found by itself and calls ``register``. Names in use:

- ``desk.menu``, ``portal.menu``: ``MenuItem``
- ``desk.todo``: ``ui.todo.TodoItem``
- ``portal.home``, ``record.panel``: ``Panel``
- ``portal.head``: ``Panel``, labels of the site in the head of each public page
- ``portal.doors``: ``Door``, the large entrances of the home page
- ``portal.map``: ``MenuItem``, further lines of the site map
- ``portal.maps``: ``MenuItem``, further maps that robots.txt names for machines
- ``catalogue.entry``: ``Panel`` on the page of an entry (``request.entry``)
- ``portal.unit``: ``Panel`` on the public page of a unit (``request.shown_unit``)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest

Provider = Callable[[HttpRequest], Any]

_providers: dict[str, list[Provider]] = {}


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of a menu. ``count`` is shown in red and read as "N 件"; smaller ``order`` first.

    What has to be counted in the database is given as a function: a page that need not show it at
    once does not wait for it. The entry is marked as current on ``url`` and everything below it.
    """

    label: str
    url: str
    order: int = 100
    count: int | Callable[[], int] | None = None
    only_if: Callable[[], bool] | None = None  # asked together with the count

    def counted(self) -> MenuItem | None:
        """The same with its count worked out; None for an entry that is not there at all."""
        if self.only_if is not None and not self.only_if():
            return None
        count = self.count() if callable(self.count) else self.count
        return replace(self, count=count or None, only_if=None)


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of a page: a template and what it needs. It is rendered with the page's context."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    order: int = 100


@dataclass(frozen=True, slots=True)
class Door:
    """A large entrance of the home page: one character, a verb, a name, one true sentence."""

    character: str
    verb: str
    name: str
    url: str
    hint: str = ""
    order: int = 100


def register(name: str, provider: Provider) -> None:
    """Hang ``provider`` into the slot ``name``; the same provider counts once.

    ``provider(request)`` returns an item, an iterable of items, or None.
    """
    providers = _providers.setdefault(name, [])
    if provider not in providers:
        providers.append(provider)


def collect(name: str, request: HttpRequest) -> list[Any]:
    """All items of the slot for this request, by ``order``, then as registered."""
    items = [item for provider in _providers.get(name, []) for item in _items(provider(request))]
    return sorted(items, key=lambda item: getattr(item, "order", 100))


def _items(given: Any) -> Iterable[Any]:
    if given is None:
        return ()
    return given if isinstance(given, list | tuple | set) else _one_or_many(given)


def _one_or_many(given: Any) -> Iterable[Any]:
    return given if hasattr(given, "__next__") or hasattr(given, "model") else (given,)
