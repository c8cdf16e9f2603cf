"""What the room's pages say about a case: its state in shape and word, its day."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.ground.core import clock
from gongkai.ground.ui.tags.fields import control
from gongkai.ground.ui.tags.signs import state
from gongkai.ground.ui.tags.times import days_left, light

from ..models import Case
from ..rules.cases import FindingState, LetterState

register = template.Library()
register.filter("control", control)

SHAPES = {
    FindingState.CLOSED: "go",
    FindingState.DISMISSED: "off",
    LetterState.WITHDRAWN: "off",
    FindingState.TO_RECTIFY: "clock",
    LetterState.ISSUED: "clock",
}


@register.filter
def case_state(case: Case) -> SafeString:
    """The state's word with its shape; 已逾期 beside it is said by ``case_day``."""
    kind: str = SHAPES.get(case.state, "wait")  # type: ignore[call-overload]  # a str is its enum
    if case.runs:
        kind = light(case.due)
    return state(case.machine.states[case.state], kind)


@register.filter
def case_day(case: Case) -> str:
    """How many days are left, while they run."""
    return days_left(case.due) if case.runs else ""


@register.filter
def is_late(case: Case) -> bool:
    """Whether the unit owes it since a day that is past."""
    return case.is_late(clock.today())


@register.filter
def docno(case: Case) -> SafeString:
    """The number, held together on its line."""
    return (
        format_html('<span class="docno">{}</span>', case.docno) if case.docno else SafeString("")
    )
