"""How the pages of this room answer, and how they find an item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import done, sent, status_of
from gongkai.ground.ui.formbase import Form

from ...models import Item
from ...queries.items import items_of

HOME = ("政府信息", "/desk/items/")
Way = Iterable[tuple[str, str]]


def item_of(request: StaffRequest, pk: int, verb: str = "") -> Item:
    """An item that the person may see (and, with ``verb``, do that with), or 404."""
    found = get_object_or_404(items_of(request.user), pk=pk)
    if verb and not orgs.works_for(request.user, verb, found.unit_id):
        return get_object_or_404(Item.objects.none(), pk=pk)
    return found


def way_of(item: Item) -> list[tuple[str, str]]:
    """The crumbs to an item."""
    return [HOME, (item.title, reverse("items:item", args=[item.pk]))]


def both(request: HttpRequest) -> tuple[Any, ...]:
    """The same with files."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def form_page(
    request: HttpRequest, form: Form, *, title: str, button: str, back: str, way: Way, **more: Any
) -> HttpResponse:
    """The page of a form. ``more``: ``hints`` (sentences), ``danger``, ``multipart``."""
    values = {"form": form, "title": title, "button": button, "back": back, "way": way} | more
    return render(request, "items/staff/form.html", values, status=status_of(form))


__all__ = ["HOME", "both", "done", "form_page", "item_of", "sent", "way_of"]
