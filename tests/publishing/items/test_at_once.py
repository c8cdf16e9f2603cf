"""Two people at one moment: one of two editors wins, no two wait for each other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.ground.core import clock
from gongkai.publishing.catalogue import actions as catalogue_actions
from gongkai.publishing.catalogue.models import EntryState
from gongkai.publishing.items import actions
from gongkai.publishing.items.actions import Filed
from gongkai.publishing.items.models import Item
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Publication
from tests.factories.items import LONG_AGO, Newsroom, fresh, penalties, penalty
from tests.meeting import meet

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]
TABLES = ["items_item", "review_case", "catalogue_entry", "audit_head"]


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


@pytest.mark.parametrize("after", TABLES)
def test_one_of_two_editors_wins_and_the_other_is_told(room: Newsroom, after: str) -> None:
    item = room.item()

    def write(text: str) -> object:
        draft = room.draft(body=text, changed_on=LONG_AGO + timedelta(days=len(text)))
        return actions.save(by=room.author, item=item, draft=draft, version=item.version)

    assert meet(lambda: write("甲"), lambda: write("乙二"), after=after) == ("done", "stale")
    assert "甲" in fresh(item).body


@pytest.mark.parametrize(
    "after", ["items_item", "review_case", "release_publication", "audit_head"]
)
def test_what_is_written_during_a_release_does_not_go_out(room: Newsroom, after: str) -> None:
    item = room.pass_review(room.item())

    def write() -> object:
        return actions.save(by=room.author, item=item, draft=room.draft(body="没有审过"))

    assert meet(lambda: room.release(item), write, after=after) == ("done", "done")
    version = Publication.objects.get().versions.get()
    assert "没有审过" not in version.data["body"]
    assert EntryState.objects.get(entry=room.entry).shown == 1


@pytest.mark.parametrize("after", ["items_item", "review_case", "audit_head"])
def test_a_release_during_a_save_is_refused(room: Newsroom, after: str) -> None:
    item = room.pass_review(room.item())

    def write() -> object:
        return actions.save(by=room.author, item=item, draft=room.draft(body="没有审过"))

    version = fresh(item)
    told = meet(write, lambda: room.release(version), after=after)
    assert told[0] == "done"
    assert told[1] in ("changed_since", "not_passed")
    assert not Publication.objects.filter(number__gt=0).exists()


@pytest.mark.parametrize("after", ["release_publication", "catalogue_entry", "audit_head"])
def test_a_take_down_and_a_change_of_another_item_of_the_entry(room: Newsroom, after: str) -> None:
    publication, other = room.published(), room.item(title="另一条")

    def down() -> object:
        return release.withdraw(by=room.author, publication=publication, reason="错了")

    def write() -> object:
        draft = room.draft(title="另一条", changed_on=LONG_AGO + timedelta(days=9))
        return actions.save(by=room.author, item=other, draft=draft)

    assert meet(down, write, after=after) == ("done", "done")
    state = EntryState.objects.get(entry=room.entry)
    assert (state.shown, state.waiting) == (0, 1)


@pytest.mark.parametrize("after", ["orgs_unit", "items_item", "audit_head"])
def test_a_system_that_sends_twice_at_once_makes_one_item(room: Newsroom, after: str) -> None:
    filed = Filed(
        key="1", kind="table", schema="penalties", title="处罚", formed_on=LONG_AGO,
        entry_id=room.entry.pk, rows=[penalty(1)],
        columns=["number", "party", "fact", "basis", "content", "day"],
    )  # fmt: skip

    def send() -> object:
        return actions.file_item(unit=room.unit, system="系统", client=1, filed=filed)

    assert meet(send, send, after=after) == ("done", "done")
    assert Item.objects.get().row_sets.count() == 1


@pytest.mark.parametrize("after", ["catalogue_entry", "audit_head"])
def test_an_entry_ends_while_an_item_is_begun_under_it(room: Newsroom, after: str) -> None:
    def end() -> object:
        return catalogue_actions.end_entry(
            by=room.author, entry=room.entry, on=clock.today(), reason="划转"
        )

    assert meet(end, room.item, after=after) == ("done", "done")
    assert EntryState.objects.get(entry=room.entry).due_on is None


@pytest.mark.parametrize("after", ["items_item", "items_rowset", "audit_head"])
def test_rows_and_text_are_changed_at_once(room: Newsroom, after: str) -> None:
    item = room.table(penalty(1))

    def rows() -> object:
        return actions.read_in(by=room.author, item=item, file=penalties(penalty(2)))

    def text() -> object:
        return actions.save(by=room.author, item=item, draft=room.draft(title="处罚"))

    assert meet(rows, text, after=after) == ("done", "done")
    assert fresh(item).title == "处罚"
    assert item.row_sets.count() == 2
