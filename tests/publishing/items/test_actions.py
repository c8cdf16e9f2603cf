"""Items written, checked, settled, reviewed, released, corrected, taken down, cleared, filed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of
from gongkai.publishing.catalogue import actions as catalogue_actions
from gongkai.publishing.catalogue.models import EntryState
from gongkai.publishing.items import actions
from gongkai.publishing.items.actions import FileIn
from gongkai.publishing.items.enums import Attribute
from gongkai.publishing.items.models import ClearingCase, Item, PartCheck, Settlement
from gongkai.publishing.items.queries import checks, items
from gongkai.publishing.items.queries.showing import made_of, reasons_against
from gongkai.publishing.items.rules.chain import KIND
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.queries import listed, why_not
from gongkai.publishing.release.queries.staff import publication_of
from tests.factories import catalogue, orgs
from tests.factories.items import NUMBER, Newsroom, docx, fresh, opinion, penalties, penalty

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


class TestChecks:
    def test_an_identity_number_stops_it_until_it_is_settled(self, room: Newsroom) -> None:
        item = room.item(body=f"张三，身份证号{NUMBER}。")
        with pytest.raises(Refusal) as refusal:
            actions.send(by=room.author, item=item)
        assert "finding" in codes(refusal)
        one = checks.open_findings(item)[0]
        assert one.finding["kind"] == "id_number"
        actions.mask(by=room.author, item=item, findings=[(one.part, one.fingerprint)])
        assert NUMBER not in fresh(item).body
        assert against(item) == []
        actions.send(by=room.author, item=item)

    def test_the_review_s_own_way_is_closed_too(self, room: Newsroom) -> None:
        item = room.item(body=f"身份证号{NUMBER}")
        case = case_of(KIND, item.pk)
        assert case is not None
        with pytest.raises(Refusal) as refusal:
            review.submit(by=room.author, case=case, version=case.version)
        assert "finding" in codes(refusal)

    def test_what_was_found_meanwhile_stops_the_last_stage(self, room: Newsroom) -> None:
        item = room.pass_review(room.item(), 3)
        PartCheck.objects.filter(part="text").update(
            findings=[{"kind": "banned", "label": "禁用词", "text": "某词", "grade": "sure",
                       "where": "正文", "proposal": "", "fingerprint": "f" * 32}]
        )  # fmt: skip
        case = case_of(KIND, item.pk)
        assert case is not None
        content = made_of(item).content
        with pytest.raises(Refusal) as refusal:
            review.approve(
                by=room.leader, case=case, version=case.version, opinion=opinion(content)
            )
        assert codes(refusal) == ["finding"]

    def test_what_is_kept_has_a_reason_that_reviewers_read(self, room: Newsroom) -> None:
        item = room.item(body="咨询请打 13800138000。")
        one = checks.open_findings(item)[0]
        said = {"by": room.author, "item": item, "part": one.part, "fingerprint": one.fingerprint}
        with pytest.raises(Refusal) as refusal:
            actions.keep(reason=" ", **said)
        assert codes(refusal) == ["reason_missing"]
        actions.keep(reason="单位公布的值班手机", **said)
        assert against(item) == []
        text = made_of(fresh(item)).content.parts[0].text
        assert "单位公布的值班手机" in text
        # The same number again is settled; another one is not.
        actions.save(
            by=room.author, item=item, draft=room.draft(body="咨询 13800138000 或 13900139000。")
        )
        assert [each.finding["text"] for each in checks.open_findings(item)] == ["13900139000"]

    def test_a_file_is_checked_with_all_that_it_hides(self, room: Newsroom) -> None:
        item = room.item()
        file = actions.add_file(by=room.author, item=item, file=docx(f"张三 {NUMBER}"))
        found = checks.open_findings(fresh(item))
        assert {one.part for one in found} == {f"file:{file.key}"}
        assert "id_number" in {one.finding["kind"] for one in found}
        with pytest.raises(Refusal) as refusal:
            actions.mask(
                by=room.author, item=item, findings=[(one.part, one.fingerprint) for one in found]
            )
        assert "by_hand" in codes(refusal)
        better = actions.add_file(
            by=room.author, item=item, file=docx("张三 3701**********1234"), instead=file
        )
        assert better.key != file.key
        kinds = {one.finding["kind"] for one in checks.open_findings(fresh(item))}
        assert "id_number" not in kinds

    def test_what_cannot_be_read_is_never_clean(self, room: Newsroom) -> None:
        png = bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
            "1f15c4890000000a49444154789c6360000000020001e527de"
            "fc0000000049454e44ae426082"
        )
        item = room.item()
        actions.add_file(by=room.author, item=item, file=FileIn(png, "图.png"))
        assert "unread" in against(item)
        one = checks.open_findings(fresh(item))[0]
        actions.keep(
            by=room.author,
            item=item,
            part=one.part,
            fingerprint=one.fingerprint,
            reason="人工看过，是会议照片",
        )
        assert against(item) == []

    def test_what_stands_across_formatting_is_left_to_a_person(self, room: Newsroom) -> None:
        split = f"<p>身份证号{NUMBER[:9]}<strong>{NUMBER[9:]}</strong></p>"
        item = room.item(body=split)
        one = next(
            each for each in checks.open_findings(item) if each.finding["kind"] == "id_number"
        )
        with pytest.raises(Refusal) as refusal:
            actions.mask(by=room.author, item=item, findings=[(one.part, one.fingerprint)])
        assert codes(refusal) == ["by_hand"]
        assert fresh(item).body == split  # all or nothing
        assert not Settlement.objects.exists()

    def test_rows_are_masked_as_a_version_of_their_own(self, room: Newsroom) -> None:
        item = room.table(penalty(1, 当事人=f"张三 {NUMBER}"))
        found = [one for one in checks.open_findings(item) if one.part == "rows"]
        assert found
        actions.mask(
            by=room.author, item=item, findings=[(one.part, one.fingerprint) for one in found]
        )
        newest = item.row_sets.last()
        assert newest is not None
        assert (newest.number, NUMBER in str(newest.rows)) == (2, False)
        assert NUMBER in str(item.row_sets.first().rows)  # every version of the rows is kept

    def test_a_renamed_program_is_refused_and_nothing_is_stored(self, room: Newsroom) -> None:
        item = room.item()
        with pytest.raises(Refusal) as refusal:
            actions.add_file(
                by=room.author, item=item, file=FileIn(b"MZ\x90\x00" + b"\0" * 200, "通知.docx")
            )
        assert refusal.value.sentence
        assert not item.files.exists()
        assert not PartCheck.objects.filter(part__startswith="file:").exists()

    def test_a_file_that_is_too_large_is_refused(self, room: Newsroom, settings: Any) -> None:
        settings.SIZE_LIMIT = 1024
        with pytest.raises(Refusal) as refusal:
            actions.add_file(by=room.author, item=room.item(), file=FileIn(b"a" * 2048, "大.txt"))
        assert codes(refusal) == ["too_large"]

    def test_a_settlement_does_not_keep_what_it_is_about(self, room: Newsroom) -> None:
        item = room.item(body=f"身份证号{NUMBER}")
        actions.mask(
            by=room.author,
            item=item,
            findings=[(one.part, one.fingerprint) for one in checks.open_findings(item)],
        )
        row = Settlement.objects.get()
        assert NUMBER not in " ".join(str(getattr(row, field.name)) for field in row._meta.fields)


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


class TestClassifying:
    def closed(self, room: Newsroom) -> Item:
        return room.item(
            attribute="closed",
            exemption="internal",
            exemption_proof="内部工作流程",
            reevaluate_on=clock.today() + timedelta(days=10),
        )

    def test_closed_comes_back_on_its_day_and_goes_through_review(self, room: Newsroom) -> None:
        item = self.closed(room)
        assert [one.pk for one in items.to_reevaluate(room.author)] == [item.pk]
        with pytest.raises(Refusal) as refusal:
            actions.send(by=room.author, item=item)
        assert "not_proactive" in codes(refusal)
        actions.classify(by=room.author, item=item, attribute="proactive", reason="情况变了")
        assert not items.to_reevaluate(room.author).exists()
        assert publication_of(KIND, item.pk) is None
        assert room.published(item).state == "public"

    def test_it_stays_closed_only_with_a_next_day(self, room: Newsroom) -> None:
        item = self.closed(room)
        with pytest.raises(Refusal) as refusal:
            actions.classify(by=room.author, item=item, attribute="closed", reason="")
        assert codes(refusal) == [
            "reason_missing", "exemption_missing", "proof_missing", "date_missing",
        ]  # fmt: skip
        actions.classify(
            by=room.author,
            item=item,
            attribute="closed",
            reason="仍是内部流程",
            exemption="internal",
            proof="内部工作流程",
            next_on=clock.today() + timedelta(days=365),
        )
        assert item.reevaluations.count() == 1
        assert not items.to_reevaluate(room.author).exists()

    def test_what_is_public_is_not_closed_behind_its_back(self, room: Newsroom) -> None:
        room.published()
        with pytest.raises(Refusal) as refusal:
            actions.classify(
                by=room.author,
                item=Item.objects.get(),
                attribute="on_request",
                reason="不该公开",
                next_on=clock.today() + timedelta(days=9),
            )
        assert codes(refusal) == ["still_public"]

    def test_documents_without_an_attribute_are_a_work_list(self, room: Newsroom) -> None:
        item = room.item(attribute="")
        assert [one.pk for one in items.without_attribute(room.author)] == [item.pk]
        actions.classify(by=room.author, item=item, attribute="proactive", reason="应当公开")
        assert not items.without_attribute(room.author).exists()
        assert fresh(item).attribute == Attribute.PROACTIVE


class TestClearing:
    def test_a_take_down_holds_at_once(self, room: Newsroom) -> None:
        publication = room.published()
        case = actions.suspect(
            by=room.author, item=Item.objects.get(), suspicion="past", evidence="公示期已满"
        )
        assert case is not None
        assert actions.suspect(
            by=room.author, item=Item.objects.get(), suspicion="past", evidence="又一次"
        ) is None  # fmt: skip
        actions.decide(by=room.author, case=case, decision="take_down", reason="目的已达到")
        assert Client().get(publication.address).status_code == 410
        with pytest.raises(Refusal) as refusal:
            actions.decide(by=room.author, case=case, decision="keep", reason="改主意")
        assert codes(refusal) == ["wrong_state"]

    def test_a_mark_goes_through_review(self, room: Newsroom) -> None:
        publication = room.published()
        item = Item.objects.get()
        case = actions.suspect(by=room.author, item=item, suspicion="invalid", evidence="依据废止")
        assert case is not None
        actions.decide(by=room.author, case=case, decision="mark", reason="所依据的文件已废止")
        assert "所依据的文件已废止" not in Client().get(publication.address).content.decode()
        room.release(room.pass_review(fresh(item)), note="加了标注")
        assert "所依据的文件已废止" in Client().get(publication.address).content.decode()


class TestSearch:
    def found(self) -> dict[str, str]:
        rows = ClearingCase.objects.filter(decision="open")
        return dict(rows.values_list("suspicion", "evidence"))

    def test_each_kind_of_old_information_is_found_once(self, room: Newsroom) -> None:
        ended = catalogue.entry(room.author, room.directory, matter="停用的事项")
        room.published(entry=ended)
        actions.search_old()
        assert self.found() == {}
        catalogue_actions.end_entry(
            by=room.author, entry=ended, on=clock.today(), reason="职责划转"
        )
        room.published(room.guide(guide={"matter": "低保", "phone": "甲"}))
        room.published(room.guide(guide={"matter": "低保", "phone": "乙"}))
        assert actions.search_old() == 2
        assert actions.search_old() == 0
        assert set(self.found()) == {"invalid", "contradictory"}

    def test_what_is_sure_today_is_found_in_what_was_public_before(self, room: Newsroom) -> None:
        item = room.item(body=f"证号{NUMBER}")
        PartCheck.objects.update(findings=[])  # published before the check knew it
        case = case_of(KIND, item.pk)
        assert case is not None
        review.submit(by=room.author, case=case, version=case.version)
        for person in room.reviewers():
            case = case_of(KIND, item.pk)
            assert case is not None
            content = made_of(fresh(item)).content
            review.approve(by=person, case=case, version=case.version, opinion=opinion(content))
        room.release(item)
        assert actions.search_old() == 1
        assert "身份证号" in self.found()["personal"]
        assert NUMBER not in self.found()["personal"]
        decided = ClearingCase.objects.get()
        actions.decide(by=room.author, case=decided, decision="keep", reason="核对过，是公开的编号")
        assert actions.search_old() == 0


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
