"""What is in a file to be checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gongkai.ground.documents.model import Table

from .rules.finding import LONGEST, Finding, Kind

Readable = Literal[True, False, "partly"]


@dataclass
class Read:
    """One file. ``texts`` are (place, text); ``tables`` are (place, table); ``hidden`` are
    findings that the file itself is; ``inside`` are (name, content) of files within it."""

    readable: Readable = True
    reason: str = ""
    texts: list[tuple[str, str]] = field(default_factory=list)
    tables: list[tuple[str, Table]] = field(default_factory=list)
    hidden: list[Finding] = field(default_factory=list)
    inside: list[tuple[str, bytes]] = field(default_factory=list)

    def hides(self, kind: Kind, text: str, where: str) -> None:
        """Note something that the file hides, once."""
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        found = Finding(kind, shown, "sure", where)
        if found not in self.hidden:
            self.hidden.append(found)

    def says(self, kind: Kind, text: str, where: str) -> None:
        """Note a text that the file hides; it is checked like any other."""
        if text:
            self.hides(kind, text, where)
            self.texts.append((where, text))

    def partly(self, reason: str) -> None:
        """Say that something of the file could not be read."""
        if self.readable is True:
            self.readable = "partly"
        self.reason = self.reason or reason
