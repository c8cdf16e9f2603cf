"""The one way to write the log, and taking a copy of it out."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.db.models import Model, QuerySet

from gongkai.ground.core import clock

from . import context, rules
from .models import Entry, Head

SYSTEM = "系统"


def record(
    *,
    by: AbstractBaseUser | None,
    verb: str,
    sentence: str,
    record: Model | None = None,
    unit_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Entry:
    """Append one entry inside the caller's transaction and return it.

    ``by`` is the person (None: the system), ``verb`` is "room.verb", ``sentence`` a complete
    Chinese sentence, ``record`` what was acted on (saved, with a key). ``unit_id`` defaults to the
    unit in whose name the request is made. If the caller's transaction rolls back, the entry is
    gone with the deed and its number is given again.

    Raises RuntimeError outside ``transaction.atomic``: deed and entry must stand or fall together.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("audit.record must be called inside a transaction")
    here = context.origin()
    head = _locked_head()
    line = rules.Line(
        sequence=head.sequence + 1,
        at=clock.now(),
        by_id=by.pk if by else None,
        by_name=_name_of(by),
        unit_id=unit_id if unit_id is not None else here.unit_id,
        verb=verb,
        record_kind=record._meta.label_lower if record is not None else "",
        record_id=str(record.pk) if record is not None else "",
        sentence=sentence,
        data=rules.plain(data),
        address=here.address,
        request_id=here.request_id,
        previous_hash=head.hash,
    )
    return _append(head, line)


@transaction.atomic
def export(*, by: AbstractBaseUser, rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Note that ``by`` takes ``rows`` out; return them without those written meanwhile."""
    last = Head.objects.get(pk=1).sequence
    rows = rows.filter(sequence__lte=last)
    sentence = f"{_name_of(by)}导出审计日志 {rows.count()} 条。"
    record(by=by, verb="audit.export", sentence=sentence)
    return rows


def _locked_head() -> Head:
    """The end of the chain. Other writers wait here until this transaction ends."""
    return Head.objects.select_for_update().get(pk=1)


def _append(head: Head, line: rules.Line) -> Entry:
    values = {name: getattr(line, name) for name in rules.Line.__dataclass_fields__}
    entry = Entry(**values, hash=rules.digest(line))
    entry.save()
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save(update_fields=["sequence", "hash"])
    return entry


def _name_of(by: AbstractBaseUser | None) -> str:
    if by is None:
        return SYSTEM
    full_name = getattr(by, "get_full_name", by.get_username)
    return str(full_name())
