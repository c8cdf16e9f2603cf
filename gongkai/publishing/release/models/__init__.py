"""What is public and was, its versions and files, where it is listed, and how it travels."""

from .channels import Attempt, Audience, AudienceReader, Channel, Dispatch
from .events import Event, Schedule, SearchNews, Turn
from .publications import Placement, Publication, Version, VersionFile

__all__ = [
    "Attempt",
    "Audience",
    "AudienceReader",
    "Channel",
    "Dispatch",
    "Event",
    "Placement",
    "Publication",
    "Schedule",
    "SearchNews",
    "Turn",
    "Version",
    "VersionFile",
]
