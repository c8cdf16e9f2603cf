"""What the room's pages, and the pages of the rooms that own records, say of a review."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from gongkai.ground.orgs.models import User
from gongkai.ground.ui.tags.fields import control
from gongkai.ground.ui.tags.signs import state
from gongkai.ground.ui.tags.times import light

from ..models import Case
from ..queries import case_of, telling, waiting
from ..rules.machine import ENDED, MACHINE, PASSED, RETURNED, REVIEWING

register = template.Library()
register.filter("control", control)
SHAPES = {PASSED: "go", ENDED: "off", RETURNED: "soon"}


@register.filter
def review_state(case: Case) -> SafeString:
    """The state's word with its shape; under review, the light of its last day."""
    kind = light(case.due) if case.state == REVIEWING else SHAPES.get(case.state, "wait")
    return state(MACHINE.states[case.state], kind)


@register.inclusion_tag("review/panel.html", takes_context=True)
def review_panel(context: Context, kind: str, record_id: int) -> dict[str, Any]:
    """On a record's own page: where its review stands, what is missing, the steps one may take."""
    request = context["request"]
    case = case_of(kind, record_id)
    if case is None or not isinstance(request.user, User):
        return {"case": None}
    return {
        "case": case,
        "missing": telling.reasons(case),
        "verbs": waiting.buttons(request.user, case),
        "next": request.path,
        "csrf_token": context.get("csrf_token"),
    }
