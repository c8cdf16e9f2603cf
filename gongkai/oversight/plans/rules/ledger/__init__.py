"""台账: how one unit's task goes, when each part of it is due, and who is reminded. Pure."""

from .events import Event, Measure, WorkPlan
from .fold import Standing, fold
from .lights import Light, light_of
from .occurrences import Due, Frame, Limit, dues
from .states import MACHINE, NOT_UNDONE, UNDO_WITHIN

__all__ = [
    "MACHINE",
    "NOT_UNDONE",
    "UNDO_WITHIN",
    "Due",
    "Event",
    "Frame",
    "Light",
    "Limit",
    "Measure",
    "Standing",
    "WorkPlan",
    "dues",
    "fold",
    "light_of",
]
