"""Handing in content, sending it to review, giving opinions."""

from .arranging import arrange
from .handing_in import hand_in
from .reminding import remind_due
from .stepping import (
    MOST,
    approve,
    approve_many,
    end,
    move,
    recall,
    reopen,
    send_back,
    submit,
)

__all__ = [
    "MOST",
    "approve",
    "approve_many",
    "arrange",
    "end",
    "hand_in",
    "move",
    "recall",
    "remind_due",
    "reopen",
    "send_back",
    "submit",
]
