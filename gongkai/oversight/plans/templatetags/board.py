"""What board and matrix have many of is built in Python here, not node by node in a template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms, template
from django.forms import BoundField
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..models import Plan
from ..queries.ledger.matrix import Cell, Line

register = template.Library()

SELECTED = mark_safe(" selected")

# By sign: the class that tints, the word, what a screen reader adds, which rows the link shows.
SIGNS = {
    "late": ("mc", "逾", "项逾期", "light=late"),
    "short": ("mb", "差", "项没有办完", "state=open"),
    "waiting": ("mw", "待", "项等公开办核验", "state=submitted"),
    "all": ("ma", "齐", "", "state=done"),
}


@register.filter
def choose(bound: BoundField) -> SafeString:
    """A list to choose from, as ``control`` draws it, without a template for each of its lines.

    The board has some hundred lines to choose from; a list without groups is all it needs.
    """
    field, chosen = bound.field, str(bound.value() or "")
    assert isinstance(field, forms.ChoiceField), "draw other fields with ``control``"
    choices = cast(Iterable[tuple[Any, Any]], field.choices)
    lines = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if str(value) == chosen else "", said) for value, said in choices),
    )
    return format_html(
        '<select name="{}" class="input" id="{}">{}</select>',
        bound.html_name,
        bound.id_for_label,
        lines,
    )


@register.simple_tag
def matrix_line(plan: Plan, line: Line) -> SafeString:
    """The row of one unit. All that is put together here are our own words and numbers."""
    board = conditional_escape(reverse("plans:board", args=[plan.pk]))
    unit = f"{board}?unit={line.unit.pk}"
    cells = "".join(_cell(cell, f"{unit}&amp;part={at}") for at, cell in enumerate(line.cells, 1))
    return format_html(
        '<tr><th scope="row"><a href="{}#tasks">{}</a></th>{}'
        '<td class="brd-n"><b>{}</b>／{}</td></tr>',
        mark_safe(unit),  # noqa: S308  (our own address and a number)
        line.unit.said,
        mark_safe(cells),  # noqa: S308  (see _cell)
        line.total.done,
        line.total.all,
    )


def _cell(cell: Cell, address: str) -> str:
    """Words of the table above and integers; nothing that anybody typed."""
    if cell.sign not in SIGNS:
        return '<td class="md">免</td>'
    tone, word, rest, query = SIGNS[cell.sign]
    number = "" if cell.sign == "all" else cell.count
    said = f'<span class="vh">{rest}</span>' if rest else ""
    link = f'<a href="{address}&amp;{query}#tasks">{word}{number}{said}</a>'
    return f'<td class="{tone}">{link}</td>'
