"""The only place where anything becomes public or ceases to be."""

from .ending import cancel, expire_due, prolong, withdraw
from .releasing import Choices, release, release_due

__all__ = [
    "Choices",
    "cancel",
    "expire_due",
    "prolong",
    "release",
    "release_due",
    "withdraw",
]
