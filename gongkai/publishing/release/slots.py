"""What the room makes known: menus, to-dos, the kind of its notices, the shelf of each unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.notices import kinds
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.textcheck import corpora
from gongkai.ground.ui import slots
from gongkai.ground.ui.todo import TodoItem

from . import shelves
from .actions.releasing import TOLD
from .models import Version
from .queries import staff
from .queries.public import listed, newest
from .rules.outgoing import strings_in

VIEW = "release.view"
TODO_AT_MOST, ON_HOME = 10, 6


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """公开发布, with the count of what needs this person."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    address = reverse("release:list")
    return [slots.MenuItem("公开发布", address, 26, lambda: staff.needs_somebody(user).count())]


def todo(request: HttpRequest) -> list[TodoItem]:
    """What did not go out, or soon ends."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    return [_item(row) for row in staff.needs_somebody(user)[:TODO_AT_MOST]]


def _item(row: Any) -> TodoItem:
    title = f"《{row.title.strip('《》')}》"
    if row.refused:
        said, due = f"{title}没有按时公开，请看原因", None
    elif row.troubled:
        said, due = f"{title}有渠道没有送到", None
    else:
        said, due = f"{title}的公开期快到了", row.expires_on
    link = reverse("release:publication", args=[row.pk])
    return TodoItem(said, link, kind="公开发布", unit=row.unit.said, due=due, action_label="去看看")


def public_map(_request: HttpRequest) -> list[slots.MenuItem]:
    """最新公开, in 政府信息公开 and on the map."""
    return [slots.MenuItem("最新公开", reverse("release_public:lists"), 60)]


def door(_request: HttpRequest) -> slots.Door:
    """The entrance to what is public."""
    address = reverse("release_public:lists")
    return slots.Door("新", "看最新公开", "最新公开", address, "各单位刚刚公开的信息", order=100)


def home(_request: HttpRequest) -> slots.Panel | None:
    """The newest, on the home page."""
    rows = list(newest().select_related("unit")[:ON_HOME])
    return slots.Panel("release/public/home.html", {"newest": rows}, order=100) if rows else None


def maps(_request: HttpRequest) -> list[slots.MenuItem]:
    """The map of all that is public, for machines."""
    return [slots.MenuItem("全部公开信息", reverse("release_public:maps"))]


def unit_name(key: str) -> str | None:
    """The name of a unit's list."""
    if not key.isdecimal() or len(key) > 18:
        return None
    return Unit.objects.filter(pk=int(key)).values_list("name", flat=True).first()


def published_texts() -> Iterator[str]:
    """All that is open to everybody, as a corpus on which the office measures its lists."""
    rows = Version.objects.filter(publication__in=listed(), number=F("publication__number"))
    for data in rows.values_list("data", flat=True).iterator(chunk_size=200):
        yield "\n".join(strings_in(data))


corpora.register(corpora.Corpus("published", "已经公开的全部内容", published_texts))
kinds.declare(TOLD, "公开有了新情况")
shelves.register(
    shelves.ShelfKind(
        "unit", unit_name, lambda key: reverse("release_public:shelf", args=["unit", key])
    )
)
slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
slots.register("portal.open", public_map)
slots.register("portal.doors", door)
slots.register("portal.home", home)
slots.register("portal.maps", maps)
