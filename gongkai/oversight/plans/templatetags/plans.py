"""What the room's pages say about deadlines, gaps and states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from gongkai.ground.core import clock
from gongkai.ground.ui.tags.fields import control, error_summary

from ..content import DraftTask, label
from ..models import Assignment, PlanDraft, TaskDeadline
from ..queries.ledger.page import Page
from ..queries.readiness import Gap
from ..rules.ledger import Light as WorkLight
from ..rules.ledger import light_of as work_light_of
from ..saying import Light, all_words, day_words, light

register = template.Library()
register.filter("control", control)

TOGETHER = re.compile(r"(\d{4}年\d+月\d+日|（星期.）前?|\d+ (?:个工作日|日|个月)内?|\d+ 次)")

_REMEDIES = {
    "head": ("plans:draft-head", "去填"),
    "task": ("plans:draft-task", "去改"),
    "unit": ("plans:draft-name", "去对应"),
    "plan": ("plans:board", "去看"),
    "tasks": ("plans:draft-task-add", "去添"),
}


@register.simple_tag
def gap_url(draft: PlanDraft, gap: Gap) -> str:
    """The page that mends a gap."""
    name = _REMEDIES[gap.kind][0]
    if gap.kind == "plan":
        return reverse(name, args=[gap.key])
    if gap.kind == "task":
        return reverse(name, args=[draft.pk, gap.key])
    query = f"?{urlencode({'name': gap.name})}" if gap.name else ""
    return reverse(name, args=[draft.pk]) + query


@register.filter
def gap_verb(gap: Gap) -> str:
    """The word on its button."""
    return _REMEDIES[gap.kind][1]


@register.filter
def name_query(text: str) -> str:
    """?name=... of a written name."""
    return f"?{urlencode({'name': text})}"


@register.filter
def task_label(task: DraftTask) -> str:
    """第 3 项."""
    return label(task)


@register.filter
def deadline_line(deadlines: Iterable[TaskDeadline]) -> str:
    """All deadlines of a stored task in one line."""
    return all_words(one.as_read() for one in deadlines)


@register.filter
def unbroken(text: str) -> SafeString:
    """The same with each date, weekday and count held together on its line."""
    parts = enumerate(TOGETHER.split(text))
    return format_html_join("", "{}", ([_held(one) if at % 2 else one] for at, one in parts))


def _held(text: str) -> SafeString:
    return format_html('<span class="plan-limit">{}</span>', text)


@register.filter
def light_of(due: date | None) -> Light:
    """How a due day stands today."""
    return light(due, clock.today())


@register.filter
def work_light(row: Assignment) -> WorkLight:
    """The light of an assignment today."""
    return work_light_of(row.state, row.due, clock.today(), row.task.plan.warning_days)


@register.filter
def headline(page: Page) -> str:
    """The sentence that opens the page of an assignment: where it stands, by when."""
    unit, label = page.row.unit.said, page.row.task.label
    said = page.light.word if page.light.code in ("late", "soon", "on_track", "ready") else ""
    state = page.row.get_state_display()
    return f"{unit}的{label}任务，|{said or state}{f'，{state}' if said else ''}。"


@register.filter
def day(value: date | None) -> str:
    """2025年6月30日（星期一）."""
    return day_words(value) if value else ""


@register.filter
def iso_day(value: str | None) -> str:
    """The same from an ISO text."""
    return day_words(date.fromisoformat(value)) if value else ""


@register.inclusion_tag("ui/parts/error_summary.html")
def row_errors(form: BaseForm, *rows: BaseFormSet[Any]) -> dict[str, Any]:
    """Everything to change in a form and in its rows, each line a link to its field."""
    return error_summary(form, *(row for formset in rows for row in formset.forms))
