"""The year 2026: each unit publishes month by month; some things are still on their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from gongkai.ground.core import clock
from gongkai.ground.documents.writers.docx import Text, document_bytes
from gongkai.publishing.release.actions import Choices, expire_due, keep_circle, withdraw

from .. import actions
from ..actions import Draft, FileIn
from ..models import Item
from ..rules.schemas import SCHEMAS, own_columns
from ..rules.tables import tidy
from . import changes, reports
from .kinds import HOUSING, OFFICE, Fix, Kind
from .of_units import CIRCLE
from .once import ONCE
from .passing import keep_all, published, reviewed, sent_back
from .people import author_of, columns_of, entry_of, topics_of, unit_of
from .tables import table_of
from .texts import MONTHLY

MONTHS = 11
LAST = 11  # the month in which not all is finished
EVENING = datetime(2026, 11, 26, 18, 0, tzinfo=clock.CHINA)  # the last that is told
NEXT_YEAR = datetime(2027, 1, 4, 9, 0, tzinfo=clock.CHINA)  # for which the scheduled waits


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to be published: of which unit and series, formed when, sent to review when."""

    unit: str
    kind: Kind
    number: int
    formed_on: date
    at: datetime
    state: str = "public"

    @property
    def month(self) -> int:
        return self.formed_on.month

    def said(self, text: str) -> str:
        return self.kind.said(text, self.month, self.number)


def tell() -> int:
    """Everything; return how many items."""
    pieces = sorted([*_monthly(), *_once()], key=lambda one: one.at)
    for piece in pieces:
        _become(piece, _begin(piece))
    with clock.hold(EVENING):
        expire_due()
    return len(pieces)


def _monthly() -> Iterator[Piece]:
    number = place = 0
    for month in range(1, MONTHS + 1):
        for unit, kinds in MONTHLY.items():
            for kind in kinds:
                if month not in kind.months:
                    continue
                number += 1
                day, state = date(2026, month, 12 + number % 8), "public"
                if month == LAST:
                    state = changes.LATEST[place % len(changes.LATEST)]
                    place += 1
                yield Piece(unit, kind, number, day, _morning(day + timedelta(days=1)), state)


def _once() -> Iterator[Piece]:
    for number, one in enumerate([*ONCE, *reports.pieces()]):
        day = one.out_on or one.formed_on + timedelta(days=1 + number % 3)
        yield Piece(one.unit, one.kind, number, one.formed_on, _morning(day), one.state)


def _morning(day: date) -> datetime:
    """Of the day, or of the Monday after it: who reviews does not work at week-ends."""
    free = max(0, 7 - day.weekday()) if day.weekday() > 4 else 0
    return datetime.combine(day + timedelta(days=free), time(8, 30), tzinfo=clock.CHINA)


def _begin(piece: Piece) -> Item:
    author, unit, kind = author_of(piece.unit), unit_of(piece.unit), piece.kind
    with clock.hold(piece.at - timedelta(minutes=20)):
        item = actions.begin(
            by=author, unit=unit, kind=kind.kind, schema=kind.schema, draft=_draft(piece)
        )
        if kind.kind == "table":
            _fill(item, piece)
        if kind.paper:
            name, *said = kind.paper
            title = Text(piece.said(kind.title))
            data = document_bytes("附件", [title, *(Text(line) for line in said)])
            actions.add_file(by=author, item=item, file=FileIn(data, name))
        keep_all(item, piece.unit, changes.KEPT)
    return Item.objects.get(pk=item.pk)


def _draft(piece: Piece) -> Draft:
    kind = piece.kind
    until = piece.formed_on + timedelta(days=kind.days) if kind.days else None
    return Draft(
        title=piece.said(kind.title),
        formed_on=piece.formed_on,
        body=piece.said(kind.body),
        guide=kind.guide,
        url=kind.url,
        entry=entry_of(piece.unit, kind.entry),
        columns=columns_of(piece.unit, kind.column),
        topics=topics_of(kind.topic),
        source=unit_of(piece.unit).name,
        keywords=kind.entry,
        expires_on=until,
    )


def _fill(item: Item, piece: Piece) -> None:
    headings, rows = table_of(piece.kind, piece.month, piece.number)
    schema = SCHEMAS[piece.kind.schema]
    known = {word: one for one in schema.columns for word in (one.label, *one.words)}
    columns = [known[name] for name in headings] if schema.columns else own_columns(list(headings))
    made = tidy(columns, rows)
    assert not made.reasons, made.reasons
    author = author_of(piece.unit)
    actions.put_rows(by=author, item=item, columns=made.columns, rows=made.rows)


def _become(piece: Piece, item: Item) -> None:
    if piece.state == "draft":
        return
    if piece.state == "returned":
        why = changes.RETURNED[piece.number % len(changes.RETURNED)]
        sent_back(item, piece.unit, piece.at, why)
    elif piece.state.isdigit():
        reviewed(item, piece.unit, piece.at, int(piece.state))
    elif piece.state == "scheduled":
        published(item, piece.unit, piece.at, Choices(at=NEXT_YEAR))
    else:
        _public(piece, item)


def _public(piece: Piece, item: Item) -> None:
    publication = published(item, piece.unit, piece.at, _choices(piece))
    later = _morning(piece.at.date() + timedelta(days=4))
    series = (piece.kind.title, piece.month)
    if series in changes.DOWN:
        reason, notice = changes.DOWN[series]
        with clock.hold(later + timedelta(hours=2)):
            withdraw(
                by=author_of(piece.unit), publication=publication, reason=reason, notice=notice
            )
    elif series in changes.FIXES:
        _correct(piece, item, changes.FIXES[series], later)


def _correct(piece: Piece, item: Item, fix: Fix, at: datetime) -> None:
    kind = piece.kind
    assert fix.guide or fix.old in kind.body, f"{kind.title} does not say {fix.old}"
    body = kind.body.replace(fix.old, fix.new) if fix.old else kind.body
    now = replace(piece, kind=replace(kind, body=body, guide=kind.guide | fix.guide))
    with clock.hold(at):
        actions.save(by=author_of(piece.unit), item=item, draft=_draft(now))
        keep_all(item, piece.unit, changes.KEPT)
    published(Item.objects.get(pk=item.pk), piece.unit, at, Choices(note=fix.note))


def _choices(piece: Piece) -> Choices:
    """One thing only for the representatives at a hearing, all else for everybody."""
    if piece.kind.title != CIRCLE:
        return Choices()
    with clock.hold(piece.at):
        circle = keep_circle(
            by=author_of(HOUSING), unit=unit_of(HOUSING), name="滨河路改造听证代表",
            units=[unit_of(OFFICE)],
        )  # fmt: skip
    return Choices(audience=circle)
