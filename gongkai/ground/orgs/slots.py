"""What this room hangs elsewhere: its menu lines, and unit names for the audit page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.ui import slots

from .models import Unit

_MENU = (
    ("orgs.manage_units", "单位", "orgs:unit-list"),
    ("orgs.manage_people", "人员", "orgs:person-list"),
    ("orgs.manage_roles", "角色权限", "orgs:role-list"),
)


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """The pages that the person may open, after those of business."""
    return [
        slots.MenuItem(label, reverse(name), order=800 + number)
        for number, (verb, label, name) in enumerate(_MENU)
        if request.user.has_perm(verb)
    ]


def unit_names(request: HttpRequest) -> list[tuple[int, str]]:
    """All units by name, closed ones too: the log speaks of them."""
    return [(unit.pk, unit.name) for unit in Unit.objects.all()]


slots.register("desk.menu", menu)
slots.register("audit.units", unit_names)
