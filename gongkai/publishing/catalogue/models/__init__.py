"""Directories with their entries, what happened under an entry, columns, topics, tables read."""

from .columns import Column, Topic, UnitGuide
from .directories import Bound, Directory, Entry, EntryVersion
from .facts import EntryFact, EntryState
from .intakes import Intake, IntakeRow
from .reposts import Repost, RepostDuty

__all__ = [
    "Bound",
    "Column",
    "Directory",
    "Entry",
    "EntryFact",
    "EntryState",
    "EntryVersion",
    "Intake",
    "IntakeRow",
    "Repost",
    "RepostDuty",
    "Topic",
    "UnitGuide",
]
