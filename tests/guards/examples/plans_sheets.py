"""Example records of the room ``plans`` for sheets and for looking back."""

from __future__ import annotations

from itertools import count
from typing import Any

from gongkai.oversight.plans import actions
from gongkai.oversight.plans.models import Plan
from tests.factories import plans

from ..registry import example, rows
from ..world import MARK, World

_numbers = count(1)


def _plan(world: World, year: int) -> Plan:
    number = next(_numbers)
    reading = plans.reading(
        plans.task(1, world.our_unit.name, requirement=f"办好{MARK}第{number}张表里的事。"),
        title=f"{year}年{MARK}第{number}个带表的工作要点",
        document_number=f"云川政办表〔{year}〕{number}号",
        date=f"{year}-03-01",
        year=year,
    )
    draft = actions.keep_reading(
        by=world.office,
        unit=world.government,
        data=f"第{number}个带表的文件".encode(),
        document=plans.document(reading),
        reading=reading,
    )
    return actions.take_over(by=world.office, draft=draft, version=draft.current.number)


@example("plans:exports", "plans:import", "plans:report", "plans:lookback", seen_by="office")
def _with_sheets(world: World) -> dict[str, Any]:
    return {"pk": _plan(world, 2027).pk}


@rows("plans:lookback", seen_by="office")
def _one_more_leftover(world: World) -> None:
    _plan(world, 2026)
