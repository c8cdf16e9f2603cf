"""What is in a file to be checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gongkai.ground.documents.model import Table

from .rules.finding import Finding, Kind, beginning

Readable = Literal[True, False, "partly"]


@dataclass
class Read:
    """One file. ``texts`` are (place, text); ``tables`` are (place, table); ``hidden`` are
    findings that the file itself is; ``inside`` are (name, content) of files within it.

    ``beneath`` are (place, text) of all that lies in the file, much of it once more what is shown:
    what is found there counts where it was not found before. ``wrapped``: a line may end in the
    middle of a number.
    """

    readable: Readable = True
    reason: str = ""
    texts: list[tuple[str, str]] = field(default_factory=list)
    tables: list[tuple[str, Table]] = field(default_factory=list)
    hidden: dict[Finding, None] = field(default_factory=dict)  # in their order, each once
    inside: list[tuple[str, bytes]] = field(default_factory=list)
    beneath: list[tuple[str, str]] = field(default_factory=list)
    wrapped: bool = False

    def hides(self, kind: Kind, text: str, where: str) -> None:
        """Note something that the file hides, once."""
        shown, whole = beginning(text)
        self.hidden[Finding(kind, shown, "sure", where, whole=whole)] = None

    def holds(self, name: str, content: bytes) -> None:
        """Note a file within the file, once."""
        if all(content != held for _, held in self.inside):
            self.inside.append((name, content))

    def says(self, kind: Kind, text: str, where: str) -> None:
        """Note a text that the file hides; it is checked like any other."""
        if text:
            self.hides(kind, text, where)
            self.texts.append((where, text))

    def partly(self, reason: str) -> None:
        """Say that something of the file could not be read."""
        if self.readable is True:
            self.readable = "partly"
        if reason not in self.reason:
            self.reason += reason
