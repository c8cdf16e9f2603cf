"""Proof: files, links and records; a record that is withdrawn flags the task until replaced."""

from __future__ import annotations

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import linkable
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.evidence.items import FileItem, LinkItem, RecordItem
from gongkai.ground.notices.models import Notice
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment
from tests.factories.ledger import PROOF, People, fresh
from tests.ground.evidence import files
from tests.ground.evidence.conftest import Letters

from .test_rights import no_trace

pytestmark = pytest.mark.django_db

RECORD = RecordItem("test.letter", "L-1")


@pytest.fixture
def row(people: People, letters: Letters) -> Assignment:
    letters.add("L-1", "关于开放日的来信", people.info, people.admin)
    letters.add("L-2", "另一封来信", people.info)
    return people.bring(people.row(), "doing")


def withdraw(reference: str = "L-1") -> None:
    linkable.withdrawn.send(
        sender=None, kind="test.letter", reference=reference, reason="来信人撤回"
    )


def restore(reference: str = "L-1") -> None:
    linkable.restored.send(sender=None, kind="test.letter", reference=reference)


def refused(people: People, verb: str, row: Assignment, **more: object) -> str:
    with no_trace(), pytest.raises(Refusal) as caught:
        people.do(verb, row, **more)
    return caught.value.code


def test_files_links_and_records_hang_on_their_step(people: People, row: Assignment) -> None:
    items = [FileItem(files.word(), "总结.docx"), *PROOF, RECORD]
    event = people.do("report", row, items=items)
    kept = evidence.of(event)
    assert [each.kind for each in kept] == ["file", "link", "record"]
    assert {each.unit for each in kept} == {people.culture}
    assert kept[2].title == "关于开放日的来信"
    people.do("submit", row, items=())  # what was reported earlier is proof enough


def test_a_record_that_is_not_there_or_not_to_be_seen_is_no_proof(
    people: People, row: Assignment
) -> None:
    for reference in ("L-9", "L-2"):
        by = people.leader
        assert refused(people, "report", row, by=by, items=[RecordItem("test.letter", reference)])


def test_a_withdrawn_record_flags_the_task_and_tells_both_sides(
    people: People, row: Assignment
) -> None:
    people.do("report", row, items=[RECORD])
    Notice.objects.all().delete()
    withdraw()
    assert fresh(row).flagged
    assert Entry.objects.latest("pk").sentence == (
        "任务（区文旅局，第 1 项任务）的一条佐证已经撤回：来信人撤回。请换一份佐证。"
    )
    told = {notice.to for notice in Notice.objects.all()}
    assert told == {people.info, people.leader, people.admin, people.officer}
    assert list(differences()) == []
    assert refused(people, "submit", row, items=()) == "proof_withdrawn"
    restore()
    assert not fresh(row).flagged
    assert Entry.objects.latest("pk").sentence == "任务（区文旅局，第 1 项任务）的佐证恢复有效。"
    people.do("submit", row, items=())


def test_verification_waits_for_other_proof(people: People, row: Assignment) -> None:
    people.do("submit", row, items=[RECORD])
    withdraw()
    assert refused(people, "verify", row) == "proof_withdrawn"
    people.do("send_back", row)
    assert fresh(row).flagged
    people.do("report", row, items=())  # says nothing new about the proof
    assert fresh(row).flagged
    people.do("submit", row, items=[LinkItem("https://example.gov.cn/new")])
    assert not fresh(row).flagged
    people.do("verify", row)
    assert fresh(row).state == "done"
    assert list(differences()) == []


def test_a_later_report_with_other_proof_takes_the_flag_off_and_taking_it_back_sets_it(
    people: People, row: Assignment
) -> None:
    people.do("report", row, items=[RECORD])
    withdraw()
    people.do("report", row, items=PROOF)
    assert not fresh(row).flagged
    ledger.undo(by=people.info, assignment=row, version=fresh(row).version)
    assert fresh(row).flagged
    assert list(differences()) == []


def test_one_withdrawn_among_several_of_the_latest_report_flags(
    people: People, row: Assignment
) -> None:
    people.do("report", row, items=[*PROOF, RECORD])
    withdraw()
    assert fresh(row).flagged
    entries = Entry.objects.count()
    withdraw()  # told once
    assert Entry.objects.count() == entries


def test_what_was_replaced_before_is_withdrawn_without_a_word(
    people: People, row: Assignment
) -> None:
    people.do("report", row, items=[RECORD])
    people.do("report", row, items=PROOF)
    notices = Notice.objects.count()
    withdraw()
    assert not fresh(row).flagged
    assert Notice.objects.count() == notices


def test_a_done_task_is_flagged_too(people: People, row: Assignment) -> None:
    people.do("submit", row, items=[RECORD])
    people.do("verify", row)
    withdraw()
    assert (fresh(row).flagged, fresh(row).state) == (True, "done")
