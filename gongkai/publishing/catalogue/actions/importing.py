"""A catalogue table is read, looked at and corrected, and only then taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.documents.actions import store
from gongkai.ground.documents.parsers import parse
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.register import Register

from ..models import Directory, Entry, Intake, IntakeRow
from ..queries.intakes import entries_as_rows, leaving
from ..rules.differences import SAME, Matched, doubled, match, matched_to, merged, rewritten
from ..rules.reading import EntryRow, Reading, read_catalogue
from .directories import STEP, Wording, new_entry, new_version, reasons_against
from .noting import bring_current, project
from .stepping import KEEP, at_version, hold, log, refuse, require

MOST_ROWS = 5_000
NAMES = tuple(field.name for field in fields(Wording))


def read_in(*, by: User, directory: Directory, data: bytes, name: str) -> Intake:
    """Read a table; nothing of the directory changes. Raises Refusal for a file that cannot be
    read, ``no_table`` where none of its tables is a catalogue, ``too_many_rows``, ``not_allowed``.
    """
    require(by, KEEP, directory.unit, "导入公开事项目录")
    reading = read_catalogue(parse(data, name))  # outside the transaction: it may take seconds
    if not reading.rows:
        said = "没有找到公开事项目录的表格：要有“公开内容”和“公开时限”两列。请核对文件。"
        raise Refusal("no_table", said)
    if len(reading.rows) > MOST_ROWS:
        said = f"表里有 {len(reading.rows)} 个事项，一次最多 {MOST_ROWS} 个，请分开导入。"
        raise Refusal("too_many_rows", said)
    return _kept(by, directory, (data, name), reading)


@transaction.atomic
def _kept(by: User, directory: Directory, file: tuple[bytes, str], reading: Reading) -> Intake:
    rows, (data, name) = reading.rows, file
    upload = store(by=by, data=data, name=name, unit_id=directory.unit_id)
    intake = Intake.objects.create(
        directory=directory, upload=upload, other_tables=reading.other_tables, by=by, at=clock.now()
    )
    known, register = entries_as_rows(directory), orgs.register()
    said = [wording_of(row) for row in rows]
    units = [_unit_of(row.unit, register) for row in rows]
    found = match(said, known)
    twice = doubled(said)
    maybe = {at: known[key] for at, key in rewritten(said, found, known).items()}
    IntakeRow.objects.bulk_create(
        [
            IntakeRow(
                intake=intake,
                order=order,
                place=list(row.source),
                data=merged(data_, known[matched.entry]) if matched.entry else data_,
                unit_id=unit or directory.unit_id,
                doubts=[
                    *_doubts(row),
                    *_of_unit(row.unit, unit, directory),
                    *_of_entry(maybe.get(order - 1)),
                    *_of_double(rows, twice.get(order - 1)),
                ],
                take=matched.change != SAME and not row.hidden and order - 1 not in twice,
                entry_id=matched.entry,
                change=matched.change,
                fields=list(matched.fields),
            )
            for order, (row, data_, unit, matched) in enumerate(
                zip(rows, said, units, found, strict=True), start=1
            )
        ]
    )
    log(
        by,
        intake,
        "read_in",
        f"读入了目录“{upload.name}”，{len(rows)} 个事项，还没有采用",
        directory.unit,
    )
    return intake


@transaction.atomic
def correct_row(
    *, by: User, row: IntakeRow, wording: Wording, unit: Unit, entry: int | None = None
) -> IntakeRow:
    """Put right what was read; what was doubtful of it is settled. ``entry`` is the key of the one
    that the person says it is, 0 for a new one, None to find out.

    Raises Refusal as ``take_over`` does for one row, ``entry_taken``."""
    intake = _open(by, row.intake)
    held = IntakeRow.objects.get(pk=row.pk, intake=intake)
    refuse(reasons_against(wording))
    held.data, held.unit, held.doubts, held.take = _as_data(wording), unit, [], True
    others = intake.rows.exclude(pk=held.pk).exclude(entry=None).values_list("entry", flat=True)
    known = entries_as_rows(intake.directory)
    free = {key: entry for key, entry in known.items() if key not in set(others)}
    if entry and entry not in free:
        said = "这个事项已经对应了表里的另一行，或者已经停用，请另选。"
        raise Refusal("entry_taken", said, [Reason("entry_taken", said, "entry")])
    if entry:
        _match(held, matched_to(entry, held.data, free[entry]))
    else:
        _match(held, match([held.data], free if entry is None else {})[0])
    held.save()
    _touch(intake)
    return held


@transaction.atomic
def tick(*, by: User, intake: Intake, shown: Iterable[int], taken: Iterable[int]) -> None:
    """Of the rows ``shown`` take those in ``taken`` and leave the others out."""
    held = _open(by, intake)
    ids, chosen = set(shown), set(taken)
    held.rows.filter(pk__in=ids & chosen).update(take=True)
    held.rows.filter(pk__in=ids - chosen).update(take=False)
    _touch(held)


@transaction.atomic
def tick_leaving(*, by: User, intake: Intake, entries: Iterable[int]) -> None:
    """End these entries, which the table no longer has, when it is taken over."""
    held = _open(by, intake)
    may_leave = set(leaving(held).values_list("pk", flat=True))
    held.leaves = sorted(may_leave & set(entries))
    _touch(held)


@transaction.atomic
def take_over(*, by: User, intake: Intake, since: date, version: int | None = None) -> Intake:
    """Make the ticked rows count from ``since``: new entries, new wordings, ended ones.

    Raises Refusal with every row that cannot be taken, ``nothing``, ``stale``, ``wrong_state``.
    """
    held = _open(by, intake)
    at_version(held, version)
    directory = hold(held.directory)
    rows = list(held.rows.filter(take=True).select_related("unit", "entry", "entry__current"))
    refuse(_against(rows, since, bool(held.leaves)))
    touched = [_take(by, directory, row, since) for row in rows if row.change != SAME]
    ended = Entry.objects.filter(pk__in=held.leaves, directory=directory, ended_on=None)
    gone = list(ended.values_list("pk", flat=True))
    ended.update(ended_on=since, end_reason=f"“{held.upload.name}”里不再有")
    held.state, held.since = Intake.TAKEN, since
    held.version += 1
    held.save(update_fields=["state", "since", "version"])
    bring_current()
    project([*touched, *gone])
    new = sum(row.entry_id is None for row in rows)
    counts = f"新增 {new} 个，改动 {len(touched) - new} 个，停用 {len(gone)} 个事项"
    log(by, held, "take_over", f"采用了目录“{held.upload.name}”：{counts}", directory.unit)
    return held


@transaction.atomic
def drop(*, by: User, intake: Intake) -> Intake:
    """Leave the table aside; the directory stays as it is."""
    held = _open(by, intake)
    held.state = Intake.DROPPED
    held.version += 1
    held.save(update_fields=["state", "version"])
    log(by, held, "drop", f"没有采用目录“{held.upload.name}”", held.directory.unit)
    return held


def wording_of(row: EntryRow) -> dict[str, Any]:
    """A row that was read, as the columns of an entry."""
    said = Wording(
        content=row.content,
        limit_text=row.limit_text[:300],
        number=row.number[:20],
        domain=row.domain[:100],
        matter=row.matter[:200],
        basis=row.basis,
        unit_name=row.unit[:200],
        section=row.section[:100],
        person=row.person[:60],
        form=row.form[:200],
        channels=row.channels,
        audience=row.audience[:200],
        proactive=row.proactive,
        on_request=row.on_request,
        levels=tuple(sorted(row.levels)),
    )
    return _as_data(said)


def _as_data(wording: Wording) -> dict[str, Any]:
    said = {name: getattr(wording, name) for name in NAMES}
    return said | {"channels": list(wording.channels), "levels": list(wording.levels)}


def as_wording(data: dict[str, Any]) -> Wording:
    """The columns that a row keeps, as an entry says them."""
    said = {name: data[name] for name in NAMES}
    return Wording(**said | {"channels": tuple(data["channels"]), "levels": tuple(data["levels"])})


def _take(by: User, directory: Directory, row: IntakeRow, since: date) -> int:
    wording = as_wording(row.data)
    unit = row.unit or directory.unit
    if row.entry is None:
        made = new_entry(by, directory, unit, wording, since)
        made.order = row.order * STEP
        made.save(update_fields=["order"])
        return made.pk
    # What a table cannot say (the subject of the law, the special limit) stays as it was.
    before = row.entry.current
    if before is not None:
        row.data |= {"limit_code": before.limit_code, "duty": before.duty}
        wording = as_wording(row.data)
    new_version(by, row.entry, wording, since)
    row.entry.unit, row.entry.version = unit, row.entry.version + 1
    row.entry.save(update_fields=["unit", "version"])
    return row.entry.pk


def _against(rows: list[IntakeRow], since: date, leaves: bool) -> Iterable[Reason]:
    if not rows and not leaves:
        yield Reason("nothing", "没有选中任何事项，没有可以采用的。")
    for row in rows:
        said = f"第 {row.place[0]} 张表第 {row.place[1]} 行："
        for reason in reasons_against(as_wording(row.data)):
            yield Reason(reason.code, said + reason.sentence, f"row-{row.pk}")
        current = row.entry.current if row.entry is not None else None
        if current is not None and since < current.since:
            more = "起始日期早于这个事项现在这一版，请改晚一些。"
            yield Reason("too_early", said + more, f"row-{row.pk}")
        if row.entry is not None and row.entry.ended_on is not None:
            yield Reason("ended", f"{said}这个事项刚刚停用了，请重新导入。", f"row-{row.pk}")


def _open(by: User, intake: Intake) -> Intake:
    held = hold(intake)
    require(by, KEEP, held.directory.unit, "导入公开事项目录")
    if held.state != Intake.OPEN:
        raise Refusal("wrong_state", "这份目录已经处理过了，请重新导入。")
    return held


def _touch(intake: Intake) -> None:
    intake.version += 1
    intake.save(update_fields=["leaves", "version"])


def _match(row: IntakeRow, matched: Matched) -> None:
    row.entry_id, row.change, row.fields = matched.entry, matched.change, list(matched.fields)


def _unit_of(name: str, register: Register) -> int | None:
    return register.match(name).unit_id if name.strip() else None


def _doubts(row: EntryRow) -> list[list[str]]:
    return [[doubt.field, doubt.sentence] for doubt in row.doubts]


def _of_entry(entry: Mapping[str, Any] | None) -> list[list[str]]:
    if entry is None:
        return []
    said = (
        f"目录里同一事项原有“{entry['content'][:40]}”，表里没有了。这一行是它改写的吗？"
        "是的话请选它；不选，就当作新的事项。"
    )
    return [["entry", said]]


def _of_double(rows: list[EntryRow], first: int | None) -> list[list[str]]:
    if first is None:
        return []
    table, line = rows[first].source
    said = f"和第 {table} 张表第 {line} 行一样，没有勾选。确实是两个事项的，请勾选。"
    return [["row", said]]


def _of_unit(name: str, unit: int | None, directory: Directory) -> list[list[str]]:
    if unit is not None or not name.strip():
        return []
    said = f"没有认出公开主体“{name[:30]}”，先算作{directory.unit.said}，请核对。"
    return [["unit", said]]
