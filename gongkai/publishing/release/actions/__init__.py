"""The only place where anything becomes public or ceases to be."""

from .circles import close_circle, keep_circle, new_code
from .ending import cancel, expire_due, prolong, withdraw
from .keeping import keep_channel, switch_channel
from .releasing import Choices, release, release_due
from .sending import resend, send_due

__all__ = [
    "Choices",
    "cancel",
    "close_circle",
    "expire_due",
    "keep_channel",
    "keep_circle",
    "new_code",
    "prolong",
    "release",
    "release_due",
    "resend",
    "send_due",
    "switch_channel",
    "withdraw",
]
