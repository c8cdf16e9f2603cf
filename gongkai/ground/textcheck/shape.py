"""What is in a file to be checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
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
    hidden: list[Finding] = field(default_factory=list)
    inside: list[tuple[str, bytes]] = field(default_factory=list)
    beneath: list[tuple[str, str]] = field(default_factory=list)
    wrapped: bool = False
    _told: set[Finding] = field(default_factory=set)
    _held: set[bytes] = field(default_factory=set)

    def hides(self, kind: Kind, text: str, where: str) -> None:
        """Note something that the file hides, once."""
        shown, whole = beginning(text)
        found = Finding(kind, shown, "sure", where, whole=whole)
        if found not in self._told:
            self._told.add(found)
            self.hidden.append(found)

    def holds(self, name: str, content: bytes) -> None:
        """Note a file within the file, once."""
        print_of = sha256(content).digest()
        if print_of not in self._held:
            self._held.add(print_of)
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
