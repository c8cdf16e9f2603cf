"""Example records of the room ``coordination``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from gongkai.ground.core import clock
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.models import Competition, Entry, Matter, Session
from tests.factories import coordination

from ..registry import example, rows
from ..world import MARK, World


def _session(world: World) -> Session:
    return coordination.session(
        world.ours, world.our_unit, subject=f"{MARK}的培训{Session.objects.count()}"
    )


def _competition(world: World, *, days: int = 7) -> Competition:
    """One to which the stranger's unit is not asked; handing in ends in ``days``."""
    title = f"{MARK}等单位的评选{Competition.objects.count()}"
    return coordination.competition(
        world.office,
        world.government,
        [world.our_unit, world.government],
        title=title,
        submit_until=clock.today() + timedelta(days),
        vote_until=clock.today() + timedelta(days + 7),
    )


def _entry(world: World, case: Competition | None = None) -> Entry:
    case = case or _competition(world)
    title = f"{MARK}的案例{Entry.objects.count()}"
    return coordination.entry(world.ours, case, world.our_unit, title=title)


def _voting(world: World) -> Competition:
    """Begun eight days ago, voted on since this day."""
    with clock.hold(clock.now() - timedelta(8)):
        case = _competition(world)
        _entry(world, case)
        coordination.entry(world.office, case, world.government)
    case.refresh_from_db()
    return actions.open_voting(by=world.office, competition=case, version=case.version)


def _closed(world: World) -> Competition:
    with clock.hold(clock.now() - timedelta(10)):
        case = _voting(world)
    return coordination.closed(world.office, case)


def _matter(world: World) -> Matter:
    title = f"{MARK}的议题{Matter.objects.count()}"
    return coordination.matter(world.ours, world.our_unit, title=title)


def _pk(row: Any) -> dict[str, Any]:
    return {"pk": row.pk}


@example(
    "coordination:session",
    "coordination:session-correct",
    "coordination:session-void",
    "coordination:session-restore",
    seen_by="ours",
)
def _own_session(world: World) -> dict[str, Any]:
    return _pk(_session(world))


@example("coordination:unit-sessions", "coordination:unit-export", seen_by="ours")
def _own_register(world: World) -> dict[str, Any]:
    _session(world)
    return _pk(world.our_unit)


@example("coordination:competition", "coordination:competition-submit", seen_by="ours")
def _our_competition(world: World) -> dict[str, Any]:
    return _pk(_competition(world))


@example(
    "coordination:competition-edit",
    "coordination:competition-open-voting",
    "coordination:competition-cancel",
    seen_by="office",
)
def _open_competition(world: World) -> dict[str, Any]:
    return _pk(_competition(world))


@example(
    "coordination:competition-extend", "coordination:competition-close-voting", seen_by="office"
)
def _voted_competition(world: World) -> dict[str, Any]:
    return _pk(_voting(world))


@example("coordination:competition-choose", "coordination:competition-export", seen_by="office")
def _closed_competition(world: World) -> dict[str, Any]:
    return _pk(_closed(world))


@example(
    "coordination:entry", "coordination:entry-revise", "coordination:entry-withdraw", seen_by="ours"
)
def _own_entry(world: World) -> dict[str, Any]:
    return _pk(_entry(world))


@example("coordination:entry-vote", "coordination:entry-take-back", seen_by="ours")
def _anothers_entry(world: World) -> dict[str, Any]:
    entries = Entry.objects.filter(competition=_voting(world), unit=world.government)
    return _pk(entries.get())


@example(
    "coordination:matter",
    "coordination:matter-edit",
    "coordination:matter-withdraw",
    seen_by="ours",
)
def _own_matter(world: World) -> dict[str, Any]:
    return _pk(_matter(world))


@example("coordination:matter-schedule", "coordination:matter-set-aside", seen_by="office")
def _proposed_matter(world: World) -> dict[str, Any]:
    return _pk(_matter(world))


@example(
    "coordination:matter-reschedule",
    "coordination:matter-put-off",
    "coordination:matter-decide",
    seen_by="office",
)
def _scheduled_matter(world: World) -> dict[str, Any]:
    return _pk(coordination.scheduled(world.office, _matter(world)))


@example("coordination:matter-amend", seen_by="office")
def _decided_matter(world: World) -> dict[str, Any]:
    found = coordination.scheduled(world.office, _matter(world))
    return _pk(coordination.decided(world.office, found, [world.our_unit]))


@rows("coordination:sessions", "coordination:unit-sessions", seen_by="ours")
def _one_more_session(world: World) -> None:
    _session(world)


@rows("coordination:session", seen_by="ours")
def _one_more_step_of_a_session(world: World) -> None:
    found = Session.objects.latest("pk")
    people = coordination.facts(subject=found.subject, people=found.people + 1)
    actions.correct(by=world.ours, session=found, version=found.version, facts=people)


@rows("coordination:competitions", seen_by="ours")
def _one_more_competition(world: World) -> None:
    _competition(world)


@rows("coordination:competition", seen_by="ours")
def _one_more_entry(world: World) -> None:
    case = Competition.objects.latest("pk")
    case.entries_per_unit += 3
    case.save()
    _entry(world, case)


@rows("coordination:competition-choose", seen_by="office")
def _one_more_entry_to_choose(world: World) -> None:
    case = Competition.objects.latest("pk")
    Entry.objects.create(
        competition=case,
        unit=world.our_unit,
        title=f"{MARK}补的案例{Entry.objects.count()}",
        text="补",
        submitted_by=world.ours,
        changed_by=world.ours,
    )


@rows("coordination:matters", seen_by="ours")
def _one_more_matter(world: World) -> None:
    _matter(world)
