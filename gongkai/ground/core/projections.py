"""Projections: what lists and counts read, kept beside the events it is folded from.

A room registers each of its projections in ``slots.py``. ``gongkai projections check`` proves that
what is stored agrees with the fold; ``rebuild`` writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One row whose projection does not agree: which row, what is stored, what the fold says."""

    row: str
    stored: str
    folded: str


@dataclass(frozen=True, slots=True)
class Projection:
    """A named projection. ``check`` yields every difference, ``rebuild`` returns rows written."""

    name: str
    label: str
    count: Callable[[], int]
    check: Callable[[], Iterator[Difference]]
    rebuild: Callable[[], int]


_projections: dict[str, Projection] = {}


def register(projection: Projection) -> None:
    """Make a projection known."""
    _projections[projection.name] = projection


def registered() -> list[Projection]:
    """All projections, by name."""
    return [_projections[name] for name in sorted(_projections)]
