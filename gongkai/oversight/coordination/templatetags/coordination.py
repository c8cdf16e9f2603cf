"""What the room's pages say about states and filters."""

from __future__ import annotations

from typing import Any

from django import template

from gongkai.ground.ui.tags.fields import control

register = template.Library()
register.filter("filter_control", control)

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
def of_row(found: dict[int, list[Any]], pk: int) -> list[Any]:
    """What a dict of lists holds for one row."""
    return found.get(pk, [])
