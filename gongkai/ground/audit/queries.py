"""Reading the log: by filters, by record, and proving it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Model, QuerySet

from gongkai.ground.core.clock import CHINA

from . import rules
from .models import Entry, Head

SHOWN = 30  # entries on a record's own page; the log has the rest


def history_of(record: Model) -> QuerySet[Entry]:
    """All entries about one record, newest first."""
    return Entry.objects.filter(record_kind=record._meta.label_lower, record_id=str(record.pk))


def entries(
    *,
    by_name: str = "",
    unit_id: int | None = None,
    room: str = "",
    words: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Entry]:
    """Entries by filters, newest first.

    ``by_name`` and ``words`` are parts of the name and the sentence, ``room`` is the label of the
    room that the verb belongs to, ``until`` the last day meant (inclusive).
    """
    rows = Entry.objects.all()
    if by_name:
        rows = rows.filter(by_name__contains=by_name)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    if room:
        rows = rows.filter(verb__startswith=f"{room}.")
    if words:
        rows = rows.filter(sentence__contains=words)
    if since:
        rows = rows.filter(at__gte=_start_of(since))
    if until:
        rows = rows.filter(at__lt=_start_of(until + timedelta(days=1)))
    return rows


def verify() -> rules.Finding:
    """Prove the whole chain, reading it once in order. Entries written meanwhile are left out."""
    head = Head.objects.get(pk=1)
    lines = _lines(head.sequence)
    return rules.prove(lines, head_sequence=head.sequence, head_hash=head.hash)


def _lines(until: int) -> Iterator[tuple[rules.Line, str]]:
    rows = Entry.objects.filter(sequence__lte=until).order_by("sequence")
    for entry in rows.iterator(chunk_size=2000):
        yield entry.line, entry.hash


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=CHINA)
