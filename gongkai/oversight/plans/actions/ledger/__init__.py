"""What can be done with an assignment, alone or many at once."""

from .bulk import Wanted, bulk
from .carrying import carry_over
from .office import (
    extend,
    insist,
    reopen,
    send_back,
    transfer,
    transfer_unit,
    urge,
    verify,
    withdraw,
)
from .projecting import project_stale, rebuild
from .reminding import remind_due
from .talking import comment, start
from .undoing import undo
from .unit import fill_plan, refuse, report, report_from_system, retract, sign, submit

__all__ = [
    "Wanted",
    "bulk",
    "carry_over",
    "comment",
    "extend",
    "fill_plan",
    "insist",
    "project_stale",
    "rebuild",
    "refuse",
    "remind_due",
    "reopen",
    "report",
    "report_from_system",
    "retract",
    "send_back",
    "sign",
    "start",
    "submit",
    "transfer",
    "transfer_unit",
    "undo",
    "urge",
    "verify",
    "withdraw",
]
