"""Handing in content, sending it to review, giving opinions."""

from .arranging import arrange
from .handing_in import hand_in
from .stepping import approve, approve_many, end, recall, send_back, submit

__all__ = [
    "approve",
    "approve_many",
    "arrange",
    "end",
    "hand_in",
    "recall",
    "send_back",
    "submit",
]
