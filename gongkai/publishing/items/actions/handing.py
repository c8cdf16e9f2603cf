"""A post goes to another person: what its holder is responsible for goes along."""

from __future__ import annotations

from gongkai.ground.audit.actions import record
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import Post, User
from gongkai.ground.ui.addresses import desk_address

from ..models import Item
from .stepping import WRITE

HANDED = "items.handed"


def hand_over_items(*, by: User | None, old: Post, new: Post, note: str = "") -> int:
    """责任编辑 of the items of this unit passes on; return of how many items.

    Called inside the transaction that hands over the post. A post that writes no items, or a person
    who keeps another post that does, takes nothing along. Opinions and authors in review stay whose
    they were: who wrote a text never becomes its reviewer by this.
    """
    if not new.role.grants.filter(verb__code=WRITE).exists() or _still_writes(old):
        return 0
    rows = Item.objects.filter(unit=new.unit, editor=old.user, void_at=None)
    ids = sorted(rows.select_for_update(no_key=True).values_list("pk", flat=True))
    if not ids:
        return 0
    Item.objects.filter(pk__in=ids).update(editor=new.user)
    notices.notify(
        to=new.user,
        kind=HANDED,
        subject=f"您接手了{new.unit.said}的 {len(ids)} 条政府信息",
        body=note or f"原来的责任编辑是{old.user}，现在由您负责。",
        link=desk_address("items:list"),
        key=f"{HANDED}:post:{new.pk}",
    )
    record(
        by=by,
        verb=HANDED,
        sentence=f"{new.unit.said}的 {len(ids)} 条政府信息，责任编辑由{old.user}改为{new.user}。",
        record=new.user,
        unit_id=new.unit_id,
        data={"items": ids[:1000]},
    )
    return len(ids)


def _still_writes(old: Post) -> bool:
    others = old.user.posts.filter(unit=old.unit, until=None).exclude(pk=old.pk)
    return bool(others.filter(role__grants__verb__code=WRITE).exists())
