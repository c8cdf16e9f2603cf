"""Telling a story through the actions: who did what on which day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import LinkItem
from gongkai.ground.orgs.models import Post, User

from ..actions import ledger
from ..models import Assignment, Plan

MORNING = time(10, 20)
PROOF = LinkItem("https://www.yunchuan.gov.cn/zwgk/", "区政府门户网站政务公开栏目")


@cache
def person(username: str) -> User:
    """A person of the district, by user name."""
    return User.objects.get(username=username)


@cache
def has_officer(unit: str) -> bool:
    """Whether the unit has somebody who reports."""
    return Post.objects.filter(unit__short_name=unit, role__code="info_officer").exists()


@cache
def officer_of(unit: str) -> User:
    """The information officer of a unit; in the office, who keeps its own tasks."""
    if not has_officer(unit):
        return person("heyun")
    return Post.objects.filter(unit__short_name=unit, role__code="info_officer")[0].user


def forget() -> None:
    """Drop what is remembered: the next district has other people."""
    for known in (person, has_officer, officer_of):
        known.cache_clear()


@dataclass(frozen=True, slots=True)
class Story:
    """The story of one plan. ``words`` stand in the requirement of exactly one of its tasks."""

    plan: Plan

    def rows(self) -> Iterator[Assignment]:
        """Every assignment, in the plan's order, as it stands now."""
        rows = Assignment.objects.filter(task__plan=self.plan).select_related("task", "unit")
        yield from list(rows.order_by("task__order", "unit__order"))

    def row(self, words: str, unit: str) -> Assignment:
        """The assignment of ``unit`` in the task of these words."""
        return Assignment.objects.select_related("unit", "task").get(
            task__plan=self.plan, task__requirement__contains=words, unit__short_name=unit
        )

    def unit(self, day: str, act: Callable[..., Any], row: Assignment, **given: Any) -> None:
        """The unit's officer takes a step on ``day`` (2026-04-02)."""
        self._take(day, act, officer_of(row.unit.short_name), row, given)

    def office(self, day: str, act: Callable[..., Any], row: Assignment, **given: Any) -> None:
        """The head of the office takes a step; nobody verifies the own request."""
        self._take(day, act, person("linlan"), row, given)

    def finish(self, asked: str, verified: str, row: Assignment, text: str) -> None:
        """The unit asks for completion with all that is counted, the office verifies."""
        self.unit(asked, ledger.submit, row, text=text, covers=counted(row), items=[PROOF])
        self.office(verified, ledger.verify, row)

    def _take(
        self, day: str, act: Callable[..., Any], by: User, row: Assignment, given: dict[str, Any]
    ) -> None:
        row.refresh_from_db()
        moment = datetime.combine(date.fromisoformat(day), MORNING, tzinfo=clock.CHINA)
        with clock.hold(moment):
            act(by=by, assignment=row, version=row.version, **given)


def counted(row: Assignment) -> list[str]:
    """Keys of the open parts that are counted one by one."""
    rows = row.part_rows.filter(done_on=None, kind__in=["times", "started"])
    return list(rows.values_list("key", flat=True))


def next_time(row: Assignment) -> list[str]:
    """The key of the next of them."""
    rows = row.part_rows.filter(done_on=None, kind__in=["times", "started"]).order_by("due")
    return list(rows.values_list("key", flat=True)[:1])
