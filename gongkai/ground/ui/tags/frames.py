"""Parts of the frames: menus and panels from slots, and what just happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gongkai.ground.ui import slots
from gongkai.ground.ui.remembered import kept, known, must_be_fresh

FIRST_PAGES = {"/", "/desk/"}
OWN = "desk.menu"  # a person's own: with counts
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


@dataclass(frozen=True, slots=True)
class Menu:
    """The entries of a menu; ``waits``: their counts come by themselves when the page is there."""

    entries: list[Shown]
    waits: bool = False


def menu(context: Context, name: str) -> Menu:
    """The entries of the menu slot ``name``, with the current one marked."""
    request = context.get("request")
    if request is None:
        return Menu([])
    items, waits = _items(request, name)
    path = getattr(request, "menu_path", request.path)
    here = max((item.url for item in items if _is_under(path, item.url)), key=len, default=None)
    return Menu([Shown(item, _current(path, item.url, here)) for item in items], waits)


def _items(request: Any, name: str) -> tuple[list[slots.MenuItem], bool]:
    """The entries, and whether they still lack their counts.

    Those of a person's own menu are kept for a moment with their counts. Where none are kept, a
    page does not wait for them: the browser asks for them next (``desk:menu``), unless the person
    has just acted or sees on this page what they count.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return slots.collect(name, request), False
    unit = getattr(getattr(request, "unit", None), "pk", "")
    key = f"{name}:{user.pk}:{unit}"
    found = known(request, key)
    if found is None and _may_wait(request, name):
        sure = (item for item in slots.collect(name, request) if item.only_if is None)
        return [replace(item, count=None) for item in sure], True
    return found or kept(key, _counted(name, request)), False


def _counted(name: str, request: Any) -> list[slots.MenuItem]:
    found = (item.counted() for item in slots.collect(name, request))
    return [item for item in found if item is not None]


def _may_wait(request: Any, name: str) -> bool:
    if name != OWN or not settings.FRAME_SECONDS or must_be_fresh(request):
        return False
    return not hasattr(request, "menu_path")  # then it is the counts that are asked for


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
