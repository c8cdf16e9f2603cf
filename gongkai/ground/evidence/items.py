"""What is handed to ``actions.attach``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Any, TypeAlias


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file: its content or an open file (an uploaded one), and the name it has with people."""

    data: bytes | IO[bytes] | Any
    name: str


@dataclass(frozen=True, slots=True)
class LinkItem:
    """An address (http, https or one of our own, beginning with a slash) and what it leads to."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class RecordItem:
    """A record of another room, by kind and reference as in ``linkable``."""

    kind: str
    reference: str


Item: TypeAlias = FileItem | LinkItem | RecordItem
