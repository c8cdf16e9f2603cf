"""Markup is filled as ``format_html`` fills it, whatever the values are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.ui.filling import filled, filled_each

VALUES: st.SearchStrategy[Any] = st.one_of(
    st.text(), st.integers(), st.booleans(), st.none(), st.dates(), st.text().map(mark_safe)
)


@given(st.lists(VALUES, min_size=2, max_size=2))
def test_it_agrees_with_format_html(values: list[Any]) -> None:
    template = '<a href="{}">{}</a>'
    assert filled(template, *values) == format_html(template, *values)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("<script>", "&lt;script&gt;"),
        ('"onload=', "&quot;onload="),
        ("'x'", "&#x27;x&#x27;"),
        (mark_safe("<b>"), "<b>"),
        (gettext_lazy("<i>"), "&lt;i&gt;"),
        (date(2026, 1, 2), "2026-01-02"),
        (type("Text", (str,), {})("<u>"), "&lt;u&gt;"),
    ],
)
def test_what_is_not_safe_is_escaped(value: object, said: str) -> None:
    assert filled("{}", value) == said
    assert filled_each("{}", [[value]]) == said
    assert type(filled("{}", value)) is SafeString
