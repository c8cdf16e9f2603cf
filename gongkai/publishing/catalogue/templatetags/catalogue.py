"""Words and signs of the room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from gongkai.ground.ui.tags.fields import control
from gongkai.ground.ui.tags.signs import state

from ..rules.clock import LIGHTS
from ..rules.freshness import SIGNS, WORDS
from ..rules.shown import levels_of, mode_of

register = template.Library()
register.filter("control", control)
LIGHT_SIGNS = {"late": "late", "soon": "soon", "never": "wait", "fine": "go"}


@register.filter
def entry_light(light: str) -> SafeString:
    """The light's word with its shape."""
    return state(LIGHTS[light], LIGHT_SIGNS[light])


@register.filter
def column_state(code: str) -> SafeString:
    """How fresh a column is."""
    return state(WORDS[code], SIGNS[code])


@register.filter
def mode_words(row: Mapping[str, Any]) -> str:
    """主动公开, 依申请公开."""
    return mode_of(row)


@register.filter
def level_words(levels: Iterable[str]) -> str:
    """县级、乡级."""
    return levels_of(levels)


@register.filter
def under(mapping: Mapping[str, Any], key: str) -> Any:
    """The value of a key that a variable names."""
    return mapping.get(key, "")
