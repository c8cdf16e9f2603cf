"""Sessions, competitions and matters for tests, made through the room's actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit, User
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.actions.competitions import Terms
from gongkai.oversight.coordination.models import Competition, Entry, Matter, Session
from gongkai.oversight.coordination.rules.sessions import Facts

from . import orgs

_numbers = count(1)


@dataclass
class District:
    """An office, three units with an information officer each, and a leader of the first."""

    government: Unit = field(default_factory=orgs.government)
    office: Unit = field(init=False)
    units: list[Unit] = field(init=False)
    officer: User = field(init=False)
    people: list[User] = field(init=False)

    def __post_init__(self) -> None:
        self.office = orgs.unit("云川区人民政府办公室", parent=self.government)
        names = ("区教育局", "区水务局", "柳渡镇")
        self.units = [orgs.unit(name, parent=self.government) for name in names]
        self.officer = orgs.person(self.office, "office_admin", name="林岚")
        self.people = [orgs.person(unit, "info_officer") for unit in self.units]


def facts(**more: Any) -> Facts:
    """A training of yesterday."""
    said: dict[str, Any] = {
        "kind": "training",
        "held_on": clock.today() - timedelta(1),
        "subject": f"政府信息公开条例第{next(_numbers)}讲",
        "host": "林岚",
        "people": 12,
    }
    return Facts(**said | more)


def session(by: User, unit: Unit, items: Iterable[Any] = (), **more: Any) -> Session:
    """An entry of the register."""
    return actions.record(by=by, unit=unit, facts=facts(**more), items=list(items))


def terms(**more: Any) -> Terms:
    """Handing in ends in a week, voting in two."""
    today = clock.today()
    said: dict[str, Any] = {
        "title": f"第{next(_numbers)}次优秀案例评选",
        "year": today.year,
        "brief": "评选做法好、可以推广的案例。",
        "submit_until": today + timedelta(7),
        "vote_until": today + timedelta(14),
    }
    return Terms(**said | more)


def competition(by: User, office: Unit, units: Iterable[Unit], **more: Any) -> Competition:
    """A competition in which ``units`` take part."""
    return actions.start(by=by, office=office, terms=terms(**more), units=units)


def entry(by: User, case: Competition, unit: Unit, **more: Any) -> Entry:
    """A case of ``unit``."""
    said = {"title": f"案例{next(_numbers)}", "text": "做法和成效。"} | more
    return actions.submit(by=by, competition=case, unit=unit, **said)


def opened(by: User, case: Competition) -> Competition:
    """The competition with its voting open, on the day after handing in ended."""
    case.refresh_from_db()
    with clock.hold(at(case.submit_until + timedelta(1))):
        return actions.open_voting(by=by, competition=case, version=case.version)


def closed(by: User, case: Competition) -> Competition:
    """The competition on the day after its voting ended."""
    case.refresh_from_db()
    with clock.hold(at(case.vote_until + timedelta(1))):
        return actions.close_voting(by=by, competition=case, version=case.version)


def matter(by: User, unit: Unit, **more: Any) -> Matter:
    """A proposed matter."""
    said = {"title": f"议题{next(_numbers)}", "text": "情况和建议。"} | more
    return actions.propose(by=by, unit=unit, **said)


def scheduled(by: User, found: Matter, held_on: date | None = None) -> Matter:
    """The matter on today's meeting."""
    return actions.schedule(
        by=by,
        matter=found,
        version=found.version,
        meeting="区政务公开领导小组会议",
        held_on=held_on or clock.today(),
    )


def decided(by: User, found: Matter, units: Iterable[Unit] = (), **more: Any) -> Matter:
    """The scheduled matter with a decision."""
    decision = actions.matters.Decision("同意。", list(units), **more)
    return actions.decide(by=by, matter=found, version=found.version, decision=decision)


def at(day: date, hour: int = 9) -> datetime:
    """A moment of ``day``."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.CHINA)
