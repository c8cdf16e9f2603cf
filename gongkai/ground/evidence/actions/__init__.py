"""Attaching proof, and marking it when the record it names is withdrawn."""

from .attaching import attach
from .flagging import flag, unflag

__all__ = ["attach", "flag", "unflag"]
