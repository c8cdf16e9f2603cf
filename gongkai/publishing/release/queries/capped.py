"""Long lists that cost the same however long they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

from django.db.models import QuerySet

from ..models import Publication

MOST = 600  # older ones are reached by choosing a year


class Capped(Sequence[Publication]):
    """The first ``MOST`` rows of a query, counted no further than that."""

    def __init__(self, rows: QuerySet[Publication]) -> None:
        self._rows = rows

    @cached_property
    def _found(self) -> int:
        return self._rows.order_by()[: MOST + 1].count()

    @property
    def more(self) -> bool:
        """Whether there are older ones."""
        return self._found > MOST

    @property
    def most(self) -> int:
        return MOST

    def __len__(self) -> int:
        return min(self._found, MOST)

    @overload
    def __getitem__(self, at: int) -> Publication: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Publication]: ...

    def __getitem__(self, at: int | slice) -> Publication | Sequence[Publication]:
        return self._rows[at] if isinstance(at, int) else list(self._rows[at])

    def __iter__(self) -> Iterator[Publication]:
        return iter(self._rows[:MOST])


def years_of(rows: QuerySet[Publication]) -> list[int]:
    """The years from the newest to the oldest day of rows that are ordered by day."""
    newest = rows.values_list("day", flat=True).first()
    oldest = rows.reverse().values_list("day", flat=True).first()
    if newest is None or oldest is None:
        return []
    return list(range(newest.year, oldest.year - 1, -1))
