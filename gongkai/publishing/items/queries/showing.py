"""An item as it would be published now, and the room's own reasons against it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.review.rules.content import Content, Part
from gongkai.publishing.catalogue.models import Column
from gongkai.publishing.release.queries.staff import publication_of
from gongkai.publishing.release.rules.outgoing import OutFile, Outgoing, text_part
from gongkai.publishing.release.shelves import shelf

from ..enums import Attribute
from ..models import Item, ItemFile, RowSet
from ..rules.chain import KIND
from ..rules.cleaning import text_of
from ..rules.guide import missing
from ..rules.kinds import kind_of
from ..rules.shown import as_text
from .checks import open_reasons

SUMMARY = 120


def outgoing(record_id: int, *, lock: bool) -> Outgoing | None:
    """The item as it would be published now; ``lock`` holds its row. None where it is void."""
    rows = Item.objects.select_for_update(of=("self",)) if lock else Item.objects.all()
    item = rows.filter(pk=record_id).first()
    return made_of(item) if item is not None and item.void_at is None else None


def made_of(item: Item) -> Outgoing:
    """The item as ``release`` asks for it."""
    data, files = data_of(item), list(item.files.select_related("upload").order_by("order", "pk"))
    parts = [text_part("正文", as_text(data, _places(item)), data)]
    parts += [Part(file.key, file.name, file.text, file.upload.sha256) for file in files]
    return Outgoing(
        kind=KIND,
        record_id=item.pk,
        unit_id=item.unit_id,
        title=item.title,
        content=Content(tuple(parts)),
        data=data,
        day=_day(item),
        files=tuple(_file(one) for one in files),
        shelves=shelves_of(item),
        summary=text_of(item.body)[:SUMMARY].replace("\n", " "),
        expires_on=item.expires_on,
        ending=item.ending,
    )


def data_of(item: Item) -> dict[str, Any]:
    """All that the public page is made of, as plain JSON. People of the house are not named, nor
    what others may rename (unit, entry): only what this item's own writers change is reviewed."""
    kind = kind_of(item.kind)
    data: dict[str, Any] = {
        "kind": item.kind,
        "title": item.title,
        "index_number": item.index_number,
        "maker": item.maker,
        "formed_on": item.formed_on.isoformat(),
        "changed_on": item.changed_on.isoformat() if item.changed_on else "",
        "source": item.source,
        "keywords": item.keywords,
        "entry_id": item.entry_id,
        "directory_id": item.entry.directory_id if item.entry is not None else None,
        "body": item.body if kind.body else "",
        "mark": item.mark,
    }
    # By number: their names are others' to change, and renaming one voids no opinion.
    standing = {
        "column_ids": sorted(column.pk for column in item.columns.all()),
        "topic_ids": sorted(topic.pk for topic in item.topics.all()),
    }
    data |= {name: numbers for name, numbers in standing.items() if numbers}
    if item.expires_on is not None:
        data |= {"expires_on": item.expires_on.isoformat(), "ending": item.ending}
    if kind.guide:
        data["guide"] = dict(item.guide)
    if kind.link:
        data["url"] = item.url
    rows = rows_of(item) if kind.rows else None
    if rows is not None:
        data |= {"columns": rows.columns, "rows": rows.rows, "schema": item.schema}
    return data


def _places(item: Item) -> dict[str, str]:
    """Where reviewers read that it will stand."""
    return {
        "栏目": "、".join(column.name for column in item.columns.order_by("pk")),
        "专题": "、".join(topic.name for topic in item.topics.order_by("pk")),
    }


def rows_of(item: Item) -> RowSet | None:
    """The newest version of the rows."""
    return item.row_sets.order_by("-number").first()


def shelves_of(item: Item) -> tuple[str, ...]:
    """Where it stands: its unit, entry, columns (with those above) and topics."""
    names = [shelf("unit", item.unit_id)]
    names += [shelf("entry", item.entry_id)] if item.entry_id is not None else []
    names += [shelf("column", pk) for pk in _with_parents(item)]
    names += [
        shelf("topic", pk) for pk in item.topics.filter(active=True).values_list("pk", flat=True)
    ]
    return tuple(dict.fromkeys(names))


def gates(out: Outgoing) -> list[Reason]:
    """The room's own reasons why the item may not go out."""
    return review_gate(out.record_id)


def review_gate(record_id: int) -> list[Reason]:
    """Why the item may not be sent to review, or end it, as it is."""
    item = Item.objects.filter(pk=record_id).select_related("entry").first()
    return list(reasons_against(item)) if item is not None else []


def reasons_against(item: Item) -> Iterator[Reason]:
    """Everything of the item itself that stands against publishing it."""
    if item.attribute != Attribute.PROACTIVE:
        word = item.get_attribute_display() or "还没有确定"
        yield Reason("not_proactive", f"公开属性是“{word}”，不是主动公开。", "attribute")
    yield from incomplete(item)
    yield from open_reasons(item)


def incomplete(item: Item) -> Iterator[Reason]:
    """What the item lacks by its kind."""
    kind = kind_of(item.kind)
    if kind.rows and rows_of(item) is None:
        yield Reason("rows_missing", "表格还没有内容，请上传。", "rows")
    if kind.guide:
        for label in missing(item.guide):
            yield Reason("element_missing", f"办事指南还没有写“{label}”。", "guide")
    if kind.link and not item.url:
        yield Reason("url_missing", "还没有填写链接的网址。", "url")
    if kind.files and not item.files.exists():
        yield Reason("file_missing", "还没有上传文件。", "files")
    text_alone = kind.body and not (kind.rows or kind.guide or kind.link or kind.files)
    if text_alone and not text_of(item.body).strip() and not item.files.exists():
        yield Reason("body_missing", "正文是空的，请写好再送审。", "body")
    if item.entry is not None and item.entry.ended_on is not None:
        yield Reason("entry_ended", "所属的公开事项已经停用，请另选一个。", "entry")
    if item.entry_id is None:
        yield Reason("entry_missing", "还没有选公开事项，请从目录里选一个。", "entry")


def _day(item: Item) -> date:
    """Lists go by the day on which it first became public, whenever it was formed; today's for what
    is not public yet. A column is fresh by the same day."""
    publication = publication_of(KIND, item.pk)
    if publication is None or publication.published_at is None:
        return clock.today()
    return publication.published_at.astimezone(clock.CHINA).date()


def _file(one: ItemFile) -> OutFile:
    return OutFile(one.key, one.name, one.upload_id, one.upload.size, one.upload.sha256)


def _with_parents(item: Item) -> list[int]:
    found: dict[int, None] = {}
    for column in item.columns.filter(active=True).select_related("parent__parent"):
        above: Column | None = column
        while above is not None:
            found[above.pk] = None
            above = above.parent
    return list(found)
