"""What rooms hang into the frames is collected in order, once, whatever shape it has."""

from __future__ import annotations

import pytest
from django.http import HttpRequest

from gongkai.ground.ui import slots


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_providers", {})


def test_items_come_by_order_then_as_registered() -> None:
    slots.register("desk.menu", lambda request: slots.MenuItem("后", "/b/", order=9))
    slots.register("desk.menu", lambda request: [slots.MenuItem("先", "/a/", order=1)])
    assert [item.label for item in slots.collect("desk.menu", HttpRequest())] == ["先", "后"]


def test_a_provider_may_give_nothing_one_or_a_generator() -> None:
    slots.register("x", lambda request: None)
    slots.register("x", lambda request: "一")
    slots.register("x", lambda request: (each for each in ("二", "三")))
    assert slots.collect("x", HttpRequest()) == ["一", "二", "三"]


def test_the_same_provider_counts_once() -> None:
    def provider(request: HttpRequest) -> str:
        return "一"

    slots.register("x", provider)
    slots.register("x", provider)
    assert slots.collect("x", HttpRequest()) == ["一"]


def test_an_unknown_slot_is_empty() -> None:
    assert slots.collect("nobody.hangs.here", HttpRequest()) == []
