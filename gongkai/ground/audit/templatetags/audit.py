"""``{% history record %}``: what was done to one record, on that record's own page."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model

from ..queries import SHOWN, history_of

register = template.Library()


@register.inclusion_tag("audit/history.html")
def history(record: Model, most: int = SHOWN) -> dict[str, Any]:
    """The last ``most`` entries about ``record``. Whoever may open the page may read them."""
    return {"entries": history_of(record)[:most]}
