"""How far a person sees: a pure fold over the unit tree and the person's posts of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """One post that a person holds today, or holds as a deputy."""

    unit_id: int
    role: str
    reach: str  # see enums.Reach
    officer: str  # see enums.Officer; empty for business roles
    verbs: frozenset[str]
    post_id: int = 0
    as_deputy: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The unit tree: the unit above each unit, and which units are governments."""

    above: Mapping[int, int | None]
    governments: frozenset[int]

    def chain(self, unit_id: int | None) -> list[int]:
        """``unit_id`` and all units above it, from below."""
        found: list[int] = []
        while unit_id is not None and unit_id not in found:
            found.append(unit_id)
            unit_id = self.above.get(unit_id)
        return found

    def below(self, unit_id: int) -> frozenset[int]:
        """``unit_id`` and all units under it."""
        children: dict[int | None, list[int]] = {}
        for child, parent in self.above.items():
            children.setdefault(parent, []).append(child)
        found, open_ids = {unit_id}, [unit_id]
        while open_ids:
            for child in children.get(open_ids.pop(), ()):
                if child not in found:
                    found.add(child)
                    open_ids.append(child)
        return frozenset(found)

    def government_of(self, unit_id: int) -> int:
        """The nearest government at or above ``unit_id``; the root where there is none."""
        chain = self.chain(unit_id)
        return next((each for each in chain if each in self.governments), chain[-1])


@dataclass(frozen=True, slots=True)
class Sight:
    """Units whose rows are seen in full (``own``) and those seen once submitted (``office``)."""

    own: frozenset[int]
    office: frozenset[int]


def extent(standing: Standing, tree: Tree) -> frozenset[int]:
    """All units that the post reaches."""
    if standing.reach == "below":
        return tree.below(standing.unit_id)
    if standing.reach == "government":
        return tree.below(tree.government_of(standing.unit_id))
    return frozenset({standing.unit_id})


def reaches(standing: Standing, unit_id: int, tree: Tree) -> bool:
    """Whether ``unit_id`` lies in the extent of the post, told by looking up from the unit."""
    if standing.reach == "below":
        return standing.unit_id in tree.chain(unit_id)
    if standing.reach == "government":
        return tree.government_of(standing.unit_id) in tree.chain(unit_id)
    return standing.unit_id == unit_id


def sight(standings: Iterable[Standing], tree: Tree) -> Sight:
    """What business rows the posts let a person see.

    Posts of the three officers give no sight at all (三员分立, GB/T 22239-2019 8.1.5: system,
    security and audit management are separate; the security officer sees no business data, the
    auditor reads logs only).
    """
    own: set[int] = set()
    office: set[int] = set()
    for standing in standings:
        if standing.officer:
            continue
        own.add(standing.unit_id)
        (office if standing.reach == "government" else own).update(extent(standing, tree))
    return Sight(frozenset(own), frozenset(office - own))


def permits(standings: Iterable[Standing], verb: str, unit_id: int | None, tree: Tree) -> bool:
    """Whether one of the posts has ``verb`` and, if a unit is named, reaches it."""
    return any(
        verb in standing.verbs and (unit_id is None or reaches(standing, unit_id, tree))
        for standing in standings
    )
