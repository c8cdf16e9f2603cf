"""What a check finds and how it is settled; closed and old information looked at again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of
from gongkai.ground.review.records import hints_on
from gongkai.publishing.catalogue import actions as catalogue_actions
from gongkai.publishing.items import actions
from gongkai.publishing.items.actions import FileIn, searching
from gongkai.publishing.items.enums import Attribute
from gongkai.publishing.items.models import ClearingCase, Item, PartCheck, Settlement
from gongkai.publishing.items.queries import checks, items
from gongkai.publishing.items.queries.showing import made_of, reasons_against
from gongkai.publishing.items.rules.chain import KIND
from gongkai.publishing.release.queries.staff import publication_of
from tests.factories import catalogue, orgs
from tests.factories.items import NUMBER, Newsroom, docx, fresh, opinion, penalty

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


def against(item: Item) -> list[str]:
    return [reason.code for reason in reasons_against(fresh(item))]


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

    def test_of_the_same_number_the_surest_place_counts_and_all_are_counted(
        self, room: Newsroom
    ) -> None:
        number = "13812345678"
        item = room.item(body=f"<p>X{number}Y；{number}；第{number}号</p>")
        check = item.checks.get()
        for order in (check.findings, [*reversed(check.findings)]):
            PartCheck.objects.filter(pk=check.pk).update(findings=order)
            (one,) = checks.open_findings(fresh(item))
            assert (one.finding["grade"], one.places) == ("sure", 3)
        (reason,) = [one for one in reasons_against(fresh(item)) if one.code == "finding"]
        assert "等 3 处有手机号" in reason.sentence

    def test_of_more_than_are_kept_the_surest_stay(
        self, room: Newsroom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("gongkai.publishing.items.actions.checking.MOST_KEPT", 2)
        item = room.item(body=f"第13812345671号、第13812345672号、第13812345673号、{NUMBER}")
        assert NUMBER in [one.finding["text"] for one in checks.open_findings(item)]

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
        assert any("单位公布的值班手机" in hint for hint in hints_on(KIND, item.pk))
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

    def test_what_was_decided_keeps_no_new_one_out(
        self, room: Newsroom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(searching, "MOST", 1)
        ended = catalogue.entry(room.author, room.directory, matter="停用的事项")
        for number in range(3):
            room.published(title=f"第{number}条", entry=ended)
        catalogue_actions.end_entry(
            by=room.author, entry=ended, on=clock.today(), reason="职责划转"
        )
        assert [actions.search_old() for _ in range(4)] == [1, 1, 1, 0]

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
        assert sum(actions.search_old((turn, 28)) for turn in range(28)) == 1
        assert "身份证号" in self.found()["personal"]
        assert NUMBER not in self.found()["personal"]
        decided = ClearingCase.objects.get()
        actions.decide(by=room.author, case=decided, decision="keep", reason="核对过，是公开的编号")
        assert actions.search_old() == 0


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
        desk = orgs.signed_in(room.author).get(f"/desk/items/{item.pk}/").content.decode()
        assert "<dt>标注</dt><dd>所依据的文件已废止</dd>" in desk
        room.release(room.pass_review(fresh(item)), note="加了标注")
        assert "所依据的文件已废止" in Client().get(publication.address).content.decode()


def test_an_ended_review_says_how_to_go_on(room: Newsroom) -> None:
    item = room.item()
    actions.send(by=room.author, item=item)
    case = case_of(KIND, item.pk)
    assert case is not None
    review.end(by=room.author, case=case, version=case.version, reason="不办了")
    page = orgs.signed_in(room.author).get(f"/desk/items/{item.pk}/").content.decode()
    assert "审签已经终止" in page
    assert f"/desk/items/{item.pk}/edit/" not in page
    assert [row.word for row in items.rows_of([fresh(item)])] == ["审签已终止"]
    listed = [
        items.filtered(items.items_of(room.author), {"state": one}) for one in ("ended", "draft")
    ]
    assert [item in rows for rows in listed] == [True, False]
    assert f"/desk/review/{case.pk}/" in page
    with pytest.raises(Refusal) as refusal:
        actions.save(by=room.author, item=fresh(item), draft=room.draft(body="再改"))
    assert "重新审签" in refusal.value.sentence
