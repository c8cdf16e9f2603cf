"""What can be done in this room: register, hold competitions, bring matters before the body."""

from .competitions import cancel, choose, close_voting, edit, extend, open_voting, start
from .entries import revise, submit, withdraw
from .matters import (
    amend,
    decide,
    edit_matter,
    propose,
    put_off,
    reschedule,
    schedule,
    set_aside,
    withdraw_matter,
)
from .reminding import remind
from .sessions import correct, record, restore, void
from .votes import take_back, vote

__all__ = [
    "amend",
    "cancel",
    "choose",
    "close_voting",
    "correct",
    "decide",
    "edit",
    "edit_matter",
    "extend",
    "open_voting",
    "propose",
    "put_off",
    "record",
    "remind",
    "reschedule",
    "restore",
    "revise",
    "schedule",
    "set_aside",
    "start",
    "submit",
    "take_back",
    "void",
    "vote",
    "withdraw",
    "withdraw_matter",
]
