"""Rows of the room."""

from .competitions import Competition, CompetitionEvent, Entry, Vote, VoteReminder
from .happened import Happened
from .matters import Matter, MatterEvent
from .sessions import Session, SessionEvent

__all__ = [
    "Competition",
    "CompetitionEvent",
    "Entry",
    "Happened",
    "Matter",
    "MatterEvent",
    "Session",
    "SessionEvent",
    "Vote",
    "VoteReminder",
]
