"""The clock itself: immutable, one method for each thing that can happen, read on any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile

from ...calendar import Calendar
from ...enums import FirstDay, State, Unit
from . import explaining
from .events import Event, Extended, Paused, Resumed, Started, Stopped
from .fold import Course, Step, course_of, steps
from .reading import Reading


@dataclass(frozen=True)
class Clock:
    """A period of ``amount`` working days or days, and what happened to it.

    Every verb returns a new clock. Events may be noted in any order; they take effect by their
    day. ``rolls``: a last day that is a day off moves to the next working day (only for ``DAY``).
    """

    calendar: Calendar
    amount: int
    unit: Unit = Unit.WORKDAY
    first_day: FirstDay = FirstDay.NEXT
    rolls: bool = False
    events: tuple[Event, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError("a period has at least one day")
        if self.unit not in (Unit.WORKDAY, Unit.DAY):
            raise ValueError("a clock counts working days or days")

    def start(self, day: date, reason: str = "") -> Clock:
        """The period begins by an event on ``day``."""
        return self._with(Started(day, reason))

    def restart(self, day: date, reason: str = "") -> Clock:
        """The period begins anew with its full amount; earlier pauses and extensions lapse."""
        return self._with(Started(day, reason, again=True))

    def pause(self, day: date, key: str, at_most: int | None = None, reason: str = "") -> Clock:
        """Time stops after ``day``, for at most ``at_most`` working days if given."""
        if at_most is not None and at_most < 0:
            raise ValueError("a pause cannot be shorter than nothing")
        return self._with(Paused(day, key, at_most, reason))

    def resume(self, day: date, key: str) -> Clock:
        """The pause ``key`` ends; ``day`` is the last day that does not count.

        ValueError when nothing was ever paused under this key.
        """
        if not any(isinstance(event, Paused) and event.key == key for event in self.events):
            raise ValueError(f"nothing was paused as {key!r}")
        return self._with(Resumed(day, key))

    def extend(self, day: date, amount: int, reason: str = "") -> Clock:
        """The period grows by ``amount`` (decided on ``day``)."""
        if amount < 1:
            raise ValueError("an extension has at least one day")
        return self._with(Extended(day, amount, reason))

    def stop(self, day: date) -> Clock:
        """The matter is done on ``day``."""
        return self._with(Stopped(day))

    @cached_property
    def course(self) -> Course:
        """The events in effect."""
        return course_of(self.events, self.calendar)

    @property
    def total(self) -> int:
        """The amount with all extensions in force."""
        return self.amount + self.course.extended_by

    @cached_property
    def due(self) -> date | None:
        """The last day in time, or None (see ``Reading``)."""
        for step in self._steps():
            if step.number == self.total:
                rolls = self.rolls and self.unit is Unit.DAY
                return self.calendar.workday_from(step.day) if rolls else step.day
            if self.course.silent_after(step.day):
                return None
        return None

    def read(self, today: date) -> Reading:
        """What the clock shows on ``today``."""
        course, due = self.course, self.due
        if course.start is None:
            return Reading(State.WAITING, None, None, False, False, 0, self.amount)
        as_of = min(today, course.stopped) if course.stopped else today
        left = self._left(as_of)
        return Reading(
            state=self._state(today, as_of),
            due=due,
            days_left=left,
            overdue=due is not None and as_of > due,
            provisional=self.calendar.provisional_between(course.start.day, due or self._reach()),
            used=self.total - max(left, 0),
            total=self.total,
            paused_for=tuple(pause.key for pause in course.running_after(as_of)),
        )

    def explain(self, today: date) -> list[str]:
        """Chinese sentences that tell how the due day came about and where it stands today."""
        return explaining.sentences(self, self.read(today), today)

    def day_by_day(self, until: date | None = None) -> list[Step]:
        """Every day after the start up to the due day, or to ``until`` while that is open."""
        last = self.due or until
        if last is None or self.course.start is None:
            return []
        return list(takewhile(lambda step: step.day <= last, self._steps()))

    def _state(self, today: date, as_of: date) -> State:
        if self.course.stopped is not None and self.course.stopped <= today:
            return State.STOPPED
        in_time = self.due is None or as_of < self.due
        paused = in_time and self.course.running_after(as_of)
        return State.PAUSED if paused else State.RUNNING

    def _reach(self) -> date:
        """The last day that matters while a pause holds the due day open."""
        return max(event.day for event in self.events)

    def _left(self, as_of: date) -> int:
        if self.due is not None and as_of > self.due:
            if self.unit is Unit.DAY:
                return -(as_of - self.due).days
            return -self.calendar.workdays_between(self.due, as_of)
        used = 0
        for step in takewhile(lambda step: step.day <= as_of, self._steps()):
            used = step.number or used
        return self.total - min(used, self.total)

    def _steps(self) -> Iterator[Step]:
        start = self.course.start
        if start is None:
            return iter(())
        same = self.first_day is FirstDay.SAME
        origin = start.day - timedelta(days=1) if same else start.day
        return steps(self.course, self.calendar, self.unit, origin)

    def _with(self, event: Event) -> Clock:
        if not isinstance(event, Started) and not any(
            isinstance(earlier, Started) for earlier in self.events
        ):
            raise ValueError("a clock must be started first")
        return replace(self, events=(*self.events, event))
