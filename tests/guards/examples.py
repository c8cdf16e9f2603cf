"""Example records for the addresses that name one: a new address wants a line here.

``@example("room:address", seen_by="office")`` stands before a function that makes, in the guards'
small district, a record which our unit owns (with ``MARK`` in what people read of it) and returns
the address's arguments. ``seen_by`` names who of the district may open it, so that a 404 for the
stranger is no accident. ``@rows("room:list", seen_by="office")`` stands before a function that
adds one more row to a list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.notices.actions import notify
from gongkai.ground.notices.enums import Channel
from gongkai.ground.notices.models import Delivery, Notice
from gongkai.ground.orgs import actions
from gongkai.ground.orgs.models import Line, Role
from tests.factories import orgs

from .world import MARK, World


@dataclass(frozen=True)
class Example:
    """How a record is made and who sees it."""

    make: Callable[[World], Any]
    seen_by: str


EXAMPLES: dict[str, Example] = {}
ROWS: dict[str, Example] = {}

# Addresses whose argument names no record of a unit, each with its reason.
NAMES_NO_RECORD = {
    "openid_connect_login": "names the provider of single sign-on",
    "openid_connect_callback": "names the provider of single sign-on",
}
# Pages that show rows which nobody adds to, each with its reason.
FIXED_ROWS = {
    "orgs:role-list": "the roles are given",
    "ui:parts": "shows the parts of the interface with made-up rows",
}

_numbers = count(1)


def example(*names: str, seen_by: str) -> Callable[[Callable[[World], Any]], Any]:
    """Register the maker of an example record for the addresses ``names``."""

    def register(make: Callable[[World], Any]) -> Callable[[World], Any]:
        EXAMPLES.update(dict.fromkeys(names, Example(make, seen_by)))
        return make

    return register


def rows(*names: str, seen_by: str) -> Callable[[Callable[[World], Any]], Any]:
    """Register the maker of one more row for the lists ``names``."""

    def register(make: Callable[[World], Any]) -> Callable[[World], Any]:
        ROWS.update(dict.fromkeys(names, Example(make, seen_by)))
        return make

    return register


# --- orgs


@example("orgs:unit-detail", "orgs:unit-edit", "orgs:unit-close", seen_by="office")
def _unit(world: World) -> dict[str, Any]:
    return {"pk": world.our_unit.pk}


@example("orgs:unit-reopen", seen_by="office")
def _closed_unit(world: World) -> dict[str, Any]:
    closed = orgs.unit(f"{MARK}所", parent=world.our_unit)
    actions.close_unit(by=None, unit=closed)
    return {"pk": closed.pk}


@example(
    "orgs:person-detail",
    "orgs:person-edit",
    "orgs:person-disable",
    "orgs:person-enable",
    "orgs:person-password",
    "orgs:post-new",
    seen_by="office",
)
def _person(world: World) -> dict[str, Any]:
    return {"pk": world.ours.pk}


@example("orgs:post-end", "orgs:hand-over", "orgs:deputy-new", seen_by="office")
def _post(world: World) -> dict[str, Any]:
    post = world.ours.posts.first()
    assert post
    return {"pk": post.pk}


@example("orgs:deputy-end", seen_by="office")
def _deputy(world: World) -> dict[str, Any]:
    post = world.ours.posts.first()
    assert post
    stand_in = orgs.person(world.our_unit, name=f"{MARK}代理")
    today = clock.today()
    deputy = actions.name_deputy(by=None, post=post, person=stand_in, since=today, until=today)
    return {"pk": deputy.pk}


@example("orgs:group-detail", "orgs:group-edit", seen_by="office")
def _group(world: World) -> dict[str, Any]:
    group = actions.add_group(by=None, name=f"{MARK}第{next(_numbers)}组", units=[world.our_unit])
    return {"pk": group.pk}


@example("orgs:line-edit", seen_by="office")
def _line(world: World) -> dict[str, Any]:
    return {"pk": _one_more_line(world).pk}


@rows("desk:me", seen_by="ours")
def _one_more_post(world: World) -> None:
    orgs.post(world.ours, orgs.unit(parent=world.government), "viewer")


@rows("orgs:line-list", seen_by="office")
def _one_more_line(world: World) -> Line:
    return actions.save_line(
        by=None, subject=f"{MARK}第{next(_numbers)}条线", lead=world.our_unit, units=[]
    )


@rows("orgs:group-list", seen_by="office")
def _one_more_group(world: World) -> None:
    actions.add_group(by=None, name=f"第{next(_numbers)}组单位", units=[world.our_unit])


@rows("orgs:unit-list", seen_by="office")
def _one_more_unit(world: World) -> None:
    orgs.unit(parent=world.government)


@rows("orgs:person-list", seen_by="office")
def _one_more_person(world: World) -> None:
    orgs.person(world.our_unit)


# --- notices


def _notice(world: World) -> Notice:
    (notice,) = notify(
        to=world.ours,
        kind="guards.example",
        subject=f"{MARK}的通知",
        body="请办理。",
        key=f"guards-{next(_numbers)}",
        channels=[Channel.EMAIL],
    )
    return notice


@example("notices:open", "notices:read", seen_by="ours")
def _received(world: World) -> dict[str, Any]:
    return {"pk": _notice(world).pk}


@example("notices:resend", "notices:drop", seen_by="office")
def _delivery(world: World) -> dict[str, Any]:
    delivery = Delivery.objects.filter(notice=_notice(world)).first()
    assert delivery
    return {"pk": delivery.pk}


@rows("notices:inbox", "desk:home", seen_by="ours")
def _one_more_notice(world: World) -> None:
    _notice(world)


@rows("notices:deliveries", seen_by="office")
def _one_more_delivery(world: World) -> None:
    _notice(world)


# --- audit


@rows("audit:entry-list", seen_by="audit")
def _one_more_entry(world: World) -> None:
    record(by=world.ours, verb="guards.example", sentence="做了一件事。", unit_id=None)


@example("orgs:role-edit", seen_by="security")
def _role(world: World) -> dict[str, Any]:
    return {"pk": Role.objects.get(code="info_officer").pk}
