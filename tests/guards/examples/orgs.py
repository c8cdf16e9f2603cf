"""Example records of the room ``orgs``."""

from __future__ import annotations

from itertools import count
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.orgs import actions
from gongkai.ground.orgs.models import Line, Role
from tests.factories import orgs

from ..registry import example, rows
from ..world import MARK, World

_numbers = count(1)


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


@example("orgs:role-edit", seen_by="security")
def _role(world: World) -> dict[str, Any]:
    return {"pk": Role.objects.get(code="info_officer").pk}
