"""What the room's pages say about states and filters."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()

_TONES = {
    "open": "clock",
    "voting": "clock",
    "closed": "wait",
    "chosen": "go",
    "cancelled": "off",
    "proposed": "wait",
    "scheduled": "clock",
    "decided": "go",
    "set_aside": "off",
    "withdrawn": "off",
}


@register.filter
def case_tone(state: str) -> str:
    """The tint of a state of a competition or a matter."""
    return _TONES[state]


@register.filter
def filter_control(bound: BoundField) -> SafeString:
    """A control whose label stands beside it."""
    attrs: dict[str, Any] = {"class": "input"}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs=attrs)


@register.filter
def of_row(found: dict[int, list[Any]], pk: int) -> list[Any]:
    """What a dict of lists holds for one row."""
    return found.get(pk, [])
