"""Example records of the room ``plans``: what is shown, lines, settings."""

from __future__ import annotations

from typing import Any

from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.plans.models import LeadDuty, Plan, Task

from ..registry import example, rows
from ..world import MARK, World
from .plans import _plan


def _plan_with_duty(world: World) -> Plan:
    plan = _plan(world)
    LeadDuty.objects.filter(plan=plan).update(unit=world.our_unit, subject=f"{MARK}的事{plan.pk}")
    return plan


@example(
    "plans:settings",
    "plans:hand-over",
    "plans:lead-list",
    "plans:showing",
    "plans:showing-preview",
    "plans:showing-send",
    "plans:showing-fill",
    seen_by="office",
)
def _shown_plan(world: World) -> dict[str, Any]:
    return {"pk": _plan_with_duty(world).pk}


@example("plans:lead-duty", seen_by="office")
def _duty(world: World) -> dict[str, Any]:
    duty = _plan_with_duty(world).lead_duties.first()
    assert duty
    return {"pk": duty.pk}


@rows("plans:lines", seen_by="ours")
def _one_more_owed(world: World) -> None:
    plan = _plan(world)
    line = world.our_unit.led_lines.first() or orgs_actions.save_line(
        by=None, subject=f"{MARK}的条线", lead=world.our_unit, units=[world.our_unit]
    )
    Task.objects.filter(plan=plan).update(line=line)
