"""What the register of units says about the names in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, UnitGroup
from gongkai.ground.orgs.register import Match, Register

from ..content import Content, DraftTask, NamedUnit

OPEN = re.compile(r"有关|相关|其他|其它|各?职能部门|各?责任单位|各?成员单位|各?主管部门|等部门")
ROLE_WEIGHT = {"lead": 0, "responsible": 1, "support": 2}


class Standing(StrEnum):
    """How well a name is known."""

    UNIT = "unit"  # the register knows the unit
    GROUP = "group"  # the register knows the group
    CHOSEN = "chosen"  # a person picked whom it means here
    EMPTY = "empty"  # a known group that has no member on the day
    CLOSED = "closed"  # the register knows it, but it no longer exists on the day
    OPEN = "open"  # a group of nobody in particular: 有关部门单位
    UNKNOWN = "unknown"  # nobody knows it yet


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name, how well it is known, and the units it brings in on the day."""

    name: str
    role: str
    standing: Standing
    unit_ids: tuple[int, ...] = ()
    unit_id: int | None = None
    group_id: int | None = None

    @property
    def known(self) -> bool:
        return self.standing in {Standing.UNIT, Standing.GROUP, Standing.CHOSEN}


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's part in one task: ``named`` is the place of the name that brought it in."""

    key: int
    unit_id: int
    role: str
    named: int


class Matcher:
    """The register on one day, asked once for all names of a draft."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.register: Register = orgs.register()
        self._members: dict[int, list[int]] = {}
        self._matches: dict[str, Match] = {}

    @cached_property
    def units(self) -> dict[int, Unit]:
        """Every unit that exists on the day, by id, in the usual order."""
        return {unit.pk: unit for unit in Unit.objects.all() if unit.existed_on(self.on)}

    @cached_property
    def groups(self) -> dict[int, UnitGroup]:
        """Every group, by id."""
        return {group.pk: group for group in UnitGroup.objects.prefetch_related("members")}

    def members(self, group_id: int) -> list[int]:
        """The units of a group on the day; none for a group that is gone."""
        if group_id not in self._members:
            group = self.groups.get(group_id)
            found = group.members_on(self.on) if group else []
            self._members[group_id] = [unit.pk for unit in found]
        return self._members[group_id]

    def resolve(self, unit: NamedUnit) -> Resolved:
        """How the name stands; a person's choice wins over the register."""
        chosen = unit.get("chosen")
        if chosen:
            found = self._of_choice(chosen["units"], chosen["groups"])
            standing = Standing.CHOSEN if found else Standing.EMPTY
            return Resolved(unit["name"], unit["role"], standing, found)
        match = self._match(unit["name"])
        if match.unit_id is not None:
            return self._of_unit(unit, match.unit_id)
        if match.group_id is not None:
            found = self._of_choice([], [match.group_id])
            standing = Standing.GROUP if found else Standing.EMPTY
            return Resolved(unit["name"], unit["role"], standing, found, group_id=match.group_id)
        nobody = unit["group"] and OPEN.search(unit["name"])
        standing = Standing.OPEN if nobody else Standing.UNKNOWN
        return Resolved(unit["name"], unit["role"], standing)

    def _match(self, name: str) -> Match:
        """What the register says, asked once for each name: a long plan repeats few of them."""
        if name not in self._matches:
            self._matches[name] = self.register.match(name)
        return self._matches[name]

    def _of_unit(self, unit: NamedUnit, unit_id: int) -> Resolved:
        if unit_id not in self.units:
            return Resolved(unit["name"], unit["role"], Standing.CLOSED)
        return Resolved(unit["name"], unit["role"], Standing.UNIT, (unit_id,), unit_id)

    def _of_choice(self, units: list[int], groups: list[int]) -> tuple[int, ...]:
        ids = [pk for pk in units if pk in self.units]
        for group in groups:
            ids += self.members(group)
        return tuple(dict.fromkeys(ids))


def shares(content: Content, matcher: Matcher) -> Iterator[Share]:
    """Who gets which task: each unit once a task, in the weightiest role any of its names has.

    A unit that is named itself keeps that role over one that a group would give it.
    """
    for task in content["tasks"]:
        yield from _shares_of(task, matcher)


def _shares_of(task: DraftTask, matcher: Matcher) -> Iterator[Share]:
    best: dict[int, tuple[tuple[int, int, int], Share]] = {}
    for place, unit in enumerate(task["units"], start=1):
        resolved = matcher.resolve(unit)
        for unit_id in resolved.unit_ids:
            by_name = 0 if resolved.standing is Standing.UNIT else 1
            rank = (by_name, ROLE_WEIGHT[unit["role"]], place)
            share = Share(task["key"], unit_id, unit["role"], place)
            if unit_id not in best or rank < best[unit_id][0]:
                best[unit_id] = (rank, share)
    yield from (share for _, share in best.values())
