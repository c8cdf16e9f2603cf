"""Links that leave the site."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

from gongkai.ground.ui import leaving


def outbound(html: str) -> SafeString:
    """Rich text (already cleaned) whose links to other sites lead through the leaving notice."""
    return mark_safe(leaving.rewrite(str(html)))  # noqa: S308  (cleaned when stored; only links change)
