"""The register of names: which unit or group a written name means. Pure; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz, process

from .rules import names

How = Literal["name", "short", "alias", "none"]  # as enums.NameKind, or no match


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of one unit or one group, as the register stores it."""

    text: str
    how: How
    unit_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name means: a unit, a group, or nothing that is known (``how`` is none)."""

    unit_id: int | None = None
    group_id: int | None = None
    how: How = "none"
    name: str | None = None  # the full name of what was meant

    def __bool__(self) -> bool:
        return self.how != "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known name that looks like the written one, for a person to choose; score 0 to 100."""

    text: str
    score: float
    unit_id: int | None
    group_id: int | None


@dataclass(slots=True)
class Register:
    """All names of units and groups, ready for many look-ups."""

    known: Iterable[KnownName] = ()
    _by_key: dict[str, KnownName] = field(default_factory=dict, repr=False)
    _full: dict[tuple[int | None, int | None], str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for each in self.known:
            self._by_key[names.key(each.text)] = each
            if each.how == "name":
                self._full[each.unit_id, each.group_id] = each.text

    def match(self, name: str) -> Match:
        """What ``name`` means: by full name, short name or alias of a unit or group, exactly.

        Width, spaces and case do not matter. A similar name is no match: see ``suggestions``.
        """
        found = self._by_key.get(names.key(name))
        if found is None:
            return Match()
        full = self._full.get((found.unit_id, found.group_id), found.text)
        return Match(found.unit_id, found.group_id, found.how, full)

    def suggestions(self, name: str, limit: int = 5) -> list[Suggestion]:
        """Known names that look like ``name``, best first, each unit or group once."""
        choices = {key: names.key(key) for key in self._by_key}
        scored = process.extract(
            names.key(name), choices, scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=50
        )
        best: dict[tuple[int | None, int | None], Suggestion] = {}
        for _, score, key in scored:
            known = self._by_key[key]
            target = (known.unit_id, known.group_id)
            text = self._full.get(target, known.text)
            best.setdefault(target, Suggestion(text, score, *target))
        return list(best.values())[:limit]
