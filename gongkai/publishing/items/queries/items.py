"""Items by ``visible_to``, with where each stands, and the work lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.review.models import Case
from gongkai.ground.review.rules.machine import MACHINE as REVIEW
from gongkai.publishing.catalogue.models import Column, Topic
from gongkai.publishing.release.models import Publication
from gongkai.publishing.release.queries.staff import summaries
from gongkai.publishing.release.rules.life import MACHINE as LIFE

from ..enums import Attribute, Clearing
from ..models import ClearingCase, Item
from ..rules.chain import KIND

_PLACES, _TOPICS = Item.columns.through.objects, Item.topics.through.objects
SOON = timedelta(days=30)
STATES: dict[str, str] = {
    "draft": "草稿",
    "reviewing": "审签中",
    "returned": "退回修改",
    "passed": "审签完成",
    "ended": "审签已终止",
    "scheduled": "定时公开",
    "public": "已公开",
    "expired": "已到期",
    "withdrawn": "已撤下",
    "closed": "不主动公开",
    "void": "已作废",
}
SIGNS = {
    "draft": "wait", "reviewing": "wait", "returned": "late", "passed": "soon", "scheduled": "wait",
    "public": "go",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """An item in a list, with one word for where it stands."""

    item: Item
    state: str

    @property
    def word(self) -> str:
        return STATES.get(self.state) or REVIEW.states.get(self.state) or LIFE.states[self.state]


def items_of(user: User) -> QuerySet[Item]:
    """The items that the person may see."""
    rows = Item.objects.select_related("unit", "entry__current", "editor")
    return orgs.visible_to(user, rows)


def rows_of(items: list[Item]) -> list[Row]:
    """Where each of these items stands: two queries for all."""
    ids = [item.pk for item in items]
    public = summaries(KIND, ids)
    cases = dict(
        Case.objects.filter(record_kind=KIND, record_id__in=ids).values_list("record_id", "state")
    )
    return [Row(item, state_of(item, public.get(item.pk), cases.get(item.pk))) for item in items]


def state_of(item: Item, publication: Publication | None, review: str | None) -> str:
    """One word for where an item stands: void, closed, under review again, or its life."""
    if item.void_at is not None:
        return "void"
    if item.attribute not in (Attribute.PROACTIVE, ""):
        return "closed"
    if review in ("reviewing", "returned"):
        return str(review)
    if publication is not None and publication.state not in ("cancelled",):
        return publication.state
    return review if review in ("passed", "ended") else "draft"


def filtered(rows: QuerySet[Item], chosen: dict[str, Any]) -> QuerySet[Item]:
    """By unit, kind, column, topic, state, attribute and words of title or index number."""
    for name in ("unit", "kind", "attribute"):
        if value := chosen.get(name):
            rows = rows.filter(**{name: value})
    if column := chosen.get("column"):
        rows = rows.filter(pk__in=_PLACES.filter(_within(column)).values("item"))
    if topic := chosen.get("topic"):
        rows = rows.filter(pk__in=_TOPICS.filter(topic=topic).values("item"))
    if state := chosen.get("state"):
        rows = _in_state(rows, state)
    if words := chosen.get("q"):
        rows = rows.filter(Q(title__icontains=words) | Q(index_number__icontains=words))
    return rows


def columns_with(rows: QuerySet[Item]) -> QuerySet[Column]:
    """The columns in which these items stand, and those above: a column holds what is in those
    below it, as on the site."""
    direct = _PLACES.filter(item__in=rows.values("pk")).values("column")
    above = Q(children__in=direct) | Q(children__children__in=direct)
    found = Column.objects.filter(Q(pk__in=direct) | above).distinct()
    return found.select_related("unit").order_by("unit__order", "unit", "order", "pk")


def topics_with(rows: QuerySet[Item]) -> QuerySet[Topic]:
    """The topics in which these items stand."""
    return Topic.objects.filter(
        pk__in=_TOPICS.filter(item__in=rows.values("pk")).values("topic")
    ).order_by("order", "pk")


def _within(column: Column) -> Q:
    above = Q(column__parent=column) | Q(column__parent__parent=column)
    return Q(column=column) | above


def _in_state(rows: QuerySet[Item], state: str) -> QuerySet[Item]:
    case = Case.objects.filter(record_kind=KIND, record_id=OuterRef("pk"))
    public = Publication.objects.filter(record_kind=KIND, record_id=OuterRef("pk"))
    moving = Exists(case.filter(state__in=("reviewing", "returned")))
    if state == "void":
        return rows.filter(void_at__isnull=False)
    rows = rows.filter(void_at=None)
    if state == "closed":
        return rows.exclude(attribute__in=(Attribute.PROACTIVE, ""))
    rows = rows.filter(attribute__in=(Attribute.PROACTIVE, ""))
    if state in ("reviewing", "returned"):
        return rows.filter(Exists(case.filter(state=state)))
    rows = rows.exclude(moving)
    if state in LIFE.states:
        return rows.filter(Exists(public.filter(state=state)))
    rows = rows.exclude(Exists(public.exclude(state="cancelled")))
    if state in ("passed", "ended"):
        return rows.filter(Exists(case.filter(state=state)))
    return rows.exclude(Exists(case.filter(state__in=("passed", "ended"))))


def live(rows: QuerySet[Item]) -> QuerySet[Item]:
    """Those that were not made void."""
    return rows.filter(void_at=None)


def without_attribute(user: User) -> QuerySet[Item]:
    """历史公文: documents whose attribute nobody has decided."""
    return live(items_of(user)).filter(attribute="").order_by("formed_on", "pk")


def to_reevaluate(user: User, on: date | None = None) -> QuerySet[Item]:
    """What is not public and whose day of evaluation has come or comes soon (条例 art. 18)."""
    until = (on or clock.today()) + SOON
    closed = (Attribute.CLOSED, Attribute.ON_REQUEST)
    rows = live(items_of(user)).filter(attribute__in=closed, reevaluate_on__lte=until)
    return rows.order_by("reevaluate_on", "pk")


def clearings_of(user: User) -> QuerySet[ClearingCase]:
    """The suspicions about public items that the person may see."""
    rows = ClearingCase.objects.select_related("item", "item__unit", "decided_by")
    return orgs.visible_to(user, rows)


def open_clearings(user: User) -> QuerySet[ClearingCase]:
    """Those that nobody has decided."""
    return clearings_of(user).filter(decision=Clearing.OPEN).order_by("found_at", "pk")
