"""Drafts as pages show them: rows with chips, gaps in place, names and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, UnitGroup, User

from ..content import Content, DraftTask, names
from ..enums import DraftState
from ..models import DraftVersion, Plan, PlanDraft
from ..saying import all_words
from .matching import Matcher, Resolved, Standing, shares
from .readiness import Gap, gaps

MANAGE = "plans.manage"


@dataclass(frozen=True, slots=True)
class Row:
    """One task on the checking page."""

    task: DraftTask
    units: list[Resolved]
    deadline: str
    gaps: list[Gap]
    heads: bool  # its section differs from the one above: the page repeats the heading once


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the draft and the tasks in which it stands."""

    text: str
    resolved: Resolved
    means: str
    tasks: list[DraftTask] = field(default_factory=list)


@dataclass(slots=True)
class Checked:
    """A draft with all that its pages ask: the version, what is missing, who is meant."""

    draft: PlanDraft
    version: DraftVersion
    content: Content
    matcher: Matcher
    gaps: list[Gap]

    @property
    def open(self) -> bool:
        return self.draft.state == DraftState.CHECKING


def drafts_of(user: User) -> QuerySet[PlanDraft]:
    """The drafts that a person may see."""
    return orgs.visible_to(user, PlanDraft.objects.select_related("unit", "created_by", "upload"))


def waiting(user: User) -> QuerySet[PlanDraft]:
    """Those of them that wait to be checked."""
    return drafts_of(user).filter(state=DraftState.CHECKING)


def plans_of(user: User) -> QuerySet[Plan]:
    """The plans that a person may see."""
    return orgs.visible_to(user, Plan.objects.select_related("unit"))


def with_counts(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Each plan with ``task_count`` and ``unit_count``, for the list."""
    return plans.annotate(
        task_count=Count("tasks", distinct=True),
        unit_count=Count("tasks__assignments__unit", distinct=True),
    ).order_by("-year", "-taken_over_at", "-pk")


def checked(draft: PlanDraft) -> Checked:
    """The draft at its current version, read against the register of today."""
    version = draft.current
    matcher = Matcher(clock.today())
    open_ = draft.state == DraftState.CHECKING
    found = gaps(draft, version.plan, matcher) if open_ else []
    return Checked(draft, version, version.plan, matcher, found)


def rows(check: Checked) -> list[Row]:
    """The tasks as the checking page lists them."""
    by_task: dict[int | None, list[Gap]] = {}
    for gap in check.gaps:
        if gap.kind == "task":
            by_task.setdefault(gap.key, []).append(gap)
    found: list[Row] = []
    above: str | None = None
    for task in check.content["tasks"]:
        found.append(
            Row(
                task,
                [check.matcher.resolve(unit) for unit in task["units"]],
                all_words(task["deadlines"]),
                by_task.get(task["key"], []),
                task["section"] != above,
            )
        )
        above = task["section"]
    return found


def named(check: Checked) -> list[Name]:
    """Every distinct name, those that wait for a person first, then in the plan's order."""
    found: dict[tuple[str, Standing, tuple[int, ...]], Name] = {}
    for task, unit in names(check.content):
        resolved = check.matcher.resolve(unit)
        at = (unit["name"], resolved.standing, resolved.unit_ids)
        if at not in found:
            found[at] = Name(unit["name"], resolved, meaning(resolved, check.matcher))
        found[at].tasks.append(task)
    return sorted(found.values(), key=lambda name: name.resolved.known)


def meaning(resolved: Resolved, matcher: Matcher) -> str:
    """Whom a name means, in words."""
    if resolved.standing is Standing.UNIT and resolved.unit_id is not None:
        return matcher.units[resolved.unit_id].name
    if resolved.standing is Standing.GROUP and resolved.group_id is not None:
        return f"{matcher.groups[resolved.group_id].name}，现有 {len(resolved.unit_ids)} 个单位"
    if resolved.standing is Standing.CHOSEN:
        said = [matcher.units[pk].said for pk in resolved.unit_ids]
        return "、".join(said[:5]) + (f"等 {len(said)} 个单位" if len(said) > 5 else "")
    return _WAITING[resolved.standing]


_WAITING = {
    Standing.UNKNOWN: "还不认识",
    Standing.OPEN: "没有说是哪些单位",
    Standing.EMPTY: "组里现在没有单位",
    Standing.CLOSED: "单位已经撤销",
}


@dataclass(slots=True)
class Preview:
    """What taking over would make."""

    tasks: int
    assignments: int
    units: list[tuple[Unit, int, int]]  # unit, tasks in all, of these leading
    groups: list[tuple[UnitGroup, list[Unit]]]


def preview(check: Checked) -> Preview:
    """Count what taking over would make today, unit by unit, group by group."""
    counts: dict[int, list[int]] = {}
    total = 0
    for share in shares(check.content, check.matcher):
        total += 1
        both = counts.setdefault(share.unit_id, [0, 0])
        both[0] += 1
        both[1] += share.role == "lead"
    units = [
        (unit, counts[pk][0], counts[pk][1])
        for pk, unit in check.matcher.units.items()
        if pk in counts
    ]
    used = {resolved.group_id for name in named(check) for resolved in [name.resolved]}
    groups = [
        (group, [check.matcher.units[pk] for pk in check.matcher.members(group.pk)])
        for group in check.matcher.groups.values()
        if group.pk in used
    ]
    return Preview(len(check.content["tasks"]), total, units, groups)
