"""One piece of the example: written, filled with rows and files, checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongkai.ground.core import clock
from gongkai.ground.documents.writers.docx import Text, document_bytes

from .. import actions
from ..actions import Draft, FileIn
from ..models import Item
from ..queries.checks import open_findings
from ..rules.schemas import SCHEMAS, own_columns
from ..rules.tables import tidy
from .kinds import Kind
from .people import author_of, columns_of, entry_of, topics_of, unit_of
from .tables import TABLES

HARMLESS = "逐处看过，是公开的名称和数据，不是应当保护的个人信息"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to be published: of which unit and series, with a number of its own; the day it was
    formed, and when it was sent to review."""

    unit: str
    kind: Kind
    number: int
    formed_on: date
    at: datetime

    def said(self, text: str) -> str:
        """``text`` as it reads in its month."""
        return self.kind.said(text, self.formed_on.month, self.number)


def moment(day: date, hour: int = 10) -> datetime:
    """An hour of the day in China."""
    return datetime.combine(day, datetime.min.time(), tzinfo=clock.CHINA) + timedelta(hours=hour)


def draft_of(piece: Piece, more: str = "") -> Draft:
    """What its author writes; ``more`` stands at the end of the body."""
    kind = piece.kind
    until = piece.formed_on + timedelta(days=kind.days) if kind.days else None
    return Draft(
        title=piece.said(kind.title),
        formed_on=piece.formed_on,
        body=piece.said(kind.body) + more,
        guide=kind.guide,
        url=kind.url,
        entry=entry_of(piece.unit, kind.entry),
        columns=columns_of(piece.unit, kind.column),
        topics=topics_of(kind.topic),
        source=unit_of(piece.unit).name,
        keywords=kind.entry,
        expires_on=until,
    )


def begun(piece: Piece) -> Item:
    """The draft with its rows and its file, nothing left that the check found."""
    author, unit, kind = author_of(piece.unit), unit_of(piece.unit), piece.kind
    with clock.hold(piece.at - timedelta(hours=1)):
        item = actions.begin(
            by=author, unit=unit, kind=kind.kind, schema=kind.schema, draft=draft_of(piece)
        )
        if kind.kind == "table":
            _fill(item, piece)
        if kind.paper:
            name, *lines = kind.paper
            data = document_bytes(name.partition(".")[0], [Text(line) for line in lines])
            actions.add_file(by=author, item=item, file=FileIn(data, name))
        keep_all(item, piece.unit)
    return Item.objects.get(pk=item.pk)


def keep_all(item: Item, unit: str) -> None:
    """What the check finds in the made-up papers is harmless, and somebody says so."""
    for one in open_findings(Item.objects.get(pk=item.pk)):
        actions.keep(
            by=author_of(unit), item=item, part=one.part, fingerprint=one.fingerprint,
            reason=HARMLESS,
        )  # fmt: skip


def _fill(item: Item, piece: Piece) -> None:
    kind = piece.kind
    headings, *rows = kind.rows or (TABLES[kind.schema][0], *TABLES[kind.schema][1])
    schema = SCHEMAS[kind.schema]
    known = {word: one for one in schema.columns for word in (one.label, *one.words)}
    columns = [known[name] for name in headings] if schema.columns else own_columns(list(headings))
    made = tidy(columns, [[piece.said(cell) for cell in row] for row in rows])
    assert not made.reasons, made.reasons
    actions.put_rows(by=author_of(piece.unit), item=item, columns=made.columns, rows=made.rows)
