"""Items written, reviewed, released; tables; what the catalogue hears; kinds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.review.queries import case_of
from gongkai.publishing.catalogue import actions as catalogue_actions
from gongkai.publishing.catalogue.models import EntryState
from gongkai.publishing.items import actions
from gongkai.publishing.items.models import Item
from gongkai.publishing.items.queries import items
from gongkai.publishing.items.queries.showing import made_of, reasons_against
from gongkai.publishing.items.rules.chain import KIND
from gongkai.publishing.items.rules.schemas import own_columns
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Audience
from gongkai.publishing.release.queries import listed, why_not
from tests.factories import catalogue, orgs
from tests.factories.items import Newsroom, fresh, penalties, penalty

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


def against(item: Item) -> list[str]:
    return [reason.code for reason in reasons_against(fresh(item))]


class TestWriting:
    def test_an_item_gets_an_index_number_of_its_own(self, room: Newsroom) -> None:
        first, second = room.item(), room.item()
        assert first.index_number != second.index_number
        assert first.index_number.endswith("/202601-00001")
        with pytest.raises(Refusal) as refusal:
            room.item(index_number=first.index_number)
        assert codes(refusal) == ["index_taken"]

    def test_all_faults_are_told_at_once(self, room: Newsroom) -> None:
        with pytest.raises(Refusal) as refusal:
            room.item(
                title=" ",
                formed_on=clock.today() + timedelta(days=1),
                attribute="closed",
                url="ftp://x",
            )
        assert codes(refusal) == [
            "title_missing", "future", "exemption_missing", "proof_missing", "review_date_missing",
            "url_wrong",
        ]  # fmt: skip
        assert not Item.objects.exists()

    def test_the_second_of_two_editors_is_told_and_nothing_is_lost(self, room: Newsroom) -> None:
        item = room.item()
        said = {"by": room.author, "item": item, "version": item.version}
        actions.save(draft=room.draft(body="甲写的"), **said)
        with pytest.raises(Refusal) as refusal:
            actions.save(draft=room.draft(body="乙写的"), **said)
        assert codes(refusal) == ["stale"]
        assert "甲写的" in fresh(item).body

    def test_the_body_is_cleaned_on_every_save(self, room: Newsroom) -> None:
        item = room.item(body="<p>好</p><script>alert(1)</script>")
        assert item.body == "<p>好</p>"
        actions.save(by=room.author, item=item, draft=room.draft(body='<p onclick="x()">新</p>'))
        assert fresh(item).body == "<p>新</p>"

    def test_a_change_voids_every_opinion(self, room: Newsroom) -> None:
        item = room.pass_review(room.item())
        assert why_not(made_of(item)) == []
        actions.save(by=room.author, item=item, draft=room.draft(body="没有审过的话"))
        case = case_of(KIND, item.pk)
        assert case is not None
        assert case.state == "draft"
        assert [one.code for one in why_not(made_of(fresh(item)))] == ["not_passed"]
        with pytest.raises(Refusal):
            room.release(item)

    def test_whoever_saved_it_may_not_review_it(self, room: Newsroom) -> None:
        orgs.post(room.first, room.unit, "info_officer")
        item = room.item()
        actions.save(by=room.first, item=item, draft=room.draft(body="陆平改过"))
        with pytest.raises(Refusal) as refusal:
            room.pass_review(item, 1)
        assert "own_text" in codes(refusal)

    def test_nobody_of_another_unit_writes_or_sees_it(self, room: Newsroom) -> None:
        item = room.item()
        stranger = orgs.person(orgs.unit(parent=room.government), "info_officer")
        with pytest.raises(Refusal) as refusal:
            actions.save(by=stranger, item=item, draft=room.draft())
        assert codes(refusal) == ["not_allowed"]
        assert not items.items_of(stranger).exists()

    def test_the_office_sees_it_once_it_was_sent(self, room: Newsroom) -> None:
        item = room.item()
        assert not items.items_of(room.admin).exists()
        actions.send(by=room.author, item=item)
        assert items.items_of(room.admin).exists()
        with pytest.raises(Refusal):
            actions.save(by=room.admin, item=item, draft=room.draft())

    def test_what_is_public_is_not_made_void(self, room: Newsroom) -> None:
        publication = room.published()
        item = Item.objects.get()
        with pytest.raises(Refusal) as refusal:
            actions.make_void(by=room.author, item=item, reason="不要了")
        assert codes(refusal) == ["still_public"]
        release.withdraw(by=room.author, publication=publication, reason="错了")
        actions.make_void(by=room.author, item=item, reason="不要了")
        with pytest.raises(Refusal) as refusal:
            actions.save(by=room.author, item=item, draft=room.draft())
        assert codes(refusal) == ["void"]

    def test_a_voiding_is_taken_back_and_reviewed_anew(self, room: Newsroom) -> None:
        item = room.item()
        actions.make_void(by=room.author, item=item, reason="重复")
        assert [row.state for row in items.rows_of([fresh(item)])] == ["void"]
        actions.revive(by=room.author, item=item)
        with pytest.raises(Refusal) as refusal:
            actions.revive(by=room.author, item=item)
        assert codes(refusal) == ["not_void"]
        assert EntryState.objects.get(entry=room.entry).waiting == 1
        assert room.published(fresh(item)).state == "public"

    def test_an_item_of_another_units_entry_is_refused(self, room: Newsroom) -> None:
        other = Newsroom(orgs.unit(parent=room.government))
        with pytest.raises(Refusal) as refusal:
            room.item(entry=other.entry)
        assert codes(refusal) == ["entry_foreign"]


class TestTables:
    def test_a_wrong_row_stores_none(self, room: Newsroom) -> None:
        item = room.item("table", "penalties")
        with pytest.raises(Refusal) as refusal:
            actions.read_in(
                by=room.author, item=item, file=penalties(penalty(1), penalty(2, 当事人=""))
            )
        assert codes(refusal) == ["cell"]
        assert not item.row_sets.exists()
        assert "rows_missing" in against(item)

    def test_the_same_rows_again_change_nothing(self, room: Newsroom) -> None:
        item = room.table(penalty(1))
        version = item.version
        actions.read_in(by=room.author, item=item, file=penalties(penalty(1)))
        assert item.row_sets.count() == 1
        assert fresh(item).version == version

    def test_the_published_table_is_downloaded_in_three_forms(self, room: Newsroom) -> None:
        publication = room.published(room.table(penalty(1), penalty(2)))
        for name, begin in (("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")):
            answer = Client().get(f"{publication.address}v1/data/{name}/")
            assert answer.status_code == 200
            assert answer.content.startswith(begin)
        assert Client().get(f"{publication.address}v1/data/exe/").status_code == 404
        release.withdraw(by=room.author, publication=publication, reason="错了")
        assert Client().get(f"{publication.address}v1/data/csv/").status_code == 410

    def test_the_data_of_a_closed_version_is_closed(self, room: Newsroom) -> None:
        item = room.table(penalty(1), penalty(2))
        publication = room.published(item)
        first = f"{publication.address}v1/data/csv/"
        assert Client().get(first).status_code == 200
        actions.read_in(by=room.author, item=fresh(item), file=penalties(penalty(1)))
        room.release(
            room.pass_review(fresh(item)), note="去掉了不应公开的行", removes_protected=True
        )
        assert Client().get(first).status_code == 410
        assert Client().get(f"{publication.address}v2/data/csv/").status_code == 200

    def test_a_cell_is_never_a_formula(self, room: Newsroom) -> None:
        hostile = penalty(1, 违法事实='=HYPERLINK("http://evil")')
        publication = room.published(room.table(hostile))
        said = Client().get(f"{publication.address}v1/data/csv/").content.decode("utf-8-sig")
        assert "'=HYPERLINK" in said
        own = room.item("table", "own")
        columns = own_columns(["=1+1", "名称"])
        actions.put_rows(by=room.author, item=own, columns=columns, rows=[["一", "二"]])
        address = room.published(fresh(own)).address
        said = Client().get(f"{address}v1/data/csv/").content.decode("utf-8-sig")
        assert said.startswith("'=1+1")


class TestCatalogue:
    def state(self, room: Newsroom) -> EntryState:
        return EntryState.objects.get(entry=room.entry)

    def test_formed_published_changed_and_withdrawn_are_counted(self, room: Newsroom) -> None:
        item = room.item()
        assert (self.state(room).waiting, self.state(room).shown) == (1, 0)
        publication = room.published(item)
        assert (self.state(room).waiting, self.state(room).shown) == (0, 1)
        actions.save(
            by=room.author,
            item=item,
            draft=room.draft(changed_on=date(2026, 2, 2), body="改了时间"),
        )
        assert self.state(room).waiting == 1
        release.withdraw(by=room.author, publication=publication, reason="错了")
        assert (self.state(room).waiting, self.state(room).shown) == (0, 0)

    def test_what_was_taken_down_was_never_published_in_time_what_is_over_was(
        self, room: Newsroom
    ) -> None:
        last = clock.today() + timedelta(days=7)
        publication = room.published(room.item(expires_on=last))
        day = self.state(room).last_on
        with clock.hold(clock.now() + timedelta(days=9)):
            assert release.expire_due() == 1
        assert (self.state(room).shown, self.state(room).last_on) == (0, day)
        assert day is not None
        down = room.published(room.item(title="另一条"))
        release.withdraw(by=room.author, publication=down, reason="错了")
        assert self.state(room).last_on == day
        assert publication.pk != down.pk

    def test_what_only_a_circle_may_read_fulfils_nothing(self, room: Newsroom) -> None:
        circle = Audience.objects.create(unit=room.unit, name="有关企业")
        item = room.pass_review(room.item())
        room.release(item, audience=circle)
        assert (self.state(room).waiting, self.state(room).shown) == (1, 0)
        other = catalogue.entry(room.author, room.directory, matter="特困供养")
        actions.save(by=room.author, item=fresh(item), draft=room.draft(entry=other))
        moved = EntryState.objects.get(entry=other)
        assert (moved.waiting, moved.shown) == (1, 0)

    def test_what_is_narrowed_to_a_circle_is_no_longer_counted(self, room: Newsroom) -> None:
        circle = Audience.objects.create(unit=room.unit, name="有关企业")
        item = room.item()
        room.published(item)
        room.correct(item, "只给他们看", audience=circle)
        assert self.state(room).shown == 0
        room.correct(item, "又给大家看")
        assert self.state(room).shown == 1

    def test_what_is_closed_or_void_is_not_owed(self, room: Newsroom) -> None:
        item = room.item()
        actions.make_void(by=room.author, item=item, reason="重复")
        assert self.state(room).waiting == 0
        room.item(attribute="on_request", reevaluate_on=clock.today() + timedelta(days=100))
        assert self.state(room).waiting == 0

    def test_an_entry_that_ends_holds_up_what_waits(self, room: Newsroom) -> None:
        item = room.pass_review(room.item())
        catalogue_actions.end_entry(
            by=room.author, entry=room.entry, on=clock.today(), reason="职责划转"
        )
        with pytest.raises(Refusal) as refusal:
            room.release(item)
        assert codes(refusal) == ["entry_ended"]


class TestKinds:
    def test_a_guide_needs_its_eight_elements(self, room: Newsroom) -> None:
        item = room.guide(guide={"phone": "", "steps": " "})
        assert against(item) == ["element_missing", "element_missing"]
        assert room.published(room.guide()).state == "public"

    def test_a_link_needs_an_address_and_a_file_a_file(self, room: Newsroom) -> None:
        assert against(room.item("link", body="")) == ["url_missing"]
        assert against(room.item("file", body="")) == ["file_missing"]
        assert room.published(room.item("link", url="https://www.example.gov.cn/")).number == 1

    def test_links_to_other_sites_lead_through_the_notice(self, room: Newsroom) -> None:
        linked = room.published(body='<p><a href="https://www.example.gov.cn/a">看</a></p>')
        page = Client().get(linked.address).content.decode()
        assert 'href="https://www.example.gov.cn/a"' not in page
        assert 'href="/leave/?to=' in page
        other = room.published(room.item("link", url="https://www.example.gov.cn/b"))
        page = Client().get(other.address).content.decode()
        assert 'href="https://www.example.gov.cn/b"' not in page

    def test_an_unknown_kind_or_schema_is_refused(self, room: Newsroom) -> None:
        with pytest.raises(Refusal):
            room.item("nothing")
        with pytest.raises(Refusal) as refusal:
            room.item("table", "nothing")
        assert codes(refusal) == ["schema_missing"]

    def test_an_item_without_an_entry_does_not_go_out(self, room: Newsroom) -> None:
        assert against(room.item(entry=None)) == ["entry_missing"]

    def test_lists_go_by_the_day_of_publication(self, room: Newsroom) -> None:
        publication = room.published(formed_on=date(2019, 5, 4))
        assert publication.day == clock.today()
        with clock.hold(clock.now() + timedelta(days=3)):
            corrected = room.correct(Item.objects.get(), "改过", note="改正")
        assert corrected.day == publication.day

    def test_it_stands_in_its_columns_and_those_above(self, room: Newsroom) -> None:
        above = catalogue.column(room.author, room.unit)
        column = catalogue.column(room.author, room.unit, parent=above)
        publication = room.published(columns=(column,))
        assert set(publication.placements.values_list("shelf", flat=True)) == {
            f"unit:{room.unit.pk}", f"entry:{room.entry.pk}", f"column:{above.pk}",
            f"column:{column.pk}",
        }  # fmt: skip
        assert listed().count() == 1
