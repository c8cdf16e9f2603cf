"""The views of one plan as tabs; a further view adds its line here."""

from __future__ import annotations

from django.urls import reverse

from ...models import Plan

# name of the view, label, address (one that takes the plan's key)
TABS = [
    ("board", "任务看板", "plans:board"),
    ("matrix", "单位矩阵", "plans:matrix"),
]


def tabs_of(plan: Plan, here: str) -> list[tuple[str, str, bool]]:
    """Label, address, whether it is this one."""
    tabs = [(label, reverse(name, args=[plan.pk]), code == here) for code, label, name in TABS]
    return [*tabs, ("日历", f"{reverse('plans:calendar')}?plan={plan.pk}", here == "calendar")]
