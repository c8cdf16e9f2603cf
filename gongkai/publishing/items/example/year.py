"""The year 2026: each unit publishes month by month; some things are still on their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from gongkai.ground.core import clock
from gongkai.ground.documents.writers.docx import Text, document_bytes
from gongkai.publishing.release.actions import Choices, keep_circle, withdraw

from .. import actions
from ..actions import Draft, FileIn
from ..models import Item
from ..rules.schemas import SCHEMAS, own_columns
from ..rules.tables import tidy
from .passing import published, reviewed, sent_back
from .people import author_of, columns_of, entry_of, unit_of
from .texts import GUIDE, HOUSING, MONTHLY, OFFICE, TABLES, Kind

MONTHS = 11
LAST = 11  # the month in which not all is finished
# Of the last month: what became of the series, by their place in the list of all units.
STATES = ("draft", "reviewing", "passed", "returned", "scheduled", "public", "public")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to be published: of which unit, series and month, and a number of its own."""

    unit: str
    kind: Kind
    month: int
    number: int

    @property
    def formed_on(self) -> date:
        return date(2026, self.month, 3 + self.number % 6)

    @property
    def at(self) -> datetime:
        day = datetime.combine(self.formed_on, datetime.min.time(), tzinfo=clock.CHINA)
        return day + timedelta(days=1 + self.number % 5, hours=9)

    def said(self, text: str) -> str:
        return text.format(month=self.month, number=self.number % 17 + 3)


def tell() -> int:
    """Everything; return how many items."""
    pieces = list(_pieces())
    for place, piece in enumerate(pieces):
        state = STATES[place % len(STATES)] if piece.month == LAST else _state(place)
        _become(piece, _begin(piece), state)
    return len(pieces)


def _pieces() -> Iterator[Piece]:
    number = 0
    for month in range(1, MONTHS + 1):
        for unit, kinds in MONTHLY.items():
            for at, kind in enumerate(kinds):
                # Guides and lists are renewed twice a year, all else every month.
                if kind.kind in ("guide",) and month % 6 != at % 6:
                    continue
                number += 1
                yield Piece(unit, kind, month, number)


def _state(place: int) -> str:
    """What became of the earlier months: nearly all is public, some was corrected or taken down."""
    if place % 41 == 7:
        return "corrected"
    if place % 53 == 11:
        return "withdrawn"
    return "public"


def _begin(piece: Piece) -> Item:
    author, unit = author_of(piece.unit), unit_of(piece.unit)
    kind = piece.kind
    with clock.hold(piece.at - timedelta(hours=2)):
        item = actions.begin(
            by=author, unit=unit, kind=kind.kind, schema=kind.schema, draft=_draft(piece)
        )
        if kind.kind == "table":
            _fill(item, piece)
        if "附件" in kind.body:
            data = document_bytes("附件", [Text(piece.said(kind.title)), Text("云川区福康养老院")])
            actions.add_file(by=author, item=item, file=FileIn(data, "名录.docx"))
            _keep_all(item, piece)
    return Item.objects.get(pk=item.pk)


def _draft(piece: Piece) -> Draft:
    kind = piece.kind
    matter = kind.entry.removesuffix("办事指南")
    guide = GUIDE | {"matter": matter} if kind.kind == "guide" else {}
    until = piece.formed_on + timedelta(days=kind.days) if kind.days else None
    return Draft(
        title=piece.said(kind.title),
        formed_on=piece.formed_on,
        body=piece.said(kind.body),
        guide=guide,
        url=kind.url,
        entry=entry_of(piece.unit, kind.entry),
        columns=columns_of(piece.unit, kind.column),
        source=unit_of(piece.unit).name,
        keywords=kind.entry,
        expires_on=until,
    )


def _fill(item: Item, piece: Piece) -> None:
    headings, rows = TABLES[piece.kind.schema]
    schema = SCHEMAS[piece.kind.schema]
    known = {word: one for one in schema.columns for word in (one.label, *one.words)}
    columns = [known[name] for name in headings] if schema.columns else own_columns(list(headings))
    made = tidy(columns, [[piece.said(cell) for cell in row] for row in rows])
    assert not made.reasons, made.reasons
    author = author_of(piece.unit)
    actions.put_rows(by=author, item=item, columns=made.columns, rows=made.rows)
    _keep_all(item, piece)


def _keep_all(item: Item, piece: Piece) -> None:
    """What the check finds in the made-up papers is harmless, and somebody says so."""
    from ..queries.checks import open_findings  # noqa: PLC0415  (only while a story is told)

    for one in open_findings(Item.objects.get(pk=item.pk)):
        actions.keep(
            by=author_of(piece.unit), item=item, part=one.part, fingerprint=one.fingerprint,
            reason="逐处看过，是公开的名称，不是个人信息",
        )  # fmt: skip


def _become(piece: Piece, item: Item, state: str) -> None:
    if state == "draft":
        return
    _keep_all(item, piece)
    if state == "returned":
        sent_back(item, piece.unit, piece.at, "请补充联系电话，核对数据以后再送。")
    elif state == "reviewing":
        reviewed(item, piece.unit, piece.at, piece.number % 4)
    elif state == "passed":
        reviewed(item, piece.unit, piece.at)
    elif state == "scheduled":
        then = datetime(2027, 1, 4, 9, 0, tzinfo=clock.CHINA)
        published(item, piece.unit, piece.at, Choices(at=then))
    else:
        _public(piece, item, state)


def _public(piece: Piece, item: Item, state: str) -> None:
    publication = published(item, piece.unit, piece.at, _choices(piece))
    later = piece.at + timedelta(days=4)
    if state == "withdrawn":
        with clock.hold(later):
            withdraw(by=author_of(piece.unit), publication=publication, reason="数据有误，重新核对")
    elif state == "corrected":
        with clock.hold(later):
            draft = replace(
                _draft(piece), body=piece.said(piece.kind.body) + "\n数据已经核对更正。"
            )
            actions.save(by=author_of(piece.unit), item=item, draft=draft)
        published(
            Item.objects.get(pk=item.pk), piece.unit, later + timedelta(hours=1),
            Choices(note="核对更正了数据"),
        )  # fmt: skip


def _choices(piece: Piece) -> Choices:
    """One thing only for the representatives at a hearing, all else for everybody."""
    if piece.unit == HOUSING and piece.month == 5 and piece.kind.entry == "重大建设项目":
        with clock.hold(piece.at):
            circle = keep_circle(
                by=author_of(HOUSING), unit=unit_of(HOUSING), name="滨河路改造听证代表",
                units=[unit_of(OFFICE)],
            )  # fmt: skip
        return Choices(audience=circle)
    return Choices()
