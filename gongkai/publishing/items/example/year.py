"""The year 2026: each unit publishes month by month, and now and then something that comes once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from gongkai.ground.core import clock
from gongkai.publishing.release.actions import Choices, keep_circle, withdraw

from .. import actions
from ..models import Item
from . import reports
from .kinds import HOUSING, OFFICE
from .once import ONCE, Once
from .passing import published, reviewed, sent_back
from .people import author_of, unit_of
from .pieces import Piece, begun, draft_of, moment
from .texts import MONTHLY

MONTHS = 11
LAST = 11  # the month in which not all is finished
# Of the last month: what became of the series, by their place in the list of all units.
STATES = ("draft", "reviewing", "passed", "returned", "scheduled", "public", "public")
ADDED = "\n补充：咨询电话见本单位的机构信息。"


def tell() -> int:
    """Everything; return how many items."""
    count = 0
    for one in (*reports.pieces(), *ONCE):
        count += 1
        _become(_of_once(one, count), "public")
    for place, piece in enumerate(_of_months(), start=count):
        count += 1
        _become(piece, STATES[place % len(STATES)] if _is_new(piece) else _state(place))
    return count


def _is_new(piece: Piece) -> bool:
    return piece.formed_on.month == LAST


def _of_once(one: Once, number: int) -> Piece:
    out = one.out_on or one.formed_on + timedelta(days=2)
    return Piece(one.unit, one.kind, number, one.formed_on, moment(out))


def _of_months() -> Iterator[Piece]:
    number = 0
    for month in range(1, MONTHS + 1):
        for unit, kinds in MONTHLY.items():
            for kind in kinds:
                if month not in kind.months:
                    continue
                number += 1
                day = date(2026, month, 3 + number % 15)
                yield Piece(unit, kind, number, day, moment(day + timedelta(days=1 + number % 5)))


def _state(place: int) -> str:
    """What became of the earlier months: nearly all is public, some was corrected or taken down."""
    if place % 41 == 7:
        return "corrected"
    if place % 53 == 11:
        return "withdrawn"
    return "public"


def _become(piece: Piece, state: str) -> None:
    item = begun(piece)
    if state == "draft":
        return
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
            actions.save(by=author_of(piece.unit), item=item, draft=draft_of(piece, ADDED))
        published(
            Item.objects.get(pk=item.pk), piece.unit, later + timedelta(hours=1),
            Choices(note="补充了咨询方式"),
        )  # fmt: skip


def _choices(piece: Piece) -> Choices:
    """One thing only for the representatives at a hearing, all else for everybody."""
    if piece.unit == HOUSING and piece.formed_on.month == 5 and piece.kind.entry == "重大建设项目":
        with clock.hold(piece.at):
            circle = keep_circle(
                by=author_of(HOUSING), unit=unit_of(HOUSING), name="滨河路改造听证代表",
                units=[unit_of(OFFICE)],
            )  # fmt: skip
        return Choices(audience=circle)
    return Choices()
