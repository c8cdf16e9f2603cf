"""Columns and topics."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs.models import Unit, User
from gongkai.publishing.release import pages

from ..models import Column, Topic, UnitGuide
from .stepping import COLUMNS, TOPICS, hold, log, refuse, require

DEEPEST = 3
GUIDE_PARTS = {
    "agency": "公开工作机构",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话",
    "fax": "传真",
    "internet": "互联网联系方式",
    "obtaining": "获取方式",
}
GUIDE_NEEDED = ("agency", "address", "hours", "phone")


@transaction.atomic
def keep_column(
    *,
    by: User,
    unit: Unit,
    name: str,
    kind: str,
    intro: str = "",
    order: int = 1000,
    part: str = "",
    parent: Column | None = None,
    column: Column | None = None,
) -> Column:
    """Make a column, or change it. Raises Refusal ``not_allowed``, ``name_missing``,
    ``name_taken``, ``parent_foreign``, ``too_deep``."""
    row = hold(column) if column is not None else Column(unit=unit)
    require(by, COLUMNS, row.unit, "维护栏目")
    row.name, row.kind, row.intro = name.strip(), kind, intro.strip()
    row.order, row.parent, row.part = order, parent, part
    refuse(_of_column(row))
    row.save()
    pages.turn_over()
    log(by, row, "keep_column", f"{'改了' if column else '建立了'}栏目“{row.name}”", row.unit)
    return row


@transaction.atomic
def keep_guide(*, by: User, unit: Unit, **said: str) -> UnitGuide:
    """The guide of a unit (条例 art. 12; one that is out of date is punished by art. 53).

    Raises Refusal ``not_allowed``, or every part that is missing.
    """
    require(by, COLUMNS, unit, "维护公开指南")
    row = UnitGuide.objects.select_for_update().filter(unit=unit).first() or UnitGuide(unit=unit)
    for name in GUIDE_PARTS:
        setattr(row, name, said.get(name, "").strip())
    refuse(
        Reason(f"{name}_missing", f"请填写{label}。", name)
        for name, label in GUIDE_PARTS.items()
        if name in GUIDE_NEEDED and not getattr(row, name)
    )
    row.updated_on = clock.today()
    row.save()
    pages.turn_over()
    log(by, row, "keep_guide", f"更新了{unit.said}的公开指南", unit)
    return row


@transaction.atomic
def switch_column(*, by: User, column: Column, active: bool) -> Column:
    """Show the column or hide it; what stands in it stays public elsewhere. Raises Refusal
    ``not_allowed``, ``has_children``."""
    held = hold(column)
    require(by, COLUMNS, held.unit, "维护栏目")
    if not active and held.children.filter(active=True).exists():
        raise Refusal("has_children", "这个栏目下面还有在用的栏目，请先停用它们。")
    held.active = active
    held.save(update_fields=["active"])
    pages.turn_over()
    log(by, held, "switch_column", f"{'启用' if active else '停用'}了栏目“{held.name}”", held.unit)
    return held


@transaction.atomic
def keep_topic(
    *,
    by: User,
    unit: Unit,
    name: str,
    intro: str = "",
    order: int = 1000,
    topic: Topic | None = None,
) -> Topic:
    """Make a topic, or change it. Raises Refusal ``not_allowed``, ``name_missing``,
    ``name_taken``."""
    row = hold(topic) if topic is not None else Topic(unit=unit)
    require(by, TOPICS, row.unit, "维护专题")
    row.name, row.intro, row.order = name.strip(), intro.strip(), order
    refuse(_of_topic(row))
    row.save()
    pages.turn_over()
    log(by, row, "keep_topic", f"{'改了' if topic else '建立了'}专题“{row.name}”", row.unit)
    return row


@transaction.atomic
def switch_topic(*, by: User, topic: Topic, active: bool) -> Topic:
    """Show the topic or hide it. Raises Refusal ``not_allowed``."""
    held = hold(topic)
    require(by, TOPICS, held.unit, "维护专题")
    held.active = active
    held.save(update_fields=["active"])
    pages.turn_over()
    log(by, held, "switch_topic", f"{'启用' if active else '停用'}了专题“{held.name}”", held.unit)
    return held


def _of_column(row: Column) -> Iterator[Reason]:
    if not row.name:
        yield Reason("name_missing", "请填写栏目名称。", "name")
    same = Column.objects.filter(unit=row.unit, parent=row.parent, name=row.name)
    if row.name and same.exclude(pk=row.pk).exists():
        yield Reason("name_taken", "这里已经有同名的栏目，请换一个名称。", "name")
    above, depth = row.parent, 1
    if above is not None and above.unit_id != row.unit_id:
        yield Reason("parent_foreign", "上级栏目要是本单位的栏目。", "parent")
    while above is not None:
        depth += 1
        if above.pk == row.pk or depth > DEEPEST:
            yield Reason("too_deep", f"栏目最多 {DEEPEST} 级，也不能放到自己下面。", "parent")
            return
        above = above.parent


def _of_topic(row: Topic) -> Iterator[Reason]:
    if not row.name:
        yield Reason("name_missing", "请填写专题名称。", "name")
    if row.name and Topic.objects.filter(name=row.name).exclude(pk=row.pk).exists():
        yield Reason("name_taken", "已经有同名的专题，请换一个名称。", "name")
