"""Beginning an item, saving it, making it void."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.core.numbering import next_number
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.review import actions as review
from gongkai.ground.review.models import Case
from gongkai.publishing.catalogue.models import Column, Entry, Topic

from ..enums import Attribute, Ending, Obtained
from ..models import Item
from ..rules.chain import KIND
from ..rules.cleaning import LONGEST, clean, tidy
from ..rules.exemptions import EXEMPTIONS
from ..rules.guide import ELEMENTS
from ..rules.kinds import kind_of
from ..rules.schemas import SCHEMAS
from .checking import check_text
from .stepping import (
    WRITE,
    at_version,
    hand_in,
    hold,
    is_out,
    log,
    refuse,
    require,
    require_live,
    still_public,
    touch,
)
from .telling import owed, tell

LONGEST_ELEMENT = 5_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person writes of an item."""

    title: str
    formed_on: date
    body: str = ""
    guide: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    entry: Entry | None = None
    columns: tuple[Column, ...] = ()
    topics: tuple[Topic, ...] = ()
    changed_on: date | None = None
    source: str = ""
    obtained: str = Obtained.MADE
    maker: str = ""
    keywords: str = ""
    attribute: str = Attribute.PROACTIVE
    exemption: str = ""
    exemption_proof: str = ""
    reevaluate_on: date | None = None
    mark: str = ""
    expires_on: date | None = None
    ending: str = Ending.GONE
    index_number: str = ""


_PLAIN = (
    "formed_on", "changed_on", "entry", "obtained", "attribute", "reevaluate_on", "expires_on",
    "ending",
)  # fmt: skip
_WORDS = (
    "title", "url", "source", "maker", "keywords", "exemption", "exemption_proof", "mark",
)  # fmt: skip


@transaction.atomic
def begin(
    *,
    by: User | None,
    unit: Unit,
    kind: str,
    draft: Draft,
    schema: str = "",
    external: str = "",
) -> Item:
    """起草: a new item of the unit. ``by`` None: a business system files it (``external``).

    Raises Refusal with every reason: ``not_allowed``, ``kind_unknown``, those of ``save``.
    """
    if by is not None:
        require(by, WRITE, unit, "起草政府信息")
    refuse(_of_kind(kind, schema))
    item = Item(kind=kind, unit=unit, schema=schema, external=external, editor=by)
    _fill(item, draft)
    refuse(_against(item, draft))
    item.index_number = item.index_number or _new_index(unit, draft.formed_on)
    nothing = owed(Item(unit=unit))
    item.saved_by, item.created_at, item.saved_at = by, clock.now(), clock.now()
    item.save()
    _place(item, draft)
    check_text(item)
    tell(item, nothing, by)
    hand_in(item, by)
    log(by, item, "begin", "起草了")
    return item


@transaction.atomic
def save(*, by: User | None, item: Item, draft: Draft, version: int | None = None) -> Item:
    """Store what was written; whatever it changes of what would be public voids the opinions given.

    Raises Refusal with every reason: ``stale``, ``not_allowed``, ``void``, ``title_missing``,
    ``too_long``, ``future``, ``index_taken``, ``exemption_missing``, ``proof_missing``,
    ``review_date_missing``, ``entry_foreign``, ``column_foreign``.
    """
    held = hold(item)
    if by is not None:
        require(by, WRITE, held.unit_id)
    require_live(held)
    at_version(held, version)
    before, number = owed(held), held.index_number
    _fill(held, draft)
    held.index_number = held.index_number or number
    refuse(_against(held, draft))
    touch(held, by)
    _place(held, draft)
    check_text(held)
    tell(held, before, by)
    hand_in(held, by)
    log(by, held, "save", "修改了")
    return held


@transaction.atomic
def make_void(*, by: User, item: Item, reason: str) -> Item:
    """作废: what was never public, or is no longer. Raises Refusal ``not_allowed``,
    ``still_public``, ``reason_missing``, ``void``."""
    held = hold(item)
    require(by, WRITE, held.unit_id, "作废这条信息")
    require_live(held)
    if is_out(held):
        raise Refusal("still_public", "这条信息还在公开或者等着定时公开，请先撤下或者取消定时。")
    said = reason.strip()
    refuse([] if said else [Reason("reason_missing", "请写明为什么作废。", "reason")])
    before = owed(held)
    held.void_at, held.void_reason = clock.now(), said[:300]
    touch(held, by, "void_at", "void_reason")
    tell(held, before, by)
    case = Case.objects.filter(record_kind=KIND, record_id=held.pk).exclude(state="ended").first()
    if case is not None:
        review.end(by=by, case=case, version=case.version, reason=said)
    log(by, held, "void", f"作废了（{said.rstrip('。')}）")
    return held


@transaction.atomic
def revive(*, by: User, item: Item) -> Item:
    """恢复: what was made void by mistake is a draft again; its review begins anew.

    Raises Refusal ``not_allowed``, ``not_void``.
    """
    held = hold(item)
    require(by, WRITE, held.unit_id, "恢复这条信息")
    if held.void_at is None:
        raise Refusal("not_void", "这条信息没有作废，不用恢复。")
    before = owed(held)
    held.void_at, held.void_reason = None, ""
    touch(held, by, "void_at", "void_reason")
    tell(held, before, by)
    case = Case.objects.filter(record_kind=KIND, record_id=held.pk, state="ended").first()
    if case is not None:
        review.reopen(by=by, case=case, version=case.version, reason="恢复作废的信息")
    log(by, held, "revive", "恢复了作废的信息")
    return held


def _fill(item: Item, draft: Draft) -> None:
    for name in _PLAIN:
        setattr(item, name, getattr(draft, name))
    for name in _WORDS:
        said = tidy(getattr(draft, name))
        setattr(item, name, said.strip() if name == "exemption_proof" else " ".join(said.split()))
    item.body = clean(draft.body) if len(draft.body) <= LONGEST else item.body
    item.guide = {
        code: tidy(str(draft.guide.get(code, ""))).strip()[:LONGEST_ELEMENT] for code in ELEMENTS
    } if kind_of(item.kind).guide else {}  # fmt: skip
    item.index_number = tidy(draft.index_number).strip() or item.index_number
    if item.attribute != Attribute.CLOSED:
        item.exemption = item.exemption_proof = ""
    if item.attribute == Attribute.PROACTIVE:
        item.reevaluate_on = None


def _place(item: Item, draft: Draft) -> None:
    item.columns.set(draft.columns)
    item.topics.set(draft.topics)


def _of_kind(kind: str, schema: str) -> Iterator[Reason]:
    try:
        found = kind_of(kind)
    except LookupError:
        yield Reason("kind_unknown", "没有这种信息，请重新选择种类。", "kind")
        return
    if found.rows and schema not in SCHEMAS:
        yield Reason("schema_missing", "请选择是哪一种表格。", "schema")


def _against(item: Item, draft: Draft) -> Iterator[Reason]:
    if not item.title:
        yield Reason("title_missing", "请填写标题。", "title")
    if len(item.title) > 300:
        yield Reason("too_long", "标题最多 300 个字，请写短一些。", "title")
    if len(draft.body) > LONGEST:
        said = "正文太长了。长文件请作为附件上传，正文写摘要。"
        yield Reason("too_long", said, "body")
    yield from _of_dates(item)
    yield from _of_attribute(item)
    if item.url and not item.url.startswith(("http://", "https://")):
        yield Reason("url_wrong", "网址要以“http://”或者“https://”开头。", "url")
    yield from _of_places(item, draft)
    same = Item.objects.filter(index_number=item.index_number).exclude(pk=item.pk)
    if item.index_number and same.exists():
        said = f"索引号“{item.index_number}”已经有别的信息在用，请换一个，或者留空由平台编。"
        yield Reason("index_taken", said, "index_number")


def _of_dates(item: Item) -> Iterator[Reason]:
    today = clock.today()
    if item.formed_on > today:
        yield Reason("future", "形成日期不能晚于今天。", "formed_on")
    if item.changed_on is not None and not item.formed_on <= item.changed_on <= today:
        yield Reason("future", "变更日期要在形成日期以后，不能晚于今天。", "changed_on")
    if item.expires_on is not None and item.expires_on < item.formed_on:
        yield Reason("expires_early", "“公开到”不能早于形成日期。", "expires_on")


def _of_attribute(item: Item) -> Iterator[Reason]:
    """条例 art. 13-16: closed needs its ground and proof; art. 18: all that is not public is
    looked at again."""
    if item.attribute == Attribute.CLOSED:
        if item.exemption not in EXEMPTIONS:
            said = "不予公开的，请选择依据（条例第十四条至第十六条）。"
            yield Reason("exemption_missing", said, "exemption")
        if not item.exemption_proof:
            yield Reason("proof_missing", "请写明不予公开的理由和证明。", "exemption_proof")
    if item.attribute in (Attribute.CLOSED, Attribute.ON_REQUEST) and item.reevaluate_on is None:
        said = "不主动公开的，请填写下次评估的日期（条例第十八条）。"
        yield Reason("review_date_missing", said, "reevaluate_on")
    if item.pk is not None:
        yield from still_public(item, item.attribute)


def _of_places(item: Item, draft: Draft) -> Iterator[Reason]:
    entry = item.entry
    if entry is not None and item.unit_id not in (entry.unit_id, entry.directory.unit_id):
        said = "选的公开事项不由本单位公开，请另选一个。"
        yield Reason("entry_foreign", said, "entry")
    shared = {column.unit_id for column in draft.columns} - {item.unit_id, item.unit.parent_id}
    if shared:
        said = "只能放进本单位或者本级政府的栏目。"
        yield Reason("column_foreign", said, "columns")


def _new_index(unit: Unit, formed_on: date) -> str:
    """The unit's code, the month of formation, a number without gaps."""
    number = next_number("items.index", unit_id=unit.pk, year=formed_on.year)
    return f"{unit.code or f'D{unit.pk:04}'}/{formed_on:%Y%m}-{number:05}"
