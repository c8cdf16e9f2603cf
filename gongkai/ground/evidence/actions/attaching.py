"""Attaching proof to a record: everything is checked first, then everything is stored."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import Model

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.documents import actions as documents
from gongkai.ground.orgs.models import Unit, User

from .. import holders, linkable, rules
from ..enums import EvidenceKind
from ..items import FileItem, Item, LinkItem, RecordItem
from ..models import Evidence
from . import checking
from .linking import hold_records


def attach(*, by: User | None, unit: Unit, holder: Model, items: Sequence[Item]) -> list[Evidence]:
    """Attach ``items`` to ``holder`` (saved; its kind registered) and return the new rows.

    What the holder has already, or is given twice, is attached once and not returned again.
    Whether ``by`` may write for ``unit`` is the caller's question, and so is the audit sentence.
    A caller whose room locks its holders when a record is withdrawn (``holders.register``) has
    called ``hold_records`` before it locked this one.

    Raises Refusal ``evidence`` with every reason at once (``where`` is the form field: files,
    link, link_title, records); then nothing is stored. RuntimeError outside a transaction, and
    for a holder of which no room has said who sees it.
    """
    kind = holder._meta.label_lower
    if not connection.in_atomic_block:
        raise RuntimeError("evidence.attach must be called inside a transaction")
    if holder.pk is None or not holders.is_known(kind):
        raise RuntimeError(f"{kind} must be saved, and registered with evidence.holders")
    _refuse(checking.reasons(by, items))
    with transaction.atomic():
        linked = _held_records(by, items)
        made = _Attaching(by, unit, kind, holder.pk)
        rows = [made.one(item, linked) for item in items]
    return [row for row in rows if row is not None]


class _Attaching:
    """One call: who attaches to what, and what the holder has already."""

    def __init__(self, by: User | None, unit: Unit, kind: str, holder_id: int) -> None:
        self.by, self.unit, self.holder = by, unit, (kind, holder_id)
        rows = Evidence.objects.filter(holder_kind=kind, holder_id=holder_id)
        self.present = {_key(row) for row in rows}

    def one(self, item: Item, linked: dict[RecordItem, linkable.Linked]) -> Evidence | None:
        """The new row of ``item``, saved; None when the holder has it."""
        if isinstance(item, FileItem):
            return self._file(item)
        if isinstance(item, LinkItem):
            return self._saved(_link(item))
        return self._saved(_record(linked[item]))

    def _file(self, item: FileItem) -> Evidence | None:
        row = Evidence(kind=EvidenceKind.FILE, content_hash=checking.hash_of(item))
        if _key(row) in self.present:
            return None
        upload = documents.store(by=self.by, data=item.data, name=item.name, unit_id=self.unit.pk)
        row.upload, row.title = upload, upload.name
        return self._saved(row)

    def _saved(self, row: Evidence) -> Evidence | None:
        if _key(row) in self.present:
            return None
        self.present.add(_key(row))
        row.holder_kind, row.holder_id = self.holder
        row.unit, row.added_by = self.unit, self.by
        row.save()
        return row


def _link(item: LinkItem) -> Evidence:
    url = item.url.strip()
    title = rules.plain_title(item.title) or rules.short(url, rules.TITLE_LONGEST - 1)
    return Evidence(kind=EvidenceKind.LINK, url=url, title=title)


def _record(linked: linkable.Linked) -> Evidence:
    title = rules.short(linked.title, rules.TITLE_LONGEST - 1) or linked.reference
    return Evidence(
        kind=EvidenceKind.RECORD,
        title=title,
        record_kind=linked.kind,
        record_reference=linked.reference,
        address=linked.address,
        content_hash=linked.content_hash,
    )


def _key(row: Evidence) -> tuple[str, ...]:
    """What makes two proofs of one holder the same, as the database's constraints have it."""
    if row.kind == EvidenceKind.FILE:
        return (row.kind, row.content_hash)
    return (row.kind, row.url, row.record_kind, row.record_reference)


def _held_records(by: User | None, items: Sequence[Item]) -> dict[RecordItem, linkable.Linked]:
    """The records as they stand now that nobody can withdraw them unheard."""
    hold_records(items)
    wanted = dict.fromkeys(item for item in items if isinstance(item, RecordItem))
    found = {item: checking.record_of(by, item) for item in wanted}
    _refuse([checking.unknown_record(item) for item, linked in found.items() if linked is None])
    return {item: linked for item, linked in found.items() if linked is not None}


def _refuse(reasons: list[Reason]) -> None:
    if len(reasons) == 1:
        raise Refusal("evidence", reasons[0].sentence, reasons)
    if reasons:
        raise Refusal("evidence", f"佐证材料有 {len(reasons)} 处问题，请改好后再提交。", reasons)
