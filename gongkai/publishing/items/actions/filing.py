"""A department's own system files an item or its rows under an entry: a draft, never public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs.models import Unit
from gongkai.publishing.catalogue.models import Entry

from ..models import Item
from ..queries.showing import rows_of
from ..rules.cleaning import clean
from ..rules.kinds import kind_of
from ..rules.schemas import SCHEMAS, Column, as_json, own_columns
from ..rules.tables import Rows, tidy, twice
from .rows import put_rows
from .stepping import log, refuse
from .writing import Draft, begin, save


@dataclass(frozen=True, slots=True)
class Filed:
    """What a system sends. ``key`` is its own number of the item; ``columns`` are headings or keys
    of the schema, ``rows`` their cells."""

    key: str
    kind: str
    title: str
    formed_on: date
    entry_id: int
    body: str = ""
    url: str = ""
    schema: str = ""
    changed_on: date | None = None
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()


@transaction.atomic
def file_item(*, unit: Unit, system: str, client: int, filed: Filed) -> tuple[Item, bool]:
    """File an item of ``unit``; return it and whether anything was new. The same again changes
    nothing; the same key with another content is a further draft version of the same item, and
    voids what reviewers had said. Nothing becomes public by this.

    Raises Refusal with every reason: ``entry_unknown``, ``kind_unknown``, ``kind_other``, rows that
    are wrong, those of ``writing.save``.
    """
    external = f"{client}:{filed.key}"[:200]
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two sendings of one key at once
    known = Item.objects.filter(unit=unit, external=external).first()
    if known is not None and known.void_at is not None:
        said = "这个编号的信息已由单位作废。要再报送，请该单位先恢复，或者换一个编号。"
        raise Refusal("void", said, [Reason("void", said, "key")])
    entry = Entry.objects.filter(pk=filed.entry_id, ended_on=None).first()
    rows = _rows(filed)
    refuse([*_against(filed, unit, entry, known), *(rows.reasons if rows is not None else [])])
    if known is None:
        item = begin(
            by=None, unit=unit, kind=filed.kind, schema=filed.schema, external=external,
            draft=_draft(filed, entry, None),
        )  # fmt: skip
        log(None, item, "file", f"业务系统“{system}”报送了")
        new = True
    else:
        item, new = _again(known, filed, entry)
    if rows is not None:
        before = rows_of(item)
        same = before is not None and (before.columns, before.rows) == (
            as_json(rows.columns),
            rows.rows,
        )
        put_rows(by=None, item=item, columns=rows.columns, rows=rows.rows, system=system)
        new = new or not same
    item.refresh_from_db()
    return item, new


def _again(known: Item, filed: Filed, entry: Entry | None) -> tuple[Item, bool]:
    draft = _draft(filed, entry, known)

    same = (
        known.title, known.body, known.url, known.formed_on, known.changed_on, known.entry_id,
    ) == (
        " ".join(filed.title.split()), clean(filed.body), filed.url, filed.formed_on,
        filed.changed_on, filed.entry_id,
    )  # fmt: skip
    return (known, False) if same else (save(by=None, item=known, draft=draft), True)


def _draft(filed: Filed, entry: Entry | None, known: Item | None) -> Draft:
    """What the system says; what people added by hand (columns, topics, days) stays."""
    said: dict[str, Any] = {}
    if known is not None:
        said = {
            "guide": known.guide, "source": known.source, "obtained": known.obtained,
            "maker": known.maker, "keywords": known.keywords, "attribute": known.attribute,
            "exemption": known.exemption, "exemption_proof": known.exemption_proof,
            "reevaluate_on": known.reevaluate_on, "mark": known.mark,
            "expires_on": known.expires_on, "ending": known.ending,
            "columns": tuple(known.columns.all()), "topics": tuple(known.topics.all()),
        }  # fmt: skip
    return Draft(
        title=filed.title, formed_on=filed.formed_on, body=filed.body, url=filed.url, entry=entry,
        changed_on=filed.changed_on, **said,
    )  # fmt: skip


def _against(filed: Filed, unit: Unit, entry: Entry | None, known: Item | None) -> list[Reason]:
    reasons = []
    if entry is None or unit.pk not in (entry.unit_id, entry.directory.unit_id):
        said = f"目录里没有由{unit.said}公开的第 {filed.entry_id} 号事项。"
        reasons.append(Reason("entry_unknown", said, "entry"))
    try:
        kind = kind_of(filed.kind)
    except LookupError:
        return [*reasons, Reason("kind_unknown", f"没有“{filed.kind}”这种信息。", "kind")]
    if known is not None and (known.kind, known.schema) != (filed.kind, filed.schema):
        said = "同一个编号的信息以前报送的是另一种，请换一个编号。"
        reasons.append(Reason("kind_other", said, "kind"))
    if filed.rows and not kind.rows:
        reasons.append(Reason("no_rows_here", "这种信息没有表格，不能报送 rows。", "rows"))
    return reasons


def _rows(filed: Filed) -> Rows | None:
    """The rows in the columns of the schema, or in the system's own."""
    if not filed.rows and not filed.columns:
        return None
    schema = SCHEMAS.get(filed.schema)
    if schema is None:
        return Rows(reasons=[Reason("schema_missing", "请写明 schema。", "schema")])
    if not schema.columns:
        made = tidy(own_columns([" ".join(name.split()) for name in filed.columns]), filed.rows)
        twice(made)
        return made
    columns: list[Column] = []
    for name in filed.columns:
        found = next((one for one in schema.columns if name in (one.key, one.label)), None)
        if found is None or found in columns:
            known = found is not None
            said = f"“{name}”这一列写了两次。" if known else f"“{schema.label}”没有“{name}”这一列。"
            code = "column_twice" if known else "column_unknown"
            return Rows(reasons=[Reason(code, said, "columns")])
        columns.append(found)
    lacking = [one.label for one in schema.columns if one.needed and one not in columns]
    if lacking:
        said = f"还缺这几列：{'、'.join(lacking)}。"
        return Rows(reasons=[Reason("column_missing", said, "columns")])
    return tidy(columns, filed.rows)
