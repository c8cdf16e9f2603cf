"""Everything that changes notices and deliveries."""

from .deciding import drop, resend
from .delivering import deliver_due, give_up_lost
from .reading import choose, mark_all_read, mark_read
from .writing import notify

__all__ = [
    "choose",
    "deliver_due",
    "drop",
    "give_up_lost",
    "mark_all_read",
    "mark_read",
    "notify",
    "resend",
]
