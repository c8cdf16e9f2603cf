"""Every reason why something is not taken as proof. Nothing is stored here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.documents import wholeness
from gongkai.ground.documents.rules import clean_name
from gongkai.ground.orgs.models import User

from .. import linkable, rules
from ..items import FileItem, Item, LinkItem, RecordItem


def reasons(by: User | None, items: Sequence[Item]) -> list[Reason]:
    """Every reason against ``items``. Of too many, only as many as are allowed are looked into."""
    found: list[Reason] = []
    if len(items) > rules.MOST:
        found.append(
            Reason(
                "too_many",
                f"一次最多提交 {rules.MOST} 份佐证材料，这次有 {len(items)} 份，请分几次提交。",
                "files",
            )
        )
    for item in items[: rules.MOST]:
        found += _against(by, item)
    return found


def record_of(by: User | None, item: RecordItem) -> linkable.Linked | None:
    """The record, if there is one that ``by`` may see."""
    kind = linkable.kind_of(item.kind)
    if kind is None or not nameable(item):
        return None
    linked = kind.get(by, item.reference)
    same = linked is not None and (linked.kind, linked.reference) == (item.kind, item.reference)
    return linked if same else None


def nameable(item: RecordItem) -> bool:
    """Whether there can be such a record at all: of a known kind, its number kept whole."""
    if linkable.kind_of(item.kind) is None or len(item.kind) > rules.KIND_LONGEST:
        return False
    # PostgreSQL does not take a zero byte in a question.
    return 0 < len(item.reference) <= rules.REFERENCE_LONGEST and "\0" not in item.reference


def unknown_record(item: RecordItem) -> Reason:
    """The one answer for a record that is not there, not there any more, or not to be seen."""
    said = rules.short(item.reference)
    return Reason(
        "record_unknown",
        f"找不到要引用的记录“{said}”：它不存在、已经撤回或者您不能查看，请重新选择。",
        "records",
    )


def hash_of(item: FileItem) -> str:
    """The content's SHA-256 in hexadecimal digits."""
    return hashlib.sha256(wholeness.content_of(item.data)).hexdigest()


def _against(by: User | None, item: Item) -> Iterator[Reason]:
    if isinstance(item, FileItem):
        yield from _against_file(item)
    elif isinstance(item, LinkItem):
        yield from _against_link(item)
    elif record_of(by, item) is None:
        yield unknown_record(item)


def _against_file(item: FileItem) -> Iterator[Reason]:
    try:
        wholeness.check(data=item.data, name=item.name)
    except Refusal as refused:
        name = rules.short(clean_name(item.name))
        yield Reason(refused.code, f"“{name}”：{refused.sentence}", "files")


def _against_link(item: LinkItem) -> Iterator[Reason]:
    url = item.url.strip()
    fault = rules.url_fault(url)
    if fault:
        yield Reason("link_bad", f"链接“{rules.short(url)}”不能用：{fault}。", "link")
    if len(rules.plain_title(item.title)) > rules.TITLE_LONGEST:
        yield Reason(
            "link_title_long",
            f"链接的说明最多 {rules.TITLE_LONGEST} 个字，请写短一些。",
            "link_title",
        )
