"""Example records of the room ``plans``."""

from __future__ import annotations

from itertools import count
from typing import Any

from gongkai.oversight.plans import actions
from gongkai.oversight.plans.models import Assignment, Plan, PlanDraft, Task
from tests.factories import plans

from ..registry import example, rows
from ..world import MARK, World

_numbers = count(1)


def _draft(world: World) -> PlanDraft:
    number = next(_numbers)
    reading = plans.reading(
        plans.task(1, world.our_unit.name, requirement=f"办好{MARK}的第{number}件事。"),
        plans.task(2, world.our_unit.name, requirement=f"做好{MARK}的另一件事。\n再做一件。"),
        title=f"2025年{MARK}第{number}个工作要点",
        document_number=f"云川政办发〔2025〕{number}号",
    )
    return actions.keep_reading(
        by=world.office,
        unit=world.government,
        data=f"第{number}个文件".encode(),
        document=plans.document(reading),
        reading=reading,
    )


def _plan(world: World) -> Plan:
    draft = _draft(world)
    return actions.take_over(by=world.office, draft=draft, version=draft.current.number)


@example(
    "plans:draft",
    "plans:draft-head",
    "plans:draft-undo",
    "plans:draft-discard",
    "plans:draft-original",
    "plans:draft-take-over",
    "plans:draft-names",
    "plans:draft-task-add",
    seen_by="office",
)
def _own_draft(world: World) -> dict[str, Any]:
    return {"pk": _draft(world).pk}


@example("plans:draft-name", "plans:draft-rename", seen_by="office")
def _draft_name(world: World) -> dict[str, Any]:
    return {"pk": _draft(world).pk, "query": {"name": world.our_unit.name}}


@example(
    "plans:draft-task",
    "plans:draft-task-remove",
    "plans:draft-task-merge",
    "plans:draft-task-split",
    seen_by="office",
)
def _draft_task(world: World) -> dict[str, Any]:
    draft = _draft(world)
    return {"pk": draft.pk, "key": draft.current.content["tasks"][1]["key"]}


@example("plans:board", "plans:matrix", "plans:bulk", seen_by="office")
def _own_plan(world: World) -> dict[str, Any]:
    return {"pk": _plan(world).pk}


@example("plans:task", seen_by="ours")
def _task(world: World) -> dict[str, Any]:
    task = Task.objects.filter(plan=_plan(world)).first()
    assert task
    return {"pk": task.pk}


def _assignment(world: World) -> Assignment:
    row = Assignment.objects.filter(task__plan=_plan(world), unit=world.our_unit).first()
    assert row
    return row


@example("plans:assignment", "plans:assignment-undo", seen_by="ours")
def _own_assignment(world: World) -> dict[str, Any]:
    return {"pk": _assignment(world).pk}


@example("plans:assignment-urge", seen_by="office")
def _urged_assignment(world: World) -> dict[str, Any]:
    return {"pk": _assignment(world).pk}


@example("plans:assignment-step", seen_by="ours")
def _step_of_assignment(world: World) -> dict[str, Any]:
    return {"pk": _assignment(world).pk, "verb": "sign"}


@rows("plans:list", seen_by="office")
def _one_more_plan(world: World) -> None:
    _plan(world)


@rows("plans:mine", seen_by="ours")
def _one_more_assignment(world: World) -> None:
    _plan(world)
