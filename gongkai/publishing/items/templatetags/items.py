"""Words and signs of the room's pages."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from gongkai.ground.ui import leaving
from gongkai.ground.ui.tags.fields import control
from gongkai.ground.ui.tags.signs import state

from ..queries.items import SIGNS, Row
from ..rules.cleaning import clean
from ..rules.kinds import kind_of

register = template.Library()
register.filter("control", control)
GRADE_SIGNS = {"sure": "late", "likely": "soon", "possible": "wait"}


@register.filter
def item_state(row: Row) -> SafeString:
    """Where an item stands, with its shape."""
    return state(row.word, SIGNS.get(row.state, "off"))


@register.filter
def kind_word(code: str) -> str:
    """The label of a kind."""
    return kind_of(code).label


@register.filter
def grade_state(grade: str) -> SafeString:
    """How sure a finding is."""
    words = {"sure": "确定", "likely": "很可能", "possible": "可能"}
    return state(words[grade], GRADE_SIGNS[grade])


@register.filter
def way_out(url: str) -> str:
    """The address of a link: through the leaving notice where it leads to another site."""
    return leaving.address(url) if leaving.is_elsewhere(url) else url


@register.filter
def rich(body: str) -> SafeString:
    """A body as it is drawn: cleaned once more, whoever wrote the row."""
    return mark_safe(clean(body) if body else "")  # noqa: S308  (cleaned here)
