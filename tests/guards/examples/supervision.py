"""Example records of the room ``supervision``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import LinkItem
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.models import Finding, Letter

from ..registry import example, rows
from ..world import MARK, World


def _finding(world: World) -> Finding:
    return actions.report(
        by=world.office,
        unit=world.our_unit,
        title=f"{MARK}栏目没有更新",
        text=f"{MARK}栏目三个月没有更新。",
    )


def _confirmed(world: World) -> Finding:
    day = clock.today() + timedelta(days=10)
    return actions.confirm(by=world.office, finding=_finding(world), version=1, until=day)


def _draft(world: World, kind: str = "order") -> Letter:
    return actions.write_letter(
        by=world.office,
        kind=kind,
        office=world.government,
        unit=world.our_unit,
        title=f"关于{MARK}栏目的督办",
        text=f"请更新{MARK}栏目。",
        due=clock.today() + timedelta(days=10),
    )


def _answered(world: World) -> Letter:
    letter = actions.issue(by=world.office, letter=_draft(world), version=1)
    proof = [LinkItem("https://www.example.gov.cn/zwgk/1.html", f"{MARK}栏目")]
    return actions.answer(
        by=world.ours, letter=letter, version=2, text=f"{MARK}栏目已经更新。", items=proof
    )


@example("supervision:finding", seen_by="ours")
def _own_finding(world: World) -> dict[str, Any]:
    return {"pk": _confirmed(world).pk}


@example("supervision:finding-step", seen_by="ours")
def _step_of_a_finding(world: World) -> dict[str, Any]:
    return {"pk": _confirmed(world).pk, "verb": "rectify"}


@example(
    "supervision:letter", "supervision:letter-paper", "supervision:letter-answer", seen_by="ours"
)
def _own_letter(world: World) -> dict[str, Any]:
    return {"pk": _answered(world).pk}


@example("supervision:letter-edit", seen_by="office")
def _own_draft(world: World) -> dict[str, Any]:
    return {"pk": _draft(world).pk}


@example("supervision:letter-step", seen_by="office")
def _step_of_a_letter(world: World) -> dict[str, Any]:
    return {"pk": _answered(world).pk, "verb": "send_back"}


@rows("supervision:list", seen_by="office")
def _one_more_finding(world: World) -> None:
    _confirmed(world)
