"""Corrections to a draft: pure functions from one version's content to the next. No Django.

Each returns a new content and leaves the old one alone. A task is named by its ``key``; KeyError
means that it is gone, which an action turns into a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

from .content import Chosen, Content, DraftTask, NamedUnit

SENTENCE = re.compile(r"[^。；！？]*[。；！？]?[”’）》]?")
UNREAD = "时限没有读懂。"
ROLE_ORDER = ("lead", "responsible", "support")


def adopt(plan: dict[str, Any]) -> Content:
    """The first version of a draft from the reader's JSON (section B of the plan format).

    Absent values become empty text, so that forms and comparisons meet one kind of "nothing".
    A warning is laid beside its task until a person has looked.
    """
    tasks = [_adopt_task(key, task) for key, task in enumerate(plan["tasks"], start=1)]
    warnings = list(plan.get("warnings") or [])
    for warning in warnings:
        _lay_beside(warning, tasks)
    return {
        "title": plan.get("title") or "",
        "notice_title": plan.get("notice_title") or "",
        "document_number": plan.get("document_number") or "",
        "numberless": False,
        "issuer": plan.get("issuer") or "",
        "date": plan.get("date"),
        "year": plan.get("year"),
        "tasks": tasks,
        "lead_list": [
            {
                "unit": duty.get("unit") or "",
                "subject": duty.get("subject") or "",
                "duty": duty.get("duty") or "",
            }
            for duty in plan.get("lead_list") or []
        ],
        "general": [str(text) for text in plan.get("general") or []],
        "warnings": warnings,
    }


def with_head(content: Content, facts: dict[str, Any]) -> Content:
    """The facts of the document, corrected."""
    return cast(Content, {**content, **facts})


def with_task(content: Content, task: DraftTask) -> Content:
    """``task`` in the place of the one with its key; what it was warned of is settled."""
    return _mapped(content, task["key"], lambda old: [{**task, "unclear": [], "notes": []}])


def added(content: Content, task: DraftTask, *, after: int | None) -> Content:
    """A new task after the one with key ``after``, at the end without it. It gets the next key."""
    new = {**task, "key": next_key(content)}
    if after is None:
        return {**content, "tasks": [*content["tasks"], cast(DraftTask, new)]}
    return _mapped(content, after, lambda old: [old, cast(DraftTask, new)])


def without(content: Content, key: int) -> Content:
    """The draft without one task."""
    return _mapped(content, key, lambda old: [])


def split(content: Content, key: int, *, at: int) -> Content:
    """Cut one task in two before its sentence ``at`` (1 is the second). Both keep units, deadlines.

    The second half has no number, since the plan gave it none. Raises ValueError when one half
    would be empty.
    """

    def cut(old: DraftTask) -> list[DraftTask]:
        parts = sentences(old["requirement"])
        if not 0 < at < len(parts):
            raise ValueError("nothing on one side of the cut")
        first = {**old, "requirement": "".join(parts[:at])}
        second = {**old, "requirement": "".join(parts[at:]), "number": None}
        return [cast(DraftTask, first), cast(DraftTask, {**second, "key": next_key(content)})]

    return _mapped(content, key, cut)


def merged(content: Content, key: int) -> Content:
    """One task joined to the one above it: texts in order, each unit and deadline once.

    Raises ValueError for the first task, which has none above it.
    """
    tasks = content["tasks"]
    place = _index(content, key)
    if place == 0:
        raise ValueError("no task above")
    above, below = tasks[place - 1], tasks[place]
    joined: DraftTask = {
        **above,
        "requirement": above["requirement"] + below["requirement"],
        "units": _units_once([*above["units"], *below["units"]]),
        "units_text": _texts_once(above["units_text"], below["units_text"]),
        "deadline_text": _texts_once(above["deadline_text"], below["deadline_text"]),
        "deadlines": _once([*above["deadlines"], *below["deadlines"]]),
        "unclear": [*above["unclear"], *below["unclear"]],
        "notes": [*above["notes"], *below["notes"]],
    }
    return {**content, "tasks": [*tasks[: place - 1], joined, *tasks[place + 1 :]]}


def with_chosen(
    content: Content, name: str, chosen: Chosen | None, *, key: int | None = None
) -> Content:
    """Whom a person picked for ``name``: in one task, or in every task that names it so.

    ``None`` forgets the choice, so that the register speaks again.
    """

    def choose(unit: NamedUnit) -> NamedUnit:
        if unit["name"] != name:
            return unit
        bare = cast(NamedUnit, {k: v for k, v in unit.items() if k != "chosen"})
        return bare if chosen is None else {**bare, "chosen": chosen}

    tasks = [
        {**task, "units": [choose(unit) for unit in task["units"]]}
        if key in (None, task["key"])
        else task
        for task in content["tasks"]
    ]
    return cast(Content, {**content, "tasks": tasks})


def renamed(content: Content, name: str, new: str) -> Content:
    """A misread name set right wherever it stands."""
    tasks = [
        {**task, "units": _units_once([_rename(unit, name, new) for unit in task["units"]])}
        for task in content["tasks"]
    ]
    return cast(Content, {**content, "tasks": tasks})


def sentences(text: str) -> list[str]:
    """``text`` cut after each full stop or semicolon; joined again it is the same text."""
    return [part for part in SENTENCE.findall(text) if part]


def blank_task() -> DraftTask:
    """A task without words, for a person to fill."""
    return {
        "key": 0,
        "number": None,
        "section": "",
        "item": "",
        "requirement": "",
        "units_text": "",
        "units_inherited": False,
        "units": [],
        "deadline_text": "",
        "deadline_inherited": False,
        "deadlines": [],
        "source": {},
        "unclear": [],
        "notes": [],
    }


def next_key(content: Content) -> int:
    """A key that no task of this version bears."""
    return max((task["key"] for task in content["tasks"]), default=0) + 1


def _adopt_task(key: int, task: dict[str, Any]) -> DraftTask:
    def text(name: str) -> str:
        return str(task.get(name) or "")

    return {
        "key": key,
        "number": task.get("number"),
        "section": text("section"),
        "item": text("item"),
        "requirement": text("requirement"),
        "units_text": text("units_text"),
        "units_inherited": bool(task.get("units_inherited")),
        "units": [
            {"name": unit["name"], "role": unit["role"], "group": bool(unit.get("group"))}
            for unit in task.get("units") or []
        ],
        "deadline_text": text("deadline_text"),
        "deadline_inherited": bool(task.get("deadline_inherited")),
        "deadlines": [_adopt_deadline(one) for one in task.get("deadlines") or []],
        "source": dict(task.get("source") or {}),
        "unclear": [UNREAD] if text("deadline_text") and not task.get("deadlines") else [],
        "notes": [],
    }


def _adopt_deadline(deadline: dict[str, Any]) -> Any:
    kept = {name: value for name, value in deadline.items() if name != "from"}
    return {**kept, "source": deadline.get("from") or "cell"}


def _lay_beside(warning: dict[str, Any], tasks: list[DraftTask]) -> None:
    """Names are left out: whom they mean is asked of the register each time, not remembered."""
    code = str(warning["code"])
    place = None if code.startswith("unit") else _place_of(warning, tasks)
    if place is not None:
        place["unclear" if code.startswith("deadline") else "notes"].append(str(warning["message"]))


def _place_of(warning: dict[str, Any], tasks: list[DraftTask]) -> DraftTask | None:
    """The task a warning speaks of: both name their place in the source."""
    where = str(warning.get("where") or "")
    return next((task for task in tasks if where and where == place_words(task["source"])), None)


def place_words(source: dict[str, int | None]) -> str:
    """第1张表第5行 or 第3段: how the reader names a place; empty when it names none."""
    if source.get("table") is not None:
        return f"第{source['table']}张表第{source.get('row')}行"
    return f"第{source['paragraph']}段" if source.get("paragraph") is not None else ""


def _index(content: Content, key: int) -> int:
    for place, task in enumerate(content["tasks"]):
        if task["key"] == key:
            return place
    raise KeyError(key)


def _mapped(content: Content, key: int, change: Callable[[DraftTask], list[Any]]) -> Content:
    place = _index(content, key)
    tasks = content["tasks"]
    return {**content, "tasks": [*tasks[:place], *change(tasks[place]), *tasks[place + 1 :]]}


def _rename(unit: NamedUnit, name: str, new: str) -> NamedUnit:
    return {**unit, "name": new} if unit["name"] == name else unit


def _units_once(units: list[NamedUnit]) -> list[NamedUnit]:
    """Each name once, in the weightiest role it was given."""
    found: dict[str, NamedUnit] = {}
    for unit in units:
        seen = found.get(unit["name"])
        if seen is None or ROLE_ORDER.index(unit["role"]) < ROLE_ORDER.index(seen["role"]):
            found[unit["name"]] = {**unit}
    return list(found.values())


def _texts_once(first: str, second: str) -> str:
    return first if second in ("", first) else f"{first}；{second}".strip("；")


def _once(rows: list[Any]) -> list[Any]:
    return [row for place, row in enumerate(rows) if row not in rows[:place]]
