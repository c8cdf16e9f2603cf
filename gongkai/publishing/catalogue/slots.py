"""What the room makes known: menus, to-dos, its kind of record, its shelves, its projection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.core import projections
from gongkai.ground.notices import kinds
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.review import records as review_records
from gongkai.ground.ui import slots
from gongkai.ground.ui.addresses import desk_address
from gongkai.ground.ui.todo import TodoItem
from gongkai.publishing.release import kinds as release_kinds
from gongkai.publishing.release import records as release_records
from gongkai.publishing.release import shelves

from .actions.noting import projection
from .actions.reminding import DUE
from .actions.reposting import DO
from .actions.reposting import TOLD as REPOST_TOLD
from .enums import DirectoryKind
from .models import Entry, EntryVersion, RepostDuty
from .queries import columns, entries, showing
from .rules.shown import KIND, as_text
from .shown_page import page

VIEW = "catalogue.view"
TODO_AT_MOST = 10


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """公开目录, with the count of what is late or soon due in the person's units."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    address = reverse("catalogue:board")
    return [slots.MenuItem("公开目录", address, 22, lambda: entries.needs_somebody(user).count())]


def todo(request: HttpRequest) -> list[TodoItem]:
    """Entries that are due or late, reposts that are not done."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    rows = entries.needs_somebody(user)[:TODO_AT_MOST]
    return [*_reposts(user), *(_entry(row) for row in rows)]


def _entry(row: Entry) -> TodoItem:
    return TodoItem(
        f"“{row}”等着公开",
        desk_address("catalogue:entry", row.pk),
        kind="公开目录",
        unit=row.unit.said,
        due=row.standing.due_on,
        action_label="去看看",
    )


def _reposts(user: User) -> list[TodoItem]:
    units = [one for one in orgs.units_of(user) if orgs.works_for(user, DO, one)]
    rows = RepostDuty.objects.filter(unit__in=units, state=RepostDuty.OPEN)
    return [
        TodoItem(
            f"请转载《{row.repost.title.strip('《》')}》",
            desk_address("catalogue:repost", row.repost_id),
            kind="转载",
            unit=row.unit.said,
            due=row.repost.due_at.date(),
            action_label="去登记",
        )
        for row in rows.select_related("repost", "unit")[:TODO_AT_MOST]
    ]


def public_parts(_request: HttpRequest) -> list[slots.MenuItem]:
    """The parts of 政府信息公开 that this room fills."""
    return [
        slots.MenuItem("政府信息公开制度", reverse("catalogue_public:part", args=["rules"]), 20),
        slots.MenuItem("法定主动公开内容", reverse("catalogue_public:duties"), 30),
        slots.MenuItem("公开事项目录", reverse("catalogue_public:directories"), 62),
        slots.MenuItem("分领域看", reverse("catalogue_public:domains"), 63),
        slots.MenuItem("栏目和专题", reverse("catalogue_public:columns"), 64),
        slots.MenuItem("政府信息公开年报", reverse("catalogue_public:part", args=["reports"]), 40),
        slots.MenuItem("公共企事业单位", reverse("catalogue_public:bound"), 320),
    ]


def door(_request: HttpRequest) -> slots.Door:
    """The entrance to the catalogue."""
    address = reverse("catalogue_public:directories")
    return slots.Door(
        "录", "查公开目录", "公开事项目录", address, "公开什么、谁公开、多久之内", order=110
    )


def column_name(key: str) -> str | None:
    """The name of a column that the public sees."""
    return _name(columns.open_columns(), key)


def topic_name(key: str) -> str | None:
    """The name of a topic that the public sees."""
    return _name(columns.open_topics(), key)


def entry_name(key: str) -> str | None:
    """What an entry is called, if it is or was in a directory."""
    if not _is_key(key):
        return None
    said = EntryVersion.objects.filter(entry=int(key)).order_by("-pk").first()
    return str(said) if said is not None else None


def directory_name(key: str) -> str | None:
    """The name of a list of directories."""
    return "公开事项目录" if key == "all" else dict(DirectoryKind.choices).get(key)


def _name(rows: Any, key: str) -> str | None:
    found: str | None = (
        rows.filter(pk=int(key)).values_list("name", flat=True).first() if _is_key(key) else None
    )
    return found


def _is_key(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < 18


def _list_of(code: str) -> Callable[[str], str]:
    return lambda key: reverse("release_public:shelf", args=[code, key])


release_kinds.register(
    release_kinds.Kind(
        KIND,
        "公开事项目录",
        showing.outgoing,
        "catalogue/public/body.html",
        prefix="catalogue",
        context=page,
        styles=("catalogue/public.css",),
        schema="DataCatalog",
        text=lambda data: as_text(data["title"], data["entries"]),
    )
)
for _code, _named in (
    (columns.COLUMN, column_name),
    (columns.TOPIC, topic_name),
    (columns.ENTRY, entry_name),
    (showing.DIRECTORIES, directory_name),
):
    shelves.register(shelves.ShelfKind(_code, _named, _list_of(_code)))
release_records.register(KIND, lambda pk: desk_address("catalogue:directory", pk))
review_records.register(KIND, lambda pk: desk_address("catalogue:directory", pk))
slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
slots.register("portal.doors", door)
slots.register("portal.open", public_parts)
slots.register("portal.sitemap", public_parts)
kinds.declare(DUE, "公开事项和栏目的期限")
kinds.declare(REPOST_TOLD, "转载任务")
projections.register(projection())
