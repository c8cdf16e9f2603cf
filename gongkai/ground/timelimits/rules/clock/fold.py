"""Fold a clock's events over a calendar.

Which days count (the convention, since 条例 names none):

- The day of the event is not counted; the first day after it that counts is day 1. With
  ``FirstDay.SAME`` the day of the event counts too, if it is a working day.
- A pause takes out the days *after* the day it begins, up to and *with* the day it ends: like every
  period, the consultation itself is counted from the next day (条例 Art. 33(3): the time needed to
  ask others is not counted). So the due day moves by exactly the working days of the pause, and a
  pause that ends on the day it began changes nothing.
- Days under several pauses are taken out once.
- A restart begins afresh: pauses and extensions before it lapse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from ...calendar import Calendar
from ...enums import Unit
from .events import Event, Extended, Paused, Resumed, Started, Stopped


@dataclass(slots=True)
class Pause:
    """One pause: the days after ``first`` up to and with ``last`` (None: still open) are out."""

    key: str
    first: date
    last: date | None
    reason: str

    def holds(self, day: date) -> bool:
        """Whether this pause takes ``day`` out."""
        return self.first < day and (self.last is None or day <= self.last)


@dataclass(slots=True)
class Course:
    """The events in their final order of effect."""

    start: Started | None = None
    pauses: list[Pause] = field(default_factory=list)
    extensions: list[Extended] = field(default_factory=list)
    stopped: date | None = None

    @property
    def extended_by(self) -> int:
        """All extensions together, in the unit of the clock."""
        return sum(extension.amount for extension in self.extensions)

    def pause_on(self, day: date) -> Pause | None:
        """The pause that takes ``day`` out, if any."""
        return next((pause for pause in self.pauses if pause.holds(day)), None)

    def running_after(self, day: date) -> list[Pause]:
        """The pauses under which the day after ``day`` does not count."""
        return [pause for pause in self.pauses if pause.holds(day + timedelta(days=1))]

    def silent_after(self, day: date) -> bool:
        """Whether no day after ``day`` will ever count, because a pause is open."""
        return any(pause.last is None and pause.first <= day for pause in self.pauses)


def course_of(events: Iterable[Event], calendar: Calendar) -> Course:
    """Bring the events in the order of their days (within a day: as noted) and apply them."""
    course = Course()
    for event in sorted(events, key=lambda event: event.day):
        _apply(event, course, calendar)
    return course


def _apply(event: Event, course: Course, calendar: Calendar) -> None:
    if course.stopped is not None and not isinstance(event, Started):
        return  # what comes after the end changes no date
    match event:
        case Started():
            course.start, course.stopped = event, None
            course.pauses.clear()
            course.extensions.clear()
        case Paused():
            ends = event.at_most is not None
            last = calendar.add_workdays(event.day, event.at_most or 0) if ends else None
            course.pauses.append(Pause(event.key, event.day, last, event.reason))
        case Resumed():
            _end(course, event)
        case Extended():
            course.extensions.append(event)
        case Stopped():
            course.stopped = event.day


def _end(course: Course, event: Resumed) -> None:
    """End the open pauses of this key. What ended by itself earlier stays ended then."""
    for pause in course.pauses:
        if pause.key == event.key and (pause.last is None or pause.last > event.day):
            pause.last = event.day


@dataclass(frozen=True, slots=True)
class Step:
    """One day after the start: its number when it counts, or why it does not."""

    day: date
    number: int | None
    reason: str

    @property
    def counted(self) -> bool:
        """Whether the day counts."""
        return self.number is not None


def steps(course: Course, calendar: Calendar, unit: Unit, origin: date) -> Iterator[Step]:
    """Day by day from the day after ``origin``, without end."""
    day, number = origin, 0
    while True:
        day += timedelta(days=1)
        pause = course.pause_on(day)
        works = unit is Unit.DAY or calendar.is_workday(day)
        if works and pause is None:
            number += 1
            yield Step(day, number, calendar.reason(day))
        else:
            why = f"暂停：{pause.reason or '依法扣除的时间'}" if works and pause else ""
            yield Step(day, None, why or calendar.reason(day))
