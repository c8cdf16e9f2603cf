"""The desk's view of a province's catalogue: 5,000 entries with their clocks.

The rows are made in bulk; the peer is the fold of all entries from their facts, which is what the
projection spares.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta

from . import district
from .figure import Figure, best_of

ENTRIES, FACTS = 5_000, 4
LIMITS = ("20个工作日内", "每季度公开")


def figures() -> Iterator[Figure]:
    """State of all entries: counts, and the page that a clerk of the office opens."""
    folder = district.begin()
    try:
        office, units = district.people(60)
        _fill([unit.pk for unit in units])
        yield from _measured()
        assert office
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measured() -> Iterator[Figure]:
    from django.test import Client

    from gongkai.ground.orgs.models import User
    from gongkai.publishing.catalogue.actions import rebuild
    from gongkai.publishing.catalogue.queries import entries

    by = User.objects.get(username=district.OFFICER)
    folded = best_of(1, rebuild)

    def state() -> None:
        rows = entries.with_lights(entries.running(entries.entries_of(by)))
        assert sum(entries.by_light(rows).values()) == ENTRIES
        assert len(list(rows)) == ENTRIES

    seconds = best_of(3, state)
    peer = "folding them from their facts"
    yield Figure(f"state of {ENTRIES:,} entries, all read", seconds, peer, folded, 0.5)
    client = Client()
    client.force_login(by, backend="gongkai.doors.desk.backends.PasswordBackend")

    def page() -> None:
        assert client.get("/desk/catalogue/").status_code == 200

    yield Figure("the board's page", best_of(3, page), peer, folded, 0.5)


def _fill(units: list[int]) -> None:
    from gongkai.ground.orgs.models import Unit
    from gongkai.publishing.catalogue.models import Directory, Entry, EntryFact, EntryVersion

    rng = random.Random(5)  # noqa: S311  (the same rows each time)
    directory = Directory.objects.create(
        unit=Unit.objects.get(pk=units[0]), kind="agency", title="目录"
    )
    numbers = range(1, ENTRIES + 1)
    Entry.objects.bulk_create(
        Entry(pk=at, directory=directory, unit_id=units[at % len(units)], order=at)
        for at in numbers
    )
    EntryVersion.objects.bulk_create(
        EntryVersion(
            pk=at, entry_id=at, since=date(2026, 1, 1), domain=f"领域{at % 26}",
            matter=f"事项{at}", content="内容", limit_text=rng.choice(LIMITS),
        )
        for at in numbers
    )  # fmt: skip
    Entry.objects.bulk_update([Entry(pk=at, current_id=at) for at in numbers], ["current"], 500)
    first = date(2026, 1, 5)
    for at in numbers:
        for turn in range(FACTS):
            on = first + timedelta(days=rng.randrange(300))
            verb = ("formed", "published")[turn % 2]
            EntryFact(entry_id=at, verb=verb, key=f"k{turn // 2}", on=on).save()
