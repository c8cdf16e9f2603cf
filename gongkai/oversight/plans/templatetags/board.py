"""What board and matrix have many of is built in Python here, not node by node in a template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms, template
from django.forms import BoundField
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from gongkai.ground.ui.tags import signs
from gongkai.ground.ui.tags.times import cn_short

from ..enums import UnitRole
from ..models import Assignment, Plan, Task
from ..queries.ledger.matrix import Cell, Line
from ..rules.ledger import Light
from ..rules.ledger.lights import ENDED, FINISHED

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
def board_row(task: Task, share: Assignment, light: Light) -> SafeString:
    """One unit's part of a task; the heading of the task stands above it."""
    return format_html(
        '<tr><td class="brd-x"><label class="pick"><input type="checkbox" name="chosen"'
        ' value="{}:{}"><span class="vh">选{}，{}</span></label></td>'
        '<td data-v="单位"><a href="{}"><span class="vh">{}，</span>{}</a>{}</td>'
        '<td data-v="状态">{}{}</td><td data-v="最近期限">{}{}</td>'
        '<td class="brd-p" data-v="节点"><span class="vh">办了</span> {}／{}</td>'
        '<td class="brd-r" data-v="最近进展">{}</td></tr>',
        *(share.pk, share.version, task.label, share.unit.said),
        *(reverse("plans:assignment", args=[share.pk]), task.label, share.unit.said, _role(share)),
        *(share.get_state_display(), WITHDRAWN if share.flagged else ""),
        *(signs.state(light.word, light.kind), _last_day(share, light)),
        *(share.parts_done, share.parts, _last_report(share)),
    )


WITHDRAWN = format_html("<p>{}</p>", signs.state("佐证已撤回", "late"))
NO_REPORT = mark_safe('<span class="hint">还没有报过</span>')
WITHOUT_DAY = (FINISHED, ENDED)


def _role(share: Assignment) -> str:
    if share.role == UnitRole.RESPONSIBLE:
        return ""
    return format_html(' <b class="brd-role">{}</b>', share.get_role_display())


def _last_day(share: Assignment, light: Light) -> str:
    if share.due is None or light.code in WITHOUT_DAY:
        return ""
    guess = "，暂按周末推算" if share.provisional else ""
    return format_html('<p class="hint">{}{}</p>', cn_short(share.due), guess)


def _last_report(share: Assignment) -> str:
    if not share.last_report:
        return NO_REPORT
    short = Truncator(share.last_report).chars(36)
    return format_html('{}<span class="hint"> {}</span>', short, cn_short(share.reported_on))


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
