"""What is reviewed: a record's text and attachments, as parts that can be told apart and hashed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

TEXT = "text"  # the key of a record's own text; attachments have keys of their room


@dataclass(frozen=True, slots=True)
class Part:
    """The text of a record, or one of its attachments.

    ``text`` is what can be compared (of a file: what could be read of it); ``digest`` is the
    SHA-256 of what goes out, so that a change that leaves no trace in the text is noticed, too.
    """

    key: str
    label: str
    text: str
    digest: str

    @classmethod
    def of_text(cls, key: str, label: str, text: str) -> Self:
        """A part that is nothing but its text."""
        return cls(key, label, text, sha256(text.encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Content:
    """All parts of a record at one moment, in the order in which they are read."""

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        keys = [part.key for part in self.parts]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError("content has parts, each key once")

    @property
    def digest(self) -> str:
        """Changes whenever any part, label or the order changes."""
        said = "\n".join(f"{part.key}\t{part.label}\t{part.digest}" for part in self.parts)
        return sha256(said.encode()).hexdigest()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(part.key for part in self.parts)

    def part(self, key: str) -> Part | None:
        """The part of this key, if there is one."""
        return next((part for part in self.parts if part.key == key), None)

    def as_json(self) -> list[dict[str, str]]:
        """The form in which a case keeps it."""
        return [
            {"key": part.key, "label": part.label, "text": part.text, "digest": part.digest}
            for part in self.parts
        ]

    @classmethod
    def from_json(cls, kept: Sequence[Mapping[str, Any]]) -> Self:
        """The reverse of ``as_json``."""
        return cls(
            tuple(Part(row["key"], row["label"], row["text"], row["digest"]) for row in kept)
        )
