"""What board and matrix have many of is built in Python here, not node by node in a template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms, template
from django.forms import BoundField
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from gongkai.ground.ui.filling import filled, filled_each
from gongkai.ground.ui.tags import signs
from gongkai.ground.ui.tags.times import cn_short

from ..enums import AssignmentState, UnitRole
from ..models import Assignment, Task
from ..queries.ledger.board import Share
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
    lines = filled_each(
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if str(value) == chosen else "", said) for value, said in choices),
    )
    return filled(
        '<select name="{}" class="input" id="{}">{}</select>',
        bound.html_name,
        bound.id_for_label,
        lines,
    )


@register.filter
def tick(bound: BoundField) -> SafeString:
    """A box to tick, as its widget draws it."""
    checked = mark_safe(" checked") if bound.value() else ""
    return filled(
        '<input type="checkbox" name="{}" id="{}"{}>', bound.html_name, bound.id_for_label, checked
    )


@register.simple_tag
def board_row(task: Task, share: Share, zero: str) -> SafeString:
    """One unit's part of a task; the heading of the task stands above it.

    ``zero`` is the address of an assignment 0: asking for each address anew takes longer than all
    the rest of the row.
    """
    row, unit, light, label = share.row, share.unit, share.light, task.label
    return filled(
        '<tr><td class="brd-x"><label class="pick"><input type="checkbox" name="chosen"'
        ' value="{}:{}"><span class="vh">选{}，{}</span></label></td>'
        '<td data-v="单位"><a href="{}"><span class="vh">{}，</span>{}</a>{}</td>'
        '<td data-v="状态">{}{}</td><td data-v="最近期限">{}{}</td>'
        '<td class="brd-p" data-v="节点"><span class="vh">办了</span> {}／{}</td>'
        '<td class="brd-r" data-v="最近进展">{}</td></tr>',
        *(row.pk, row.version, label, unit),
        *(zero.replace("/0/", f"/{row.pk}/"), label, unit, _role(row)),
        *(AssignmentState(row.state).label, WITHDRAWN if row.flagged else ""),
        *(signs.state(light.word, light.kind), _last_day(row, light)),
        *(row.parts_done, row.parts, _last_report(row)),
    )


WITHDRAWN = filled("<p>{}</p>", signs.state("佐证已撤回", "late"))
NO_REPORT = mark_safe('<span class="hint">还没有报过</span>')
WITHOUT_DAY = (FINISHED, ENDED)


def _role(share: Assignment) -> str:
    if share.role == UnitRole.RESPONSIBLE:
        return ""
    return filled(' <b class="brd-role">{}</b>', UnitRole(share.role).label)


def _last_day(share: Assignment, light: Light) -> str:
    if share.due is None or light.code in WITHOUT_DAY:
        return ""
    guess = "，暂按周末推算" if share.provisional else ""
    return filled('<p class="hint">{}{}</p>', cn_short(share.due), guess)


def _last_report(share: Assignment) -> str:
    if not share.last_report:
        return NO_REPORT
    short = Truncator(share.last_report).chars(36)
    return filled('{}<span class="hint"> {}</span>', short, cn_short(share.reported_on))


@register.simple_tag
def matrix_line(board: str, line: Line) -> SafeString:
    """The row of one unit; ``board`` is the address of the plan's board.

    All that is put together here are our own words and numbers.
    """
    unit = f"{conditional_escape(board)}?unit={line.unit.pk}"
    cells = "".join(_cell(cell, f"{unit}&amp;part={at}") for at, cell in enumerate(line.cells, 1))
    return filled(
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
