"""The catalogue is told what was formed, changed or given up under an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import User
from gongkai.publishing.catalogue import actions as catalogue
from gongkai.publishing.catalogue.models import Entry
from gongkai.publishing.release.queries.staff import publication_of
from gongkai.publishing.release.rules.life import PUBLIC

from ..enums import Attribute
from ..models import Item
from ..rules.chain import KIND


@dataclass(frozen=True, slots=True)
class Owed:
    """What of an item the catalogue counts: under which entry, since when."""

    entry: Entry | None
    formed_on: date | None
    changed_on: date | None


def owed(item: Item) -> Owed:
    """Only what is to be public by itself, and is not void, is owed."""
    counts = item.attribute == Attribute.PROACTIVE and item.void_at is None
    if not counts or item.entry is None:
        return Owed(None, None, None)
    return Owed(item.entry, item.formed_on, item.changed_on)


def tell(item: Item, before: Owed, by: User | None) -> None:
    """Note what differs from ``before``. Called while the item is held, before the log."""
    after = owed(item)
    if after == before:
        return
    if before.entry is not None and before.entry != after.entry:
        _note(item, before.entry, "dropped", clock.today(), by)
    if after.entry is None or after.formed_on is None:
        return
    if before.entry != after.entry or before.formed_on != after.formed_on:
        _note(item, after.entry, "formed", after.formed_on, by)
        publication = publication_of(KIND, item.pk)
        for_all = publication is not None and publication.audience_id is None
        if publication is not None and publication.state == PUBLIC and for_all:
            _note(item, after.entry, "published", publication.day, by)
    if after.changed_on is not None and after.changed_on != before.changed_on:
        _note(item, after.entry, "changed", after.changed_on, by)


def tell_life(item: Item, verb: str, by: User | None) -> None:
    """It was published or is no longer there."""
    if item.entry is not None and item.attribute == Attribute.PROACTIVE:
        _note(item, item.entry, verb, clock.today(), by)


def _note(item: Item, entry: Entry, verb: str, on: date, by: User | None) -> None:
    catalogue.note(by=by, entry=entry, verb=verb, key=f"{KIND}:{item.pk}", on=on, label=item.title)
