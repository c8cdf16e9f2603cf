"""The register: recorded, corrected, voided, taken back; and never written by a stranger."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.ground.audit.models import Entry as Line
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.evidence.items import FileItem, LinkItem
from gongkai.oversight.coordination import actions
from gongkai.oversight.coordination.models import Session
from gongkai.oversight.coordination.queries import sessions as queries
from tests.factories import coordination as made

pytestmark = pytest.mark.django_db
PAGE = LinkItem("https://www.example.cn/tz.html", "培训通知")


def refused(deed):
    with pytest.raises(Refusal) as caught:
        deed()
    return caught.value


def test_a_unit_registers_a_training_with_its_materials(district):
    by, unit = district.people[0], district.units[0]
    row = made.session(by, unit, [FileItem("签到：十二人。".encode(), "签到表.txt"), PAGE])
    assert (row.state, row.version, row.recorded_by) == ("valid", 1, by)
    assert [one.title for one in evidence.of(row)] == ["签到表.txt", "培训通知"]
    line = Line.objects.first()
    assert line.verb == "coordination.record"
    assert line.sentence.startswith(f"{by}（区教育局）登记了2026年6月9日培训：")
    assert line.unit_id == unit.pk


def test_the_office_registers_for_a_unit(district):
    assert made.session(district.officer, district.units[1]).unit == district.units[1]


def test_what_the_office_does_for_a_unit_says_so(district):
    """代录: the log names who did it and for whom, and so does the time line."""
    by, unit, before = district.officer, district.units[0], Line.objects.count()
    row = made.session(by, unit, subject="条例")
    assert row.events.get().text == "代区教育局登记"
    row = actions.correct(by=by, session=row, version=1, facts=made.facts(subject="新条例"))
    row = actions.void(by=by, session=row, version=2, reason="没有办成。")
    actions.restore(by=by, session=row)
    lines = Line.objects.filter(sequence__gt=before).order_by("sequence")
    said = list(lines.values_list("sentence", "unit_id"))
    who = "林岚（云川区人民政府办公室）代区教育局"
    assert [unit_id for _, unit_id in said] == [unit.pk] * 4
    deeds = ("登记了", "更正了", "作废了", "撤回了对")
    for (sentence, _), deed in zip(said, deeds, strict=True):
        assert sentence.startswith(f"{who}{deed}2026年6月9日培训：")


def test_what_a_unit_does_itself_says_nothing_of_the_kind(district):
    before = Line.objects.count()
    row = made.session(district.people[0], district.units[0])
    assert row.events.get().text == ""
    made.session(district.officer, district.office)
    lines = Line.objects.filter(sequence__gt=before, verb="coordination.record")
    assert [line.sentence.count("代") for line in lines] == [0, 0]


def test_nobody_registers_for_a_foreign_unit(district):
    refusal = refused(lambda: made.session(district.people[0], district.units[1]))
    assert refusal.code == "not_allowed"
    assert not Session.objects.exists()


def test_the_same_session_is_registered_once(district):
    by, unit = district.people[0], district.units[0]
    first = made.session(by, unit, subject="一样的")
    refusal = refused(lambda: made.session(by, unit, subject=" 一样的 "))
    assert refusal.code == "recorded_twice"
    actions.void(by=by, session=first, version=1, reason="写错")
    assert made.session(by, unit, subject="一样的").pk != first.pk


def test_bad_materials_leave_nothing_behind(district):
    deed = lambda: made.session(  # noqa: E731  (one deed)
        district.people[0], district.units[0], [FileItem(b"", "空.docx"), LinkItem("javascript:x")]
    )
    assert len(refused(deed).reasons) == 2
    assert not Session.objects.exists()


def test_a_correction_says_what_changed_and_adds_materials(district):
    by = district.people[0]
    row = made.session(by, district.units[0], subject="甲", people=12)
    facts = made.facts(subject="乙", people=15, summary="补写。")
    actions.correct(by=by, session=row, version=1, facts=facts, items=[PAGE])
    row.refresh_from_db()
    assert (row.subject, row.people, row.version) == ("乙", 15, 2)
    assert row.events.last().text == (
        "主题由“甲”改为“乙”；人数由“12”改为“15”；改了内容概要；添了 1 份材料"
    )


def test_a_correction_that_changes_nothing_is_no_event(district):
    by = district.people[0]
    row = made.session(by, district.units[0])
    assert actions.correct(by=by, session=row, version=1, facts=row.facts).version == 1
    assert row.events.count() == 1


def test_the_second_of_two_is_told_what_the_first_did(district):
    by = district.people[0]
    row = made.session(by, district.units[0], subject="甲")
    facts = made.facts(subject="乙")
    actions.correct(by=district.officer, session=row, version=1, facts=facts)
    late = made.facts(subject="丙")
    refusal = refused(lambda: actions.correct(by=by, session=row, version=1, facts=late))
    assert refusal.code == "stale"
    assert "林岚在 6月10日 09:00 “更正”（主题由“甲”改为“乙”）" in refusal.sentence


def test_a_voided_entry_stays_with_its_reason_and_counts_no_more(district):
    by, unit = district.people[0], district.units[0]
    row = made.session(by, unit)
    actions.void(by=by, session=row, version=1, reason="没有办成。")
    row.refresh_from_db()
    assert (row.state, row.void_reason) == ("voided", "没有办成。")
    assert queries.tally_of(by, unit, 2026).trainings == 0
    facts = made.facts()
    again = refused(lambda: actions.correct(by=by, session=row, version=2, facts=facts))
    assert again.code == "wrong_state"


def test_a_voiding_needs_a_reason(district):
    row = made.session(district.people[0], district.units[0])
    deed = lambda: actions.void(  # noqa: E731  (one deed)
        by=district.people[0], session=row, version=1, reason="  "
    )
    assert refused(deed).code == "no_reason"


def test_a_voiding_is_taken_back_within_ten_minutes(district):
    by = district.people[0]
    row = made.session(by, district.units[0])
    actions.void(by=by, session=row, version=1, reason="写错")
    with clock.hold(clock.now() + timedelta(minutes=9)):
        actions.restore(by=by, session=row)
    row.refresh_from_db()
    assert (row.state, row.voided_at, row.void_reason) == ("valid", None, "")
    actions.void(by=by, session=row, version=3, reason="写错")
    with clock.hold(clock.now() + timedelta(minutes=11)):
        assert refused(lambda: actions.restore(by=by, session=row)).code == "too_late"


def test_what_was_registered_anew_meanwhile_is_not_restored_twice(district):
    by, unit = district.people[0], district.units[0]
    row = made.session(by, unit, subject="甲")
    actions.void(by=by, session=row, version=1, reason="写错")
    made.session(by, unit, subject="甲")
    assert refused(lambda: actions.restore(by=by, session=row)).code == "recorded_twice"


def test_an_event_is_never_changed(district):
    event = made.session(district.people[0], district.units[0]).events.get()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_the_office_sees_who_lacks_what(district):
    made.session(district.people[0], district.units[0])
    made.session(district.people[0], district.units[0], kind="briefing", people=0)
    made.session(district.people[1], district.units[1], people=30)
    lines = {line.unit.said: line.tally for line in queries.lines(district.officer, 2026)}
    assert lines["区教育局"].complete
    assert [cell.word for _, cell in lines["区水务局"].cells] == ["齐", "差1"]
    assert lines["区水务局"].trained == 30
    assert not lines["柳渡镇"].counts
    assert "云川区人民政府" not in lines
    assert not queries.lines(district.people[0], 2026)


def test_a_unit_sees_its_own_entries_only(district):
    mine = made.session(district.people[0], district.units[0])
    other = made.session(district.people[1], district.units[1])
    assert list(queries.sessions_of(district.people[0])) == [mine]
    assert set(queries.sessions_of(district.officer)) == {mine, other}
    seen = queries.register_of(district.people[0], district.units[1], year=2026)
    assert not seen.exists()


def test_the_register_is_found_by_year_kind_and_words(district):
    by, unit = district.people[0], district.units[0]
    made.session(by, unit, subject="条例", held_on=clock.today() - timedelta(400))
    new = made.session(by, unit, subject="答复书写法")
    made.session(by, unit, kind="briefing", subject="听汇报")
    found = queries.register_of(by, unit, year=2026, kind="training", words="答复")
    assert list(found) == [new]
    assert queries.years(by) == [2026, 2025]
