"""Attachments: each is checked before it is taken, and has its own place in the review."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.core.numbering import next_number
from gongkai.ground.documents import limits
from gongkai.ground.documents.actions import store
from gongkai.ground.orgs.models import User

from ..models import Item, ItemFile
from .checking import checked_file, part_of, store_file_check
from .stepping import WRITE, hand_in, hold, log, refuse, require, require_live, touch

MOST_FILES = 50


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file as it was sent."""

    data: bytes
    name: str


def add_file(*, by: User, item: Item, file: FileIn, instead: ItemFile | None = None) -> ItemFile:
    """Attach a file, or put it in the place of another. It is read and checked first, outside any
    transaction; what stands in it and must not be public is told on the item's page.

    Raises Refusal of ``documents`` for what cannot be stored, ``too_large``, ``too_many``,
    ``not_allowed``, ``void``.
    """
    require(by, WRITE, item.unit_id)
    if len(file.data) > settings.SIZE_LIMIT:
        most = settings.SIZE_LIMIT // limits.MEBIBYTE
        said = f"文件太大，最多 {most} MB。请压缩，或者分成几个文件。"
        raise Refusal("too_large", said, [Reason("too_large", said, "file")])
    checked = checked_file(file.data, file.name)
    with transaction.atomic():
        held = hold(item)
        require_live(held)
        others = held.files.exclude(pk=instead.pk) if instead is not None else held.files.all()
        refuse(_too_many(others.count()))
        upload = store(by=by, data=file.data, name=file.name, unit_id=held.unit_id)
        order = others.count() + 1
        if instead is not None:
            order = instead.order
            _drop(held, instead)
        number = next_number(f"items.file.{held.pk}", unit_id=0, year=0)
        row = ItemFile.objects.create(
            item=held, key=f"f{number}", name=upload.name, upload=upload, order=order,
            text=checked.text.replace("\x00", ""), by=by, at=clock.now(),
        )  # fmt: skip
        store_file_check(held, row, checked)
        touch(held, by, "saved_at")
        hand_in(held, by)
        log(by, held, "add_file", f"给信息加了附件“{row.name}”")
    return row


@transaction.atomic
def remove_file(*, by: User, file: ItemFile) -> Item:
    """Take an attachment away. What was published with it keeps it in that version.

    Raises Refusal ``not_allowed``, ``void``.
    """
    held = hold(file.item)
    require(by, WRITE, held.unit_id)
    require_live(held)
    name = file.name
    _drop(held, file)
    touch(held, by, "saved_at")
    hand_in(held, by)
    log(by, held, "remove_file", f"去掉了附件“{name}”")
    return held


def _drop(item: Item, file: ItemFile) -> None:
    item.checks.filter(part=part_of(file)).delete()
    ItemFile.objects.filter(pk=file.pk, item=item).delete()


def _too_many(count: int) -> list[Reason]:
    if count < MOST_FILES:
        return []
    return [Reason("too_many", f"一条信息最多 {MOST_FILES} 个附件。", "file")]
