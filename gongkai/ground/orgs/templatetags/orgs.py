"""How this room's pages write things."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def indent(depth: int) -> str:
    """The sign before a unit of the tree: as far in as it stands below."""
    return "　" * (depth - 1) + "└ "
