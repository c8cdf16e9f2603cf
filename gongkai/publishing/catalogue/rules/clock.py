"""When an entry is due: a pure fold over what was formed, changed, published and withdrawn.

条例 art. 26: 20 working days from formation or change, unless a law or regulation sets another
limit. A special row of the table of time limits wins over what the catalogue says; an entry with a
rhythm (每季度) is due once in each period.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gongkai.ground.timelimits import saying
from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.enums import FirstDay, Mark, Nature, Unit
from gongkai.ground.timelimits.rules.limits import Limit, due
from gongkai.ground.timelimits.rules.limits import months_after as after
from gongkai.ground.timelimits.rules.reckoning import Reckoning, reckon

from . import limits

GENERAL = "disclosure.general"
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
PERIODS = {"week": "周", "month": "月", "quarter": "季度", "half": "半年", "year": "年"}
Light = Literal["late", "soon", "never", "fine"]
LIGHTS: dict[str, str] = {
    "late": "超期",
    "soon": "快到期",
    "never": "从未公开",
    "fine": "正常",
}
BY_NEED: tuple[Light, ...] = ("late", "never", "soon", "fine")
SOON_DAYS = 7  # days before the last one that an entry is warned of


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened on a day: ``verb`` of ``enums.FactVerb``, ``key`` names the thing."""

    verb: str
    key: str
    on: date


@dataclass(frozen=True, slots=True)
class Terms:
    """What an entry asks for. ``limit`` (None for a duty without a count) from the event;
    ``every`` a rhythm; ``since`` the day from which the entry counts."""

    limit: Limit | None
    every: str
    since: date


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that is not public yet: from which day it counts, its last day."""

    key: str
    since: date
    due: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands whatever day it is: what is open (the first due first), how many
    things are public, when one was last published, the next last day."""

    open: tuple[Open, ...] = ()
    shown: int = 0
    last_on: date | None = None
    due_on: date | None = None


def terms_of(
    said: limits.Limit, special: Limit | None, general: Limit, since: date, text: str = ""
) -> Terms:
    """The terms of an entry: ``said`` is read from its own words, ``special`` the row of the table
    that it names, ``general`` that of art. 26, which words of a catalogue may shorten and never
    lengthen."""
    if special is not None:
        counted = special.amount is not None or special.month_day is not None
        return Terms(special if counted else None, special.every, since)
    if said.kind == "every":
        own = _own(said, text) if said.counted or said.month_day is not None else None
        return Terms(own, said.every, since)
    shorter = said.kind == "within" and not said.exceeds_the_law
    return Terms(_own(said, text) if shorter else general, "", since)


def fold(
    terms: Terms, facts: Iterable[Fact], calendar: Calendar, first: FirstDay = FirstDay.NEXT
) -> Standing:
    """Where the entry stands by these facts, in the order in which they were written down."""
    waits: dict[str, date] = {}
    shown: dict[str, date] = {}
    done: dict[str, date] = {}  # published and not taken back; what has had its days counts
    for fact in facts:
        if fact.verb in ("formed", "changed"):
            waits[fact.key] = fact.on
        elif fact.verb == "published":
            waits.pop(fact.key, None)
            shown[fact.key] = fact.on
            done[fact.key] = max(done.get(fact.key, fact.on), fact.on)
        else:
            waits.pop(fact.key, None)
            shown.pop(fact.key, None)
            if fact.verb == "withdrawn":
                done.pop(fact.key, None)
    last = max(done.values(), default=None)
    if terms.every:
        return Standing((), len(shown), last, _next_due(terms, last, calendar, first))
    found = [_open(terms, key, on, calendar, first) for key, on in waits.items()]
    opened = tuple(sorted((one for one in found if one is not None), key=lambda one: one.due))
    return Standing(opened, len(shown), last, opened[0].due if opened else None)


def light_of(standing: Standing, today: date) -> Light:
    """What the board shows: late before soon before never."""
    if standing.due_on is not None and standing.due_on < today:
        return "late"
    if standing.due_on is not None and standing.due_on <= today + timedelta(days=SOON_DAYS):
        return "soon"
    return "fine" if standing.shown else "never"


def explain(
    terms: Terms, standing: Standing, calendar: Calendar, first: FirstDay, today: date
) -> list[str]:
    """Why the entry is due when it is, in sentences; empty where nothing is due."""
    if standing.due_on is None:
        return []
    if terms.every:
        return _of_a_rhythm(terms, standing)
    return list(_reckoned(terms, standing.open[0], calendar, first, today).sentences)


def _reckoned(
    terms: Terms, one: Open, calendar: Calendar, first: FirstDay, today: date
) -> Reckoning:
    assert terms.limit is not None, "only what has a limit is open"
    found = reckon(terms.limit, one.since, calendar, first, today)
    assert found is not None, "it has a last day"
    return found


def _of_a_rhythm(terms: Terms, standing: Standing) -> list[str]:
    assert standing.due_on is not None
    word = PERIODS[terms.every]
    told = (
        f"最近一次公开是{saying.day(standing.last_on)}。"
        if standing.last_on
        else f"从{saying.day(terms.since)}起，还没有公开过。"
    )
    more = f"，{_bound(terms.limit, word)}" if terms.limit else ""
    return [f"要求每{word}公开一次{more}。", told, f"下一次最迟{saying.day(standing.due_on)}。"]


def _bound(limit: Limit, word: str) -> str:
    if limit.amount is None or limit.unit is None:
        return limit.said
    return f"{word}末以后{saying.amount(limit.amount, limit.unit)}内"


def _open(terms: Terms, key: str, on: date, calendar: Calendar, first: FirstDay) -> Open | None:
    last = due(terms.limit, on, calendar, first) if terms.limit is not None else None
    return Open(key, on, last) if last is not None else None


def _next_due(terms: Terms, last: date | None, calendar: Calendar, first: FirstDay) -> date:
    """The last day for the first period that nothing was published for.

    With an amount (每月后10个工作日内) what is published in a period is about the one before.
    """
    if terms.limit is not None and terms.limit.month_day is not None:
        found = due(terms.limit, date(last.year + 1, 1, 1) if last else terms.since, calendar)
        return found if found is not None else period_end(terms.since, terms.every)
    if last is None:
        end = period_end(terms.since, terms.every)
    elif terms.limit is None:
        end = period_end(period_end(last, terms.every) + timedelta(days=1), terms.every)
    else:
        end = period_end(last, terms.every)
    if terms.limit is None:
        return end
    found = due(terms.limit, end, calendar, first)
    return found if found is not None else end


def period_end(day: date, every: str) -> date:
    """The last day of the week, month, quarter, half or whole year that ``day`` lies in."""
    if every == "week":
        return day + timedelta(days=6 - day.weekday())
    length = MONTHS[every]
    begin = date(day.year, (day.month - 1) // length * length + 1, 1)
    return after(begin, length) - timedelta(days=1)


def _own(said: limits.Limit, text: str) -> Limit:
    """The limit that the entry's own words set."""
    return Limit(
        code="catalogue.own",
        label="目录规定的公开时限",
        nature=Nature.AT_MOST,
        source=f"公开事项目录：{text}",
        mark=Mark.OFFICE,
        valid_from=date.min,
        amount=said.amount if said.month_day is None else None,
        unit=Unit(said.unit) if said.month_day is None else None,
        month_day=said.month_day,
        every=said.every if said.month_day is not None else "",
        starts_from="信息形成或者变更之日",
    )
