"""The shape that every channel has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from ..rules.delivering import Outcome


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out. ``address`` is personal data: it appears in the payload and nowhere else."""

    key: str
    address: str
    kind: str
    subject: str
    body: str
    link: str

    def __repr__(self) -> str:
        return f"Message({self.key})"  # so that no log line ever shows a telephone number


class Sender(Protocol):
    """One channel."""

    quiet: bool  # whether quiet hours apply

    def is_ready(self) -> bool:
        """Whether this installation is set up for the channel."""

    def address_of(self, user: Any) -> str:
        """Where ``user`` is reached; empty when nothing is on file."""

    def send(self, message: Message) -> Outcome:
        """One attempt. Exceptions count as "may have arrived"."""
