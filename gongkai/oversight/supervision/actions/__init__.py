"""What can be done with findings and letters."""

from .findings import clear, confirm, dismiss, escalate, rectify, report, take_up
from .letters import accept, answer, edit_letter, issue, withdraw, write_letter
from .projecting import rebuild
from .reminding import remind_due
from .telling import note_withdrawn_proof
from .turning import extend, send_back, transfer

__all__ = [
    "accept",
    "answer",
    "clear",
    "confirm",
    "dismiss",
    "edit_letter",
    "escalate",
    "extend",
    "issue",
    "note_withdrawn_proof",
    "rebuild",
    "rectify",
    "remind_due",
    "report",
    "send_back",
    "take_up",
    "transfer",
    "withdraw",
    "write_letter",
]
