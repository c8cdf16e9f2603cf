"""Parts of the frames: menus and panels from slots, and what just happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import get_messages
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gongkai.ground.ui import slots
from gongkai.ground.ui.remembered import remembered

FIRST_PAGES = {"/", "/desk/"}
SHAPES = {"warning": "soon", "error": "late"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A menu entry and whether the reader is there now: "page", "true" (below it) or ""."""

    item: slots.MenuItem
    current: str


def said(context: Context) -> dict[str, Any]:
    """The messages of the last action, each with the icon of its level."""
    request = context.get("request")
    messages = list(get_messages(request)) if request is not None else []
    return {"lines": [(message, SHAPES.get(message.level_tag, "ok")) for message in messages]}


def menu(context: Context, name: str) -> list[Shown]:
    """The entries of the menu slot ``name``, with the current one marked."""
    request = context.get("request")
    if request is None:
        return []
    items = _items(request, name)
    here = max(
        (item.url for item in items if _is_under(request.path, item.url)), key=len, default=None
    )
    return [Shown(item, _current(request.path, item.url, here)) for item in items]


def _items(request: Any, name: str) -> list[slots.MenuItem]:
    """The entries; those of a person's own menu, with their counts, are kept for a moment."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return slots.collect(name, request)
    unit = getattr(getattr(request, "unit", None), "pk", "")
    return remembered(request, f"{name}:{user.pk}:{unit}", lambda: slots.collect(name, request))


def slot(context: Context, name: str) -> list[Any]:
    """The items of any slot."""
    request = context.get("request")
    return slots.collect(name, request) if request is not None else []


def panel(context: Context, given: slots.Panel) -> SafeString:
    """Render a panel with the page's context under its own."""
    around = {str(name): value for name, value in context.flatten().items()}
    return render_to_string(given.template, around | given.context, context.get("request"))


def _is_under(path: str, url: str) -> bool:
    """A first page holds only itself; any other address ending in "/" holds all below it."""
    return path == url or (url.endswith("/") and url not in FIRST_PAGES and path.startswith(url))


def _current(path: str, url: str, here: str | None) -> str:
    if url != here:
        return ""
    return "page" if path == url else "true"
