"""Example records of the room ``timelimits``."""

from __future__ import annotations

from itertools import count
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.timelimits import actions
from gongkai.ground.timelimits.enums import Nature, Unit
from gongkai.ground.timelimits.models import OfficeLimit
from gongkai.ground.timelimits.rules.year_table import template, write_csv

from ..registry import example, rows
from ..world import World

_numbers = count(1)


@example("timelimits:limit-end", seen_by="office")
def _limit(world: World) -> dict[str, Any]:
    return {"pk": _one_more_limit(world).pk}


@rows("timelimits:limits", seen_by="office")
def _one_more_limit(world: World) -> OfficeLimit:
    return actions.set_limit(
        by=None,
        label=f"第{next(_numbers)}项承诺",
        nature=Nature.AT_MOST,
        amount=5,
        unit=Unit.WORKDAY,
        starts_from="受理之日",
        source="本区承诺",
        valid_from=clock.today(),
    )


@example("timelimits:remove", seen_by="office")
def _year(world: World) -> dict[str, Any]:
    actions.load_year(
        by=None,
        year=2027,
        data=write_csv(template(2027)),
        name="2027.csv",
        source="办公室通知",
    )
    return {"year": 2027}
