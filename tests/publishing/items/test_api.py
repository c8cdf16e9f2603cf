"""Filing by a business system: idempotent by its own key, a draft version, never public."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from gongkai.doors.api import actions as api_actions
from gongkai.ground.review.queries import case_of
from gongkai.publishing.items import actions
from gongkai.publishing.items.models import Item
from gongkai.publishing.items.rules.chain import KIND
from gongkai.publishing.release.queries import listed
from tests.factories import orgs
from tests.factories.items import Newsroom, fresh, penalty

pytestmark = pytest.mark.django_db
COLUMNS = ["number", "party", "fact", "basis", "content", "day"]


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


class System:
    """A business system of a unit."""

    def __init__(self, unit: Any, name: str = "处罚系统", scope: str = "items.file") -> None:
        self.token = api_actions.add_client(by=None, name=name, unit=unit, scopes=[scope])[1]

    def put(self, key: str, body: dict[str, Any]) -> Any:
        return Client().put(
            f"/api/v1/publishing/items/{key}",
            body,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}"},
        )

    def get(self, key: str) -> Any:
        return Client().get(
            f"/api/v1/publishing/items/{key}", headers={"Authorization": f"Bearer {self.token}"}
        )


def body(room: Newsroom, *rows: list[str], **more: Any) -> dict[str, Any]:
    said = {
        "kind": "table",
        "schema": "penalties",
        "title": "行政处罚决定",
        "entry": room.entry.pk,
        "formed_on": "2026-01-05",
        "columns": COLUMNS,
        "rows": list(rows) or [penalty(1)],
    }
    return said | more


def test_the_same_again_is_not_recorded_twice(room: Newsroom) -> None:
    system = System(room.unit)
    first = system.put("2026-1", body(room))
    again = system.put("2026-1", body(room))
    assert (first.status_code, again.status_code) == (201, 200)
    assert (first.json()["new"], again.json()["new"]) == (True, False)
    item = Item.objects.get()
    assert item.row_sets.count() == 1
    assert item.editor is None
    assert not listed().exists()
    assert system.get("2026-1").json()["index_number"] == item.index_number


def test_changed_rows_are_a_version_and_void_the_opinions(room: Newsroom) -> None:
    system = System(room.unit)
    system.put("2026-1", body(room))
    item = room.pass_review(Item.objects.get())
    answer = system.put("2026-1", body(room, penalty(1), penalty(2)))
    assert (answer.status_code, answer.json()["rows"]) == (200, 2)
    assert fresh(item).row_sets.count() == 2
    case = case_of(KIND, item.pk)
    assert case is not None
    assert case.state == "draft"
    assert item.row_sets.last().said == "新增 1 行"


def test_what_people_added_by_hand_stays(room: Newsroom) -> None:
    system = System(room.unit)
    system.put("2026-1", body(room))
    Item.objects.update(keywords="处罚、食品")
    system.put("2026-1", body(room, title="行政处罚决定（一月）"))
    item = Item.objects.get()
    assert (item.title, item.keywords) == ("行政处罚决定（一月）", "处罚、食品")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"entry": 999_999}, "entry_unknown"),
        ({"kind": "nothing"}, "kind_unknown"),
        ({"schema": "nothing"}, "schema_missing"),
        ({"columns": COLUMNS[:3], "rows": [["1", "2", "3"]]}, "column_missing"),
        ({"columns": [*COLUMNS[:5], "某列"]}, "column_unknown"),
        ({"rows": [["1"]]}, "cells"),
        ({"rows": [[*penalty(1)[:5], "昨天"]]}, "cell"),
    ],
)
def test_what_is_wrong_is_refused_with_its_reason_and_stores_nothing(
    room: Newsroom, change: dict[str, Any], code: str
) -> None:
    answer = System(room.unit).put("2026-1", body(room, **change))
    assert answer.status_code == 422
    assert code in [reason["code"] for reason in answer.json()["reasons"]]
    assert not Item.objects.exists()


def test_another_units_system_reaches_neither_entry_nor_item(room: Newsroom) -> None:
    System(room.unit).put("2026-1", body(room))
    other = System(orgs.unit(parent=room.government), name="别的系统")
    assert other.get("2026-1").status_code == 404
    assert other.put("2026-1", body(room)).status_code == 422
    assert Item.objects.count() == 1


def test_a_token_for_something_else_is_not_enough(room: Newsroom) -> None:
    system = System(room.unit, scope="units.read")
    assert system.put("2026-1", body(room)).status_code == 403
    assert system.get("2026-1").status_code == 403
    assert Client().get("/api/v1/publishing/items/2026-1").status_code == 401


def test_findings_are_counted_for_the_system_and_hold_it_up(room: Newsroom) -> None:
    answer = System(room.unit).put("2026-1", body(room, penalty(1, 当事人="张三 13800138000")))
    assert answer.status_code == 201
    assert answer.json()["findings"] >= 1


def test_what_a_person_made_void_is_refused_with_a_sentence(room: Newsroom) -> None:
    system = System(room.unit)
    system.put("2026-1", body(room))
    actions.make_void(by=room.author, item=Item.objects.get(), reason="重复报送")
    answer = system.put("2026-1", body(room))
    assert answer.status_code == 422
    assert "作废" in answer.json()["message"]
    assert Item.objects.count() == 1


def test_one_column_named_twice_is_refused(room: Newsroom) -> None:
    twice = body(room, [*penalty(1), "别的"], columns=[*COLUMNS, "party"])
    answer = System(room.unit).put("2026-1", twice)
    assert answer.status_code == 422
    assert not Item.objects.exists()


def test_control_characters_of_a_system_are_dropped(room: Newsroom) -> None:
    System(room.unit).put("2026-1", body(room, penalty(1, 当事人="某\x01店")))
    rows = Item.objects.get().row_sets.get().rows
    assert "某店" in rows[0]


def test_a_field_that_nobody_knows_is_refused_by_its_name(room: Newsroom) -> None:
    answer = System(room.unit).put("2026-1", body(room, titel="错的名字"))
    assert answer.status_code == 422
    (reason,) = answer.json()["reasons"]
    assert "没有“titel”这一项" in reason["message"]
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (["项目", ""], "no_heading"),
        (["项目", " 项目 "], "heading_twice"),
        (["", ""], "heading_twice"),
    ],
)
def test_headings_that_nobody_could_tell_apart_are_refused(
    room: Newsroom, columns: list[str], code: str
) -> None:
    sent = body(room, ["甲", "1"], schema="own", columns=columns)
    answer = System(room.unit).put("2026-1", sent)
    assert answer.status_code == 422
    assert [reason["code"] for reason in answer.json()["reasons"]] == [code]
    assert not Item.objects.exists()
