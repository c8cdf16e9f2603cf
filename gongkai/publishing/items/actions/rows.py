"""Rows of a table: each change is a version of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.documents.parsers import parse
from gongkai.ground.orgs.models import User

from ..models import Item, RowSet
from ..queries.showing import rows_of
from ..rules.kinds import kind_of
from ..rules.schemas import OWN, SCHEMAS, Column, as_json
from ..rules.tables import Row, changed, read_rows
from .checking import check_rows
from .files import FileIn
from .stepping import WRITE, at_version, hand_in, hold, log, refuse, require, require_live, touch


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The version of the rows that was made, and sentences about what of the file is not in it."""

    rows: RowSet
    notes: tuple[str, ...]


def read_in(*, by: User, item: Item, file: FileIn, version: int | None = None) -> TakenIn:
    """Take the rows of a file: all of them or none. Raises Refusal with every row that is wrong,
    ``no_table``, ``too_many_rows``, ``stale``, and what the parser refuses."""
    require(by, WRITE, item.unit_id)
    schema = SCHEMAS.get(item.schema, OWN)
    read = read_rows(parse(file.data, file.name), schema)
    refuse(Reason(one.code, one.sentence, "file") for one in read.reasons)
    made = put_rows(by=by, item=item, columns=read.columns, rows=read.rows, version=version)
    return TakenIn(made, tuple(read.notes))


@transaction.atomic
def put_rows(
    *,
    by: User | None,
    item: Item,
    columns: Sequence[Column],
    rows: Sequence[Row],
    version: int | None = None,
    system: str = "",
) -> RowSet:
    """Store these rows as the next version; the same rows again change nothing.

    Raises Refusal ``no_rows_here``, ``stale``, ``void``.
    """
    held = hold(item)
    require_live(held)
    at_version(held, version)
    if not kind_of(held.kind).rows:
        raise Refusal("no_rows_here", "这种信息没有表格。")
    before = rows_of(held)
    named = as_json(tuple(columns))
    kept = [list(row) for row in rows]
    if before is not None and (before.columns, before.rows) == (named, kept):
        return before
    said = changed(before.rows if before is not None else [], kept).said
    made = RowSet(
        item=held,
        number=before.number + 1 if before is not None else 1,
        columns=named,
        rows=kept,
        count=len(kept),
        said=said[:200],
        system=system[:100],
        by=by,
        at=clock.now(),
    )
    made.save()
    check_rows(held, made)
    touch(held, by, "saved_at")
    hand_in(held, by)
    log(by, held, "rows", f"{f'（{system}）' if system else ''}更新了表格：{said}")
    return made
