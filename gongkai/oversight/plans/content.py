"""What a draft holds: the reader's JSON and what people added. Shapes only, no Django.

``adopt`` turns the reader's JSON into the first version of a draft; ``corrections`` makes the
later ones. A version is never changed in place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict


class Chosen(TypedDict):
    """Whom a person picked for a name that the register does not know."""

    units: list[int]
    groups: list[int]


class NamedUnit(TypedDict):
    """A unit as the plan names it."""

    name: str
    role: str  # lead, support, responsible
    group: bool
    chosen: NotRequired[Chosen]


class Deadline(TypedDict, total=False):
    """One deadline; the fields that its kind does not use are None."""

    kind: str
    text: str
    source: str  # "from" in the reader's JSON, a word Python keeps for itself
    date: str | None  # ISO; of what comes again: its day in the year's first period
    days: int | None
    unit: str | None  # workday, day, month
    event: str | None
    every: str | None
    times: int | None


class DraftTask(TypedDict):
    """One task of a draft. ``key`` stays the same through all corrections."""

    key: int
    number: int | None
    section: str
    item: str
    requirement: str
    units_text: str
    units_inherited: bool
    units: list[NamedUnit]
    deadline_text: str
    deadline_inherited: bool
    deadlines: list[Deadline]
    source: dict[str, int | None]
    unclear: list[str]  # the reader's warnings about the deadline, until a person settles them
    notes: list[str]  # its other warnings about this task, until a person has looked


class Lead(TypedDict):
    """One line of the list of leading departments."""

    unit: str
    subject: str
    duty: str


class Content(TypedDict):
    """One version of a draft."""

    title: str
    notice_title: str
    document_number: str
    numberless: bool  # a person has said that the document bears no number
    issuer: str
    date: str | None  # ISO
    year: int | None
    tasks: list[DraftTask]
    lead_list: list[Lead]
    general: list[str]
    warnings: list[dict[str, Any]]


def names(content: Content) -> Iterator[tuple[DraftTask, NamedUnit]]:
    """Every unit as named, with the task that names it."""
    for task in content["tasks"]:
        for unit in task["units"]:
            yield task, unit


def find(content: Content, key: int) -> DraftTask | None:
    """The task with this key, or None."""
    return next((task for task in content["tasks"] if task["key"] == key), None)


def label(task: DraftTask) -> str:
    """How a task is called in sentences: 第 3 项, or by its first words where it has no number."""
    if task["number"] is not None:
        return f"第 {task['number']} 项"
    return f"“{task['requirement'][:12] or '没有写要求的一项'}”"


def fingerprint(content: Content) -> str:
    """SHA-256 of what the plan says, whatever file it came in."""
    said = [content["title"], str(content["year"] or "")]
    said += [task["requirement"] for task in content["tasks"]]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()
