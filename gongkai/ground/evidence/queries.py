"""Reading proof. Whoever asks has made sure that the person may see the holder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet

from . import holders, linkable
from .enums import EvidenceKind
from .models import Evidence

OFFERED = 20  # records to choose from


def of(holder: Model) -> list[Evidence]:
    """The proof of one holder, the oldest first."""
    return list(_rows(type(holder), [holder.pk]))


def of_many(model: type[Model], ids: Iterable[int]) -> dict[int, list[Evidence]]:
    """The proof of many holders of one kind in one query; a holder without any has no key."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in _rows(model, ids):
        found[row.holder_id].append(row)
    return dict(found)


def file_for(user: Any, pk: int) -> Evidence:
    """The file ``pk`` if ``user`` may see its holder; otherwise Evidence.DoesNotExist."""
    row = Evidence.objects.select_related("upload").get(pk=pk, kind=EvidenceKind.FILE)
    if not holders.may_see(user, row.holder_kind, row.holder_id):
        raise Evidence.DoesNotExist
    return row


def offered(user: Any, words: str = "") -> list[tuple[linkable.Kind, list[linkable.Linked]]]:
    """At most twenty records that ``user`` may link, by kind, each kind's newest first.

    Every kind gets its share; what one leaves, the others take.
    """
    found = [(kind, list(kind.find(user, words))) for kind in linkable.kinds()]
    room = OFFERED
    taken: dict[str, list[linkable.Linked]] = {kind.code: [] for kind, _ in found}
    for place in range(OFFERED):
        for kind, records in found:
            if place < len(records) and room:
                taken[kind.code].append(records[place])
                room -= 1
    return [(kind, taken[kind.code]) for kind, _ in found if taken[kind.code]]


def _rows(model: type[Model], ids: Iterable[int]) -> QuerySet[Evidence]:
    kind = model._meta.label_lower
    rows = Evidence.objects.filter(holder_kind=kind, holder_id__in=list(ids))
    return rows.select_related("upload", "unit", "added_by")
