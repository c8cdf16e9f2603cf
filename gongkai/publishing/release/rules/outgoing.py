"""What a record is when it goes out: data that is hashed, files, where it is listed.

The room that owns a record makes an ``Outgoing`` of it. Its text part in the review carries the
hash of the very data that is published (``text_part``), and each file is a part of its own, so
that nothing can go out that was not reviewed, word for word (先审查、后公开: 保守国家秘密法实施条例
(2024) art. 42).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from gongkai.ground.core.errors import Reason
from gongkai.ground.review.rules.content import TEXT, Content, Part

BANNER, GONE = "banner", "gone"  # what an expired record still shows


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """One version of a record: its kind (a model's label_lower), number and content hash."""

    kind: str
    record_id: int
    digest: str


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file that goes out with a record. ``key`` is that of its part in the review."""

    key: str
    name: str
    upload_id: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record as it would be published now.

    ``data`` is plain JSON and all that its public page is made of. ``shelves`` are the lists in
    which it stands (column:12, unit:5); ``day`` orders them. ``expires_on`` is the last day on
    which it is shown as it is; ``ending`` says what is left afterwards.
    """

    kind: str
    record_id: int
    unit_id: int
    title: str
    content: Content
    data: Mapping[str, Any]
    day: date
    files: tuple[OutFile, ...] = ()
    shelves: tuple[str, ...] = ()
    summary: str = ""
    expires_on: date | None = None
    ending: str = GONE

    @property
    def version(self) -> RecordVersion:
        """What the review must have passed."""
        return RecordVersion(self.kind, self.record_id, self.content.digest)


def digest_of(data: Mapping[str, Any]) -> str:
    """SHA-256 of the data in one canonical form (keys in order, UTF-8, no spaces)."""
    said = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def text_part(label: str, text: str, data: Mapping[str, Any]) -> Part:
    """The part of the review that stands for ``data``; ``text`` is how a reviewer reads it."""
    return Part(TEXT, label, text, digest_of(data))


def strings_in(data: Any) -> Iterator[str]:
    """All texts of published data, wherever they stand in it."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from strings_in(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings_in(value)


def unreviewed(outgoing: Outgoing) -> list[Reason]:
    """Whatever would go out without being a part of what is reviewed. A fault of the room."""
    reasons = []
    text = outgoing.content.part(TEXT)
    if text is None or text.digest != digest_of(outgoing.data):
        reasons.append(Reason("data_not_reviewed", "要公开的内容和送审的内容不一致，请重新送审。"))
    for file in outgoing.files:
        part = outgoing.content.part(file.key)
        if part is None or part.digest != file.sha256:
            said = f"附件“{file.name}”没有送审，或者送审以后换过，请重新送审。"
            reasons.append(Reason("file_not_reviewed", said, file.key))
    return reasons
