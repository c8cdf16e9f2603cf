"""What the room makes known: menu, to-dos, its kind of record, items of an entry."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.notices import kinds
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.review import records as review_records
from gongkai.ground.ui import slots
from gongkai.ground.ui.addresses import desk_address
from gongkai.ground.ui.todo import TodoItem
from gongkai.publishing.release import kinds as release_kinds
from gongkai.publishing.release import records as release_records

from .actions.handing import HANDED
from .exports import DOWNLOADS
from .models import Item
from .queries import guides, items, showing
from .rules.chain import KIND
from .rules.shown import as_text
from .shown_page import page

VIEW, WRITE = "items.view", "items.write"
TODO_AT_MOST, OF_ENTRY = 10, 10


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """政府信息."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    return [slots.MenuItem("政府信息", reverse("items:list"), 20)]


def todo(request: HttpRequest) -> list[TodoItem]:
    """What is to be looked at again, and suspicions that nobody has decided."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    own = [one for one in orgs.units_of(user) if orgs.works_for(user, WRITE, one)]
    again = items.to_reevaluate(user).filter(unit__in=own)[:TODO_AT_MOST]
    clearings = items.open_clearings(user).filter(item__unit__in=own)
    count = clearings.count()
    found = [
        TodoItem(
            f"《{item.title.strip('《》')}》要重新评估能不能公开",
            desk_address("items:classify", item.pk),
            kind="政府信息",
            unit=item.unit.said,
            due=item.reevaluate_on,
            action_label="去评估",
        )
        for item in again
    ]
    if count:
        said = f"有 {count} 条已公开的信息等着清理"
        link = desk_address("items:clearings")
        found.append(TodoItem(said, link, kind="清理", action_label="去处理"))
    return found


def of_entry(request: Any) -> list[slots.Panel]:
    """The newest items under an entry, on its page."""
    rows = items.live(items.items_of(request.user)).filter(entry=request.entry)
    newest: list[Item] = list(rows.order_by("-formed_on", "-pk")[:OF_ENTRY])
    values = {"rows": items.rows_of(newest), "entry": request.entry, "count": rows.count()}
    return [slots.Panel("items/staff/of_entry.html", values)]


release_kinds.register(
    release_kinds.Kind(
        KIND,
        "政府信息",
        showing.outgoing,
        "items/public/body.html",
        gates=showing.gates,
        context=page,
        styles=("items/item.css",),
        downloads=DOWNLOADS,
        text=as_text,
    )
)
release_records.register(KIND, lambda pk: desk_address("items:item", pk))
review_records.register(
    KIND,
    lambda pk: desk_address("items:item", pk),
    gate=showing.review_gate,
    hints=guides.review_hints,
)
kinds.declare(HANDED, "接手的政府信息")
slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
slots.register("catalogue.entry", of_entry)
