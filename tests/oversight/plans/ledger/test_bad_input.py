"""What goes wrong in a year's work: clear sentences, nothing half done, nothing lost."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.storage import default_storage

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.models import Upload
from gongkai.ground.evidence.items import FileItem, LinkItem
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, WorkEvent
from gongkai.oversight.plans.rules.ledger import Measure, WorkPlan
from tests.factories import orgs
from tests.factories.ledger import People, fresh
from tests.factories.plans import deadline, task
from tests.ground.evidence import files

from .test_rights import no_trace

pytestmark = pytest.mark.django_db


def refused(people: People, verb: str, row: Assignment, **more: object) -> Refusal:
    with no_trace(), pytest.raises(Refusal) as caught:
        people.do(verb, row, **more)
    return caught.value


@pytest.mark.parametrize("state", ["done", "cancelled", "submitted"])
def test_a_report_on_a_closed_task_says_where_it_stands(people: People, state: str) -> None:
    row = people.bring(people.row(), state)
    refusal = refused(people, "report", row)
    assert refusal.code == "wrong_state"
    assert f"现在是“{fresh(row).get_state_display()}”，不能“报进展”" in refusal.sentence


def test_the_second_of_two_hears_what_the_first_did(people: People) -> None:
    row = people.row()
    seen = fresh(row).version
    people.do("sign", row)
    people.do("report", row)
    refusal = refused(people, "refuse", row, version=seen, by=people.leader)
    assert refusal.code == "stale"
    assert "苏禾（区文旅局）签收了任务；苏禾（区文旅局）报了进展" in refusal.sentence
    assert "没有存" in refusal.sentence


def test_a_stranger_hears_nothing_of_what_was_done(people: People) -> None:
    row = people.row()
    people.do("sign", row)
    for verb in ("extend", "report", "transfer", "withdraw"):
        refusal = refused(people, verb, row, by=people.other, version=1)
        assert refusal.code == "not_allowed"
    with no_trace(), pytest.raises(Refusal) as caught:
        ledger.undo(by=people.other, assignment=row, version=1)
    assert caught.value.code == "not_found"
    assert "苏禾" not in caught.value.sentence


def test_an_extension_past_the_year_points_to_carrying(people: People) -> None:
    row = people.bring(people.row(), "doing")
    refusal = refused(people, "extend", row, until=date(2026, 1, 1))
    assert refusal.code == "past_year"
    assert "2025年12月31日（星期三）" in refusal.sentence
    assert "回头看" in refusal.sentence


def test_an_extension_moves_the_projection(people: People) -> None:
    row = people.bring(people.row(), "doing")
    people.do("extend", row, until=date(2025, 9, 30))
    assert fresh(row).due == date(2025, 9, 30)
    assert row.part_rows.get().due == date(2025, 9, 30)


# A unit that was merged into another


def test_a_transfer_takes_the_task_with_its_history_and_both_units_hear_of_it(
    people: People,
) -> None:
    row = people.bring(people.row(), "doing")
    people.do("report", row, text="做了一半。")
    Notice.objects.all().delete()
    people.do("transfer", row)
    now = fresh(row)
    assert (now.unit, now.state, now.last_report) == (people.water, "to_sign", "做了一半。")
    assert [event.verb for event in now.events.all()] == ["assign", "sign", "report", "transfer"]
    links = {notice.to: notice.link for notice in Notice.objects.all()}
    assert set(links) == {people.other, people.info, people.leader}
    assert f"/{row.pk}/" in links[people.other]
    assert f"/{row.pk}/" not in links[people.info]  # which they cannot open any more
    people.do("sign", row, people.other)
    assert fresh(row).state == "doing"


def test_a_transfer_to_a_unit_that_has_the_task_merges_both(people: People) -> None:
    people.plan(task(1, "牵头:区文旅局", "配合:区水务局"))
    first, second = (Assignment.objects.get(unit=unit) for unit in (people.culture, people.water))
    Notice.objects.all().delete()
    event = people.do("transfer", first)
    assert (event.verb, event.data["into"]) == ("merge", second.pk)
    assert (fresh(first).state, fresh(first).unit) == ("cancelled", people.culture)
    assert fresh(second).state == "to_sign"
    links = {notice.to: notice.link for notice in Notice.objects.all()}
    assert f"/{second.pk}/" in links[people.other]
    assert f"/{first.pk}/" in links[people.info]


@pytest.mark.parametrize("way", ["withdraw", "done"])
def test_a_task_is_not_merged_into_one_that_has_ended(people: People, way: str) -> None:
    people.plan(task(1, "牵头:区文旅局", "配合:区水务局"))
    first, second = (Assignment.objects.get(unit=unit) for unit in (people.culture, people.water))
    if way == "withdraw":
        people.do("withdraw", second)
    else:
        people.do("sign", second, people.other)
        people.do("submit", second, people.other)
        people.do("verify", second)
    refusal = refused(people, "transfer", first)
    assert refusal.code == "ended_there"
    assert "重新打开" in refusal.sentence


def test_a_closed_unit_gets_nothing(people: People) -> None:
    row = people.row()
    closed = orgs.unit("云川区档案馆", parent=people.root, short_name="区档案馆")
    orgs_actions.close_unit(by=None, unit=closed)
    closed.refresh_from_db()
    assert refused(people, "transfer", row, unit=closed).code == "unit_closed"


def test_all_tasks_of_a_unit_move_at_once_or_none(people: People) -> None:
    plan = people.plan(
        task(1, "区文旅局"), task(2, "区文旅局", "区水务局"), task(3, "区文旅局", "区水务局")
    )

    def move() -> int:
        return ledger.transfer_unit(
            by=people.admin, plan=plan, old=people.culture, new=people.water, reason="机构改革。"
        )

    there = Assignment.objects.filter(unit=people.water).order_by("pk")
    for row in there:
        people.do("withdraw", row)
    with no_trace(), pytest.raises(Refusal) as caught:
        move()
    assert [reason.code for reason in caught.value.reasons] == ["ended_there"] * 2
    assert "第 2 项：" in caught.value.reasons[0].sentence
    for row in there:
        people.do("reopen", row)
    assert move() == 3
    assert not Assignment.objects.filter(unit=people.culture, state="to_sign").exists()
    assert sorted(Assignment.objects.values_list("unit__short_name", "state")) == [
        ("区文旅局", "cancelled"),
        ("区文旅局", "cancelled"),
        ("区水务局", "doing"),
        ("区水务局", "doing"),
        ("区水务局", "to_sign"),
    ]
    with no_trace(), pytest.raises(Refusal):
        ledger.transfer_unit(
            by=people.info, plan=plan, old=people.water, new=people.culture, reason="不。"
        )


def test_a_unit_with_open_tasks_is_not_closed(people: People) -> None:
    town = people.towns[0]
    people.plan(task(1, "柳渡镇"), task(2, "柳渡镇"))
    rows = list(Assignment.objects.order_by("pk"))
    clerk = orgs.person(town, "info_officer")
    people.do("sign", rows[0], clerk)
    people.do("submit", rows[0], clerk)
    clerk.posts.all().delete()

    def sentences() -> list[str]:
        with pytest.raises(Refusal) as caught:
            orgs_actions.close_unit(by=None, unit=town)
        return [reason.sentence for reason in caught.value.reasons]

    assert sentences() == [
        "还有 1 项没办结的工作要点任务。请先在任务看板里把它们移交给接收单位。",
        "还有 1 项工作要点任务等着核验。请先核验，或者退回补充以后移交。",
    ]
    people.do("verify", rows[0])
    people.do("transfer", rows[1], unit=people.towns[1])
    orgs_actions.close_unit(by=None, unit=town)


def test_what_a_closed_unit_still_has_is_handed_on_by_the_office(people: People) -> None:
    """Closed behind the back of the ledger (an import): the unit's steps say what to do."""
    row = people.bring(people.row(), "doing")
    people.culture.active, people.culture.closed_on = False, date(2025, 4, 10)
    people.culture.save()
    refusal = refused(people, "report", row)
    assert refusal.code == "unit_closed"
    assert "请政务公开办把任务移交给接收单位" in refusal.sentence
    with no_trace(), pytest.raises(Refusal) as caught:
        ledger.report_from_system(assignment=row, system="文旅", source_id="1", text="报。")
    assert caught.value.code == "unit_closed"
    people.do("transfer", row)
    assert fresh(row).unit == people.water


# A broken file


def test_a_broken_file_stores_nothing_at_all(people: People) -> None:
    row = people.bring(people.row(), "doing")
    uploads = Upload.objects.count()
    items = [
        FileItem(files.word(), "总结.docx"),
        FileItem(files.word()[:200], "断掉的.docx"),
        FileItem(b"", "空的.pdf"),
        LinkItem("javascript:alert(1)"),
    ]
    for verb in ("report", "submit"):
        refusal = refused(people, verb, row, items=items)
        assert len(refusal.reasons) == 3
        assert "断掉的.docx" in "".join(reason.sentence for reason in refusal.reasons)
    assert Upload.objects.count() == uploads
    assert fresh(row).state == "doing"
    stored = people.do("submit", row, items=items[:1])
    upload = Evidence.objects.get(holder_id=stored.pk).upload
    assert upload is not None
    assert default_storage.exists(upload.path)
    assert fresh(row).state == "submitted"
    assert list(differences()) == []


def test_a_long_text_of_the_plan_or_of_a_unit_fits_its_part(people: People) -> None:
    long = "本年度重点领域信息形成或者变更" * 30
    row = people.row(deadline("after_event", "限期", days=5, unit="day", event=long))
    people.do("sign", row)
    people.do("start", row, what="")
    measure = WorkPlan(measures=(_measure("办" * 900),))
    people.do("plan", row, plan=measure)
    assert max(len(part.label) for part in row.part_rows.all()) == 200
    assert list(differences()) == []


def _measure(text: str) -> Measure:
    return Measure(text, "", date(2025, 5, 1))


# A business system


def test_a_system_may_send_the_same_report_again_but_no_other_under_its_number(
    people: People,
) -> None:
    row = people.bring(people.row(), "doing")

    def send(text: str = "报。", data: bytes = b"one") -> tuple[WorkEvent, bool]:
        item = FileItem(io.BytesIO(data), "记录.txt")
        return ledger.report_from_system(
            assignment=row, system="文旅", source_id="A-1", text=text, items=[item]
        )

    event, new = send()
    assert (new, event.by, event.by_name) == (True, None, "业务系统“文旅”")
    with no_trace():
        assert send() == (event, False)
    for other in ({"text": "另一份。"}, {"data": b"two"}):
        with no_trace(), pytest.raises(Refusal) as caught:
            send(**other)
        assert caught.value.code == "twice"


def test_urging_tells_the_unit_once_a_day(people: People) -> None:
    row = people.row()
    ledger.urge(by=people.admin, assignment=row)
    assert Notice.objects.filter(kind="plans.urged").count() == 2
    with no_trace(), pytest.raises(Refusal) as caught:
        ledger.urge(by=people.officer, assignment=row)
    assert caught.value.code == "urged_today"
    with no_trace(), pytest.raises(Refusal):
        ledger.urge(by=people.info, assignment=row)
