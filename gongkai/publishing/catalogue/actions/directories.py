"""Directories and entries: kept by the unit, versions by date, nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs.models import Line, Unit, User
from gongkai.ground.review import actions as review
from gongkai.ground.review.models import Case

from ..enums import DirectoryKind
from ..models import Bound, Directory, Entry, EntryVersion
from ..queries.entries import in_force
from ..queries.showing import outgoing
from ..rules.shown import KIND, LEVELS
from .noting import bring_current, project
from .stepping import KEEP, at_version, hold, log, refuse, require

STEP = 10  # between the orders of two entries


@dataclass(frozen=True, slots=True)
class Wording:
    """What an entry says: the columns of ``EntryVersion``."""

    content: str
    limit_text: str
    number: str = ""
    domain: str = ""
    matter: str = ""
    basis: str = ""
    limit_code: str = ""
    unit_name: str = ""
    section: str = ""
    person: str = ""
    form: str = ""
    channels: tuple[str, ...] = ()
    audience: str = ""
    proactive: bool = True
    on_request: bool = False
    levels: tuple[str, ...] = ()
    duty: str = ""


@transaction.atomic
def keep_directory(
    *,
    by: User,
    unit: Unit,
    kind: str,
    title: str,
    place: str = "",
    line: Line | None = None,
    directory: Directory | None = None,
) -> Directory:
    """Begin a directory, or give it another title, place or line.

    Raises Refusal ``not_allowed``, ``title_missing``, ``place_missing``, ``line_missing``,
    ``line_foreign``, ``title_taken``.
    """
    row = hold(directory) if directory is not None else Directory(unit=unit, kind=kind)
    require(by, KEEP, row.unit, "维护公开事项目录")
    row.title, row.place, row.line = title.strip(), place.strip(), line
    refuse(_of_directory(row))
    row.version += 1
    row.save()
    did = "改了" if directory is not None else "建立了"
    log(by, row, "keep_directory", f"{did}“{row.title}”", row.unit)
    return row


@transaction.atomic
def add_entry(
    *, by: User, directory: Directory, unit: Unit, wording: Wording, since: date
) -> Entry:
    """Add an entry that counts from ``since``. Raises Refusal with every reason."""
    held = hold(directory)
    require(by, KEEP, held.unit, "维护公开事项目录")
    refuse(reasons_against(wording))
    made = new_entry(by, held, unit, wording, since)
    bring_current()
    project([made.pk])
    said = f"在“{held.title}”里加了事项“{_name(wording)}”，由{unit.said}公开"
    log(by, made, "add_entry", said, held.unit)
    return made


def new_entry(by: User, directory: Directory, unit: Unit, wording: Wording, since: date) -> Entry:
    """The rows of a new entry, at the end; the caller has asked who may and writes the log."""
    last = directory.entries.aggregate(last=Max("order"))["last"] or 0
    entry = Entry.objects.create(directory=directory, unit=unit, order=last + STEP)
    new_version(by, entry, wording, since)
    return entry


def new_version(by: User, entry: Entry, wording: Wording, since: date) -> EntryVersion:
    """The row of a further wording; ``bring_current`` makes it count on its day."""
    said = asdict(wording) | {
        "channels": list(wording.channels),
        "levels": [code for code in LEVELS if code in wording.levels],
    }
    version = EntryVersion(entry=entry, since=since, by=by, at=clock.now(), **said)
    version.save()
    return version


@transaction.atomic
def change_entry(
    *,
    by: User,
    entry: Entry,
    wording: Wording,
    since: date,
    unit: Unit | None = None,
    version: int | None = None,
) -> Entry:
    """Give the entry another wording from ``since`` on, or another responsible unit (at once).

    Raises Refusal with every reason, ``ended``, ``stale``, ``too_early`` before its present one.
    """
    held = hold(entry)
    directory = held.directory
    require(by, KEEP, directory.unit, "维护公开事项目录")
    at_version(held, version)
    refuse([*reasons_against(wording), *_of_change(held, since)])
    new_version(by, held, wording, since)
    held.unit = unit or held.unit
    held.version += 1
    held.save(update_fields=["unit", "version"])
    bring_current()
    project([held.pk])
    log(
        by,
        held,
        "change_entry",
        f"改了“{directory.title}”里的事项“{_name(wording)}”",
        directory.unit,
    )
    return held


@transaction.atomic
def end_entry(*, by: User, entry: Entry, on: date, reason: str) -> Entry:
    """停用: from ``on`` it is no more. What is public under it stays public.

    Raises Refusal ``not_allowed``, ``ended``, ``reason_missing``.
    """
    held = hold(entry)
    require(by, KEEP, held.directory.unit, "维护公开事项目录")
    said = reason.strip()
    refuse(
        [
            *([Reason("ended", "这个事项已经停用。")] if held.ended_on is not None else []),
            *([] if said else [Reason("reason_missing", "请写明为什么停用。", "reason")]),
        ]
    )
    held.ended_on, held.end_reason = on, said[:300]
    held.version += 1
    held.save(update_fields=["ended_on", "end_reason", "version"])
    project([held.pk])
    did = f"停用了“{held.directory.title}”里的事项“{held}”，原因：{said.rstrip('。')}"
    log(by, held, "end_entry", did, held.directory.unit)
    return held


@transaction.atomic
def restore_entry(*, by: User, entry: Entry) -> Entry:
    """Take an entry back into the directory. Raises Refusal ``not_allowed``, ``runs``."""
    held = hold(entry)
    require(by, KEEP, held.directory.unit, "维护公开事项目录")
    if held.ended_on is None:
        raise Refusal("runs", "这个事项没有停用，不用恢复。")
    held.ended_on, held.end_reason = None, ""
    held.version += 1
    held.save(update_fields=["ended_on", "end_reason", "version"])
    project([held.pk])
    log(
        by,
        held,
        "restore_entry",
        f"恢复了“{held.directory.title}”里的事项“{held}”",
        held.directory.unit,
    )
    return held


@transaction.atomic
def send(*, by: User, directory: Directory) -> Case:
    """Send the directory to review as it is today. Raises Refusal ``empty``, ``not_allowed``."""
    held = hold(directory)
    require(by, KEEP, held.unit, "送审公开事项目录")
    reviews = Case.objects.filter(record_kind=KIND, record_id=held.pk)
    list(reviews.select_for_update(no_key=True).values_list("pk"))
    if not in_force(held):
        raise Refusal("empty", "这份目录还没有事项，请先添加或者导入。")
    made = outgoing(held.pk, lock=False)
    assert made is not None, "it is held"
    case = review.hand_in(
        by=by,
        record_kind=KIND,
        record_id=held.pk,
        chain=KIND,
        unit=held.unit,
        title=held.title,
        content=made.content,
    )
    return review.submit(by=by, case=case, version=case.version)


@transaction.atomic
def keep_bound(
    *, by: User, supervisor: Unit, name: str, sector: str, since: date, unit: Unit | None = None
) -> Bound:
    """List an institution as bound (适用主体). Raises Refusal ``not_allowed``, ``name_taken``."""
    require(by, KEEP, supervisor, "登记适用主体")
    plain = name.strip()
    if Bound.objects.filter(name=plain, supervisor=supervisor, until=None).exists():
        raise Refusal(
            "name_taken",
            f"“{plain}”已经在名单里。",
            [Reason("name_taken", f"“{plain}”已经在名单里。", "name")],
        )
    row = Bound.objects.create(
        name=plain, sector=sector, supervisor=supervisor, unit=unit, since=since
    )
    log(by, row, "keep_bound", f"把“{row.name}”列入公共企事业单位适用主体", supervisor)
    return row


@transaction.atomic
def release_bound(*, by: User, bound: Bound, until: date) -> Bound:
    """The institution is bound until this day. Raises Refusal ``not_allowed``, ``too_early``."""
    held = hold(bound)
    require(by, KEEP, held.supervisor, "登记适用主体")
    if until < held.since:
        raise Refusal("too_early", "最后一天不能早于列入的日期。")
    held.until = until
    held.save(update_fields=["until"])
    log(by, held, "release_bound", f"把“{held.name}”移出适用主体名单", held.supervisor)
    return held


def reasons_against(wording: Wording) -> Iterator[Reason]:
    """What an entry must say (国办发〔2019〕54号: content, limit; 条例 art. 13: the mode)."""
    if not wording.content.strip():
        yield Reason("content_missing", "请填写公开内容（要素）。", "content")
    if not wording.limit_text.strip():
        said = "请填写公开时限，例如：信息形成或者变更之日起20个工作日内。"
        yield Reason("limit_missing", said, "limit_text")
    if not wording.proactive and not wording.on_request:
        yield Reason("mode_missing", "请选择公开方式：主动公开或者依申请公开。", "proactive")


def _of_directory(row: Directory) -> Iterator[Reason]:
    if not row.title:
        yield Reason("title_missing", "请填写目录的名称。", "title")
    if row.kind == DirectoryKind.VILLAGE and not row.place:
        yield Reason("place_missing", "请填写是哪个村（社区）。", "place")
    if row.kind == DirectoryKind.LINE and row.line is None:
        yield Reason("line_missing", "请选择是哪个条线的标准目录。", "line")
    if row.line is not None and row.line.lead_id != row.unit_id:
        yield Reason("line_foreign", "条线的标准目录由牵头单位维护，请换一个条线。", "line")
    same = Directory.objects.filter(
        unit=row.unit, kind=row.kind, place=row.place, title=row.title
    ).exclude(pk=row.pk)
    if row.title and same.exists():
        yield Reason("title_taken", "已经有同名的目录，请换一个名称。", "title")


def _of_change(entry: Entry, since: date) -> Iterator[Reason]:
    if entry.ended_on is not None:
        yield Reason("ended", "这个事项已经停用，请先恢复再改。")
    if entry.current is not None and since < entry.current.since:
        said = "新内容的起始日期不能早于现在这一版的起始日期。"
        yield Reason("too_early", said, "since")


def _name(wording: Wording) -> str:
    return wording.matter or wording.content[:40]
