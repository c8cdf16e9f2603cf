"""The list of items: where each stands, and its filters."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.core import clock
from gongkai.ground.review.queries import case_of
from gongkai.publishing.catalogue.actions import keep_topic
from gongkai.publishing.catalogue.models import EntryState
from gongkai.publishing.items import actions
from gongkai.publishing.items.queries import items
from gongkai.publishing.items.rules.chain import KIND
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Audience
from tests.factories import catalogue, orgs
from tests.factories.items import Newsroom, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def shown(room: Newsroom, query: str, address: str = "/desk/items/") -> str:
    answer = orgs.signed_in(room.author).get(f"{address}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("again", [False, True])
def test_what_was_narrowed_and_then_taken_down_is_among_the_taken_down(
    room: Newsroom, again: bool
) -> None:
    circle = Audience.objects.create(unit=room.unit, name="有关企业")
    item = room.item()
    room.published(item)
    publication = room.correct(item, "只给他们看", audience=circle)
    if again:
        publication = room.correct(item, "再改一次", audience=circle)
    release.withdraw(by=room.author, publication=publication, reason="不该公开")
    (row,) = items.rows_of([fresh(item)])
    assert row.word == "已撤下"
    assert item.title in shown(room, "state=withdrawn")
    assert item.title in shown(room, "state=withdrawn", "/desk/release/")
    assert item.title not in shown(room, "state=public")
    gone = Client().get("/api/public/withdrawn/").json()["records"]
    assert [row["address"].endswith(publication.address) for row in gone] == [True]
    assert EntryState.objects.get(entry=room.entry).shown == 0


class TestFilters:
    def test_by_column_with_those_below_and_by_topic(self, room: Newsroom) -> None:
        above = catalogue.column(room.author, room.unit, name="政务公开")
        below = catalogue.column(room.author, room.unit, name="开放日", parent=above)
        other = catalogue.column(room.author, room.unit, name="人事信息")
        empty = catalogue.column(room.author, room.unit, name="空着的栏目")
        topic = keep_topic(by=room.admin, unit=room.office, name="政府开放月")
        room.item(title="甲的报名", columns=(below,), topics=(topic,))
        room.item(title="乙的任命", columns=(other,))
        room.item(title="丙没有栏目")
        for query, titles in (
            (f"column={above.pk}", "甲"),
            (f"column={below.pk}", "甲"),
            (f"column={other.pk}", "乙"),
            (f"topic={topic.pk}", "甲"),
            (f"column={other.pk}&topic={topic.pk}", ""),
            (f"column={empty.pk}", "甲乙丙"),  # not offered: the list stays whole
        ):
            page = shown(room, query)
            said = [one for one in ("甲的报名", "乙的任命", "丙没有栏目") if f">{one}<" in page]
            assert "".join(one[0] for one in said) == titles, query
        page = shown(room, "")
        assert all(one.name in page for one in (above, below, other, topic))
        assert empty.name not in page
        assert "没有符合条件的" in shown(room, f"column={other.pk}&topic={topic.pk}")

    def test_what_offers_no_choice_is_left_out(self, room: Newsroom) -> None:
        room.item()
        page = shown(room, "")
        assert 'name="kind"' in page
        assert not [name for name in ("unit", "column", "topic") if f'name="{name}"' in page]

    def test_who_sees_several_units_chooses_one_and_its_columns(self, room: Newsroom) -> None:
        other = orgs.unit("区民政局", parent=room.government)
        orgs.post(room.author, other, "info_officer")
        second = Newsroom(other)
        for one, name in ((room, "文旅动态"), (second, "民政动态")):
            column = catalogue.column(one.author, one.unit, name=name)
            one.item(title=f"{name}一条", columns=(column,))
        page = shown(room, "")
        assert "文旅动态（区文旅局）" in page
        assert "民政动态（区民政局）" in page
        page = shown(room, f"unit={other.pk}")
        assert "民政动态一条" in page
        assert "文旅动态" not in page
        assert "民政动态（" not in page

    def test_words_and_choices_stay_on_the_next_page_and_in_the_sheet(self, room: Newsroom) -> None:
        column = catalogue.column(room.author, room.unit)
        for number in range(31):
            room.item(title=f"通知{number}", columns=(column,))
        page = shown(room, f"column={column.pk}&q=通知")
        kept = re.findall(r'href="\?([^"]*page=2[^"]*)"', page)
        assert all(f"column={column.pk}" in link and "q=" in link for link in kept)
        assert kept
        assert 'value="通知"' in page
        assert f"column={column.pk}" in page.partition("导出这张表")[0].rpartition("href")[2]
        sheet = orgs.signed_in(room.author).get(
            f"{reverse('items:export')}?column={column.pk}&q=通知3"
        )
        book = openpyxl.load_workbook(
            io.BytesIO(b"".join(sheet.streaming_content) if sheet.streaming else sheet.content)
        )
        assert sum("通知3" in str(row) for row in book.active.values) == 2


class TestItsPage:
    def test_a_release_that_waits_says_what_a_change_does_to_it(self, room: Newsroom) -> None:
        item = room.pass_review(room.item())
        room.release(item, at=clock.now() + timedelta(days=1))
        address = reverse("items:item", args=[item.pk])
        assert "到时候不会公开" not in shown(room, "", address)
        draft = room.draft(title=item.title, body="<p>改过的内容</p>")
        actions.save(by=room.author, item=fresh(item), draft=draft)
        assert "到时候不会公开" in shown(room, "", address)

    def test_after_a_take_down_the_review_promises_nothing(self, room: Newsroom) -> None:
        item = room.item()
        publication = room.published(item)
        release.withdraw(by=room.author, publication=publication, reason="不该公开")
        case = case_of(KIND, item.pk)
        assert case is not None
        page = shown(room, "", reverse("review:case", args=[case.pk]))
        assert "可以发布" not in page
        assert "公开到哪一步" in page
