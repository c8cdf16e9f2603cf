"""What happened under an entry is noted, and where the entry stands is written beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import F, Q

from gongkai.ground.core import clock
from gongkai.ground.core.projections import Difference, Projection
from gongkai.ground.orgs.models import User

from ..models import Entry, EntryFact, EntryState, EntryVersion
from ..queries.entries import Ruler, ruler
from ..rules.clock import Fact, Standing

BATCH = 500
FIELDS = ("due_on", "due_key", "waiting", "shown", "last_on")


@transaction.atomic
def note(*, by: User | None, entry: Entry, verb: str, key: str, on: date, label: str = "") -> None:
    """Write down that the thing ``key`` was formed, changed, published, withdrawn or dropped under
    this entry. Called in the transaction in which it happens."""
    held = Entry.objects.select_for_update(of=("self",), no_key=True).get(pk=entry.pk)
    EntryFact(entry=held, verb=verb, key=key, label=label[:300], on=on, by=by).save()
    project([held.pk])


def project(entry_ids: Iterable[int], own: Ruler | None = None) -> int:
    """Fold these entries anew; return how many rows were written."""
    written = 0
    own = own or ruler()
    for entry, standing in _folded(entry_ids, own):
        values = _values(standing) | {"calendar": own.calendar.version[:40]}
        EntryState.objects.update_or_create(entry=entry, defaults=values)
        written += 1
    return written


@transaction.atomic
def bring_current() -> int:
    """Give every entry the wording that is in force today; return how many changed.

    A version with a later day waits until that day has come; after an outage all are caught up.
    """
    today = clock.today()
    rows = EntryVersion.objects.filter(since__lte=today).order_by("since", "pk")
    later = Q(since__gt=F("entry__current__since"))
    later |= Q(since=F("entry__current__since"), pk__gt=F("entry__current"))
    newer = rows.filter(Q(entry__current=None) | later)
    newest = {row.entry_id: row for row in newer}
    changed = []
    for entry in Entry.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=newest):
        entry.current = newest[entry.pk]
        entry.save(update_fields=["current"])
        changed.append(entry.pk)
    project(changed)
    return len(changed)


def rebuild() -> int:
    """Fold all entries anew: after another calendar, or by ``gongkai projections rebuild``."""
    own, ids = ruler(), list(Entry.objects.values_list("pk", flat=True))
    with transaction.atomic():
        return sum(project(ids[at : at + BATCH], own) for at in range(0, len(ids), BATCH))


def projection() -> Projection:
    """For ``slots``."""
    return Projection(
        name="catalogue.entries",
        label="公开事项的进度",
        count=EntryState.objects.count,
        check=_check,
        rebuild=rebuild,
    )


def _folded(entry_ids: Iterable[int], own: Ruler) -> Iterator[tuple[Entry, Standing]]:
    ids = list(entry_ids)
    facts: dict[int, list[Fact]] = defaultdict(list)
    rows = EntryFact.objects.filter(entry__in=ids).order_by("pk")
    for entry_id, verb, key, on in rows.values_list("entry", "verb", "key", "on"):
        facts[entry_id].append(Fact(verb, key, on))
    for entry in Entry.objects.filter(pk__in=ids).select_related("current"):
        ended = entry.ended_on is not None and entry.ended_on <= clock.today()
        if entry.current is None or ended:
            yield entry, Standing()
        else:
            yield entry, own.fold(entry.current, facts[entry.pk])


def _values(standing: Standing) -> dict[str, object]:
    return {
        "due_on": standing.due_on,
        "due_key": standing.open[0].key if standing.open else "",
        "waiting": len(standing.open),
        "shown": standing.shown,
        "last_on": standing.last_on,
    }


def _check() -> Iterator[Difference]:
    own, ids = ruler(), list(Entry.objects.values_list("pk", flat=True))
    for at in range(0, len(ids), BATCH):
        part = ids[at : at + BATCH]
        stored = {row.entry_id: row for row in EntryState.objects.filter(entry__in=part)}
        for entry, standing in _folded(part, own):
            row, values = stored.get(entry.pk), _values(standing)
            kept = {name: getattr(row, name) for name in FIELDS} if row is not None else {}
            if kept != values:
                yield Difference(f"{entry}（{entry.pk}）", str(kept), str(values))
