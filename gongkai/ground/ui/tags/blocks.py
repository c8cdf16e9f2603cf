"""Parts that stand around other parts."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString


def scroll(content: SafeString, label: str) -> SafeString:
    """``{% scroll "任务表" %} table {% endscroll %}``: a wide table scrolls here, by key too."""
    return format_html(
        '<div class="scroll" role="region" aria-label="{}" tabindex="0">{}</div>', label, content
    )


def note(content: SafeString, title: str = "", kind: str = "", level: int = 3) -> SafeString:
    """``{% note "要留意" kind="soon" %} ... {% endnote %}``. ``kind``: "", "soon" or "late"."""
    head = format_html("<h{0}>{1}</h{0}>", level, title) if title else ""
    return format_html(
        '<div class="note{}">{}{}</div>', f" note--{kind}" if kind else "", head, content
    )
