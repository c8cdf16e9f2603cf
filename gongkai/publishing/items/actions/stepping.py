"""What the actions share: the item held with its review, who may, what follows every change."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.review import actions as review
from gongkai.ground.review.models import Case
from gongkai.publishing.release.queries.staff import publication_of
from gongkai.publishing.release.rules.life import PUBLIC, SCHEDULED

from ..enums import Attribute
from ..models import Item
from ..queries.showing import made_of
from ..rules.chain import KIND

WRITE = "items.write"
STALE = "您打开这一页以后，别人改过这条信息。您写的还在下面，没有存；请看过最新内容，再存一次。"


def require(by: User, verb: str, unit: Unit | int, doing: str = "改这条信息") -> None:
    """Refuse (``not_allowed``) whoever has ``verb`` by no post in that very unit."""
    if not orgs.works_for(by, verb, unit):
        raise Refusal("not_allowed", f"您不能替这个单位{doing}。请由该单位有权限的人员办理。")


def hold(item: Item) -> Item:
    """The item and its review, held in the order in which ``release`` holds them (ADR 0017)."""
    rows = Item.objects.select_for_update(of=("self",), no_key=True)
    held = rows.select_related("unit", "entry").get(pk=item.pk)
    cases = Case.objects.filter(record_kind=KIND, record_id=held.pk)
    list(cases.select_for_update(no_key=True).values_list("pk"))
    return held


def at_version(item: Item, version: int | None) -> None:
    """Refuse (``stale``) when somebody changed the item since the person opened the page."""
    if version is not None and item.version != version:
        raise Refusal("stale", STALE)


def refuse(reasons: Iterable[Reason]) -> None:
    """Refuse with all of ``reasons`` at once; nothing for none."""
    found = list(reasons)
    if found:
        said = found[0].sentence if len(found) == 1 else f"有 {len(found)} 处要改。"
        raise Refusal(found[0].code, said, found)


def require_live(item: Item) -> None:
    """Refuse (``void``) what was made void."""
    if item.void_at is not None:
        raise Refusal("void", "这条信息已经作废，不能再改。要公开，请重新起草。")


def is_out(item: Item) -> bool:
    """Whether it is public now, or waits for its time."""
    publication = publication_of(KIND, item.pk)
    return publication is not None and publication.state in (PUBLIC, SCHEDULED)


def still_public(item: Item, attribute: str) -> Iterable[Reason]:
    """What is public is taken down before it is decided that it should not be."""
    if attribute != Attribute.PROACTIVE and is_out(item):
        said = "这条信息已经公开。要改成不主动公开，请先撤下。"
        yield Reason("still_public", said, "attribute")


def touch(item: Item, by: User | None, *fields: str) -> None:
    """Store these fields with who saved it and the next version."""
    item.version += 1
    item.saved_at, item.saved_by = clock.now(), by
    item.save(update_fields=[*fields, "version", "saved_at", "saved_by"] if fields else None)


def hand_in(item: Item, by: User | None) -> Case:
    """What would be public now is what is reviewed: any difference voids what was said of it."""
    # As the database has it: what the caller's objects remember of other rooms may be old.
    made = made_of(Item.objects.select_related("unit", "entry").get(pk=item.pk))
    return review.hand_in(
        by=by,
        record_kind=KIND,
        record_id=item.pk,
        chain=KIND,
        unit=item.unit,
        title=item.title,
        content=made.content,
    )


def log(by: User | None, item: Item, verb: str, did: str) -> None:
    """One audit sentence: who, and ``did`` without the final mark."""
    sentence = f"{orgs.who(by)}{did}：《{item.title.strip('《》')}》。"
    audit.record(by=by, verb=f"items.{verb}", sentence=sentence, record=item, unit_id=item.unit_id)
