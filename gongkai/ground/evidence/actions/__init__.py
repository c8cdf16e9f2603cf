"""Attaching proof, and marking it when the record it names is withdrawn."""

from .attaching import attach
from .flagging import flag, unflag
from .linking import hold_records

__all__ = ["attach", "flag", "hold_records", "unflag"]
