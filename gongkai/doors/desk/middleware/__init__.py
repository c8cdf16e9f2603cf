"""What stands between a signed-in person and the staff pages."""

from .gates import FirstThingsFirst
from .idle import IdleSignOut
from .storing import NoStore

__all__ = ["FirstThingsFirst", "IdleSignOut", "NoStore"]
