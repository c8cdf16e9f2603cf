"""Directories and entries kept, tables taken over, facts noted."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest

from gongkai.ground.core import clock, projections
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import queries as orgs_queries
from gongkai.ground.timelimits.actions import load_year
from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.rules.year_table import DayRow, template, write_csv
from gongkai.publishing.catalogue import actions
from gongkai.publishing.catalogue.actions.importing import as_wording
from gongkai.publishing.catalogue.models import Entry, EntryState, Intake
from gongkai.publishing.catalogue.queries import entries as queries
from gongkai.publishing.catalogue.queries.intakes import counts_of
from gongkai.publishing.catalogue.rules.clock import light_of
from gongkai.publishing.release.queries.staff import outgoing_of
from tests.factories import catalogue, orgs
from tests.factories.review import Bureau

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 14, 9, tzinfo=clock.CHINA)


@pytest.fixture
def bureau() -> Bureau:
    return Bureau()


@pytest.fixture
def directory(bureau: Bureau) -> Any:
    return catalogue.directory(bureau.author, bureau.unit)


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


class TestEntries:
    def test_a_later_wording_waits_for_its_day(self, bureau: Bureau, directory: Any) -> None:
        with clock.hold(NOW):
            entry = catalogue.entry(bureau.author, directory)
            actions.change_entry(
                by=bureau.author,
                entry=entry,
                wording=catalogue.wording(content="新的内容"),
                since=date(2026, 10, 1),
            )
            entry.refresh_from_db()
            assert entry.current.content.startswith("救助对象")
        with clock.hold(NOW + timedelta(days=20)):
            assert actions.bring_current() == 1
            assert actions.bring_current() == 0
            entry.refresh_from_db()
            assert entry.current.content == "新的内容"
            assert [row.content for row in queries.in_force(directory)] == ["新的内容"]
            old = queries.in_force(directory, date(2026, 9, 30))
            assert old[0].content.startswith("救助对象")

    def test_all_that_is_missing_is_told_at_once(self, bureau: Bureau, directory: Any) -> None:
        with pytest.raises(Refusal) as refusal:
            catalogue.entry(bureau.author, directory, content=" ", limit_text="", proactive=False)
        assert codes(refusal) == ["content_missing", "limit_missing", "mode_missing"]

    def test_nobody_of_another_unit_keeps_it(self, bureau: Bureau, directory: Any) -> None:
        stranger = orgs.person(orgs.unit(parent=bureau.government), "info_officer")
        with pytest.raises(Refusal) as refusal:
            catalogue.entry(stranger, directory)
        assert codes(refusal) == ["not_allowed"]
        assert not queries.entries_of(stranger).exists()

    def test_a_unit_with_entries_is_not_closed(self, bureau: Bureau, directory: Any) -> None:
        entry = catalogue.entry(bureau.author, directory)
        reasons = orgs_queries.reasons_against_closing(bureau.unit, clock.today())
        assert "open_entries" in [reason.code for reason in reasons]
        actions.end_entry(by=bureau.author, entry=entry, on=clock.today(), reason="划转")
        reasons = orgs_queries.reasons_against_closing(bureau.unit, clock.today())
        assert "open_entries" not in [reason.code for reason in reasons]

    def test_a_stale_form_does_not_overwrite(self, bureau: Bureau, directory: Any) -> None:
        entry = catalogue.entry(bureau.author, directory)
        said = {"by": bureau.author, "entry": entry, "since": clock.today(), "version": 0}
        actions.change_entry(wording=catalogue.wording(content="甲"), **said)
        with pytest.raises(Refusal) as refusal:
            actions.change_entry(wording=catalogue.wording(content="乙"), **said)
        assert codes(refusal) == ["stale"]

    def test_an_ended_entry_is_not_due_and_comes_back(self, bureau: Bureau, directory: Any) -> None:
        entry = catalogue.entry(bureau.author, directory, limit_text="每季度公开")
        assert EntryState.objects.get(entry=entry).due_on is not None
        actions.end_entry(by=bureau.author, entry=entry, on=clock.today(), reason="职责划转")
        assert EntryState.objects.get(entry=entry).due_on is None
        assert queries.in_force(directory) == []
        actions.restore_entry(by=bureau.author, entry=entry)
        assert EntryState.objects.get(entry=entry).due_on is not None

    def test_the_line_sees_its_line_and_no_other(self, bureau: Bureau) -> None:
        from gongkai.ground.orgs import actions as orgs_actions  # noqa: PLC0415  (only here)

        lead, other = orgs.unit(parent=bureau.government), orgs.unit(parent=bureau.government)
        line = orgs_actions.save_line(
            by=None, subject="社会救助", lead=lead, units=[bureau.unit, other]
        )
        leader = orgs.person(lead, "info_officer")
        standard = catalogue.directory(leader, lead, kind="line", line=line)
        catalogue.entry(leader, standard, unit=bureau.unit)
        own = catalogue.directory(bureau.author, bureau.unit)
        catalogue.entry(bureau.author, own)
        assert [one.unit_id for one in queries.entries_of(leader)] == [bureau.unit.pk]
        assert queries.entries_of(bureau.admin).count() == 2


class TestFacts:
    def test_state_follows_the_facts_and_agrees_with_the_fold(
        self, bureau: Bureau, directory: Any
    ) -> None:
        entry = catalogue.entry(bureau.author, directory)
        day = date(2026, 9, 14)
        actions.note(by=bureau.author, entry=entry, verb="formed", key="items.item:1", on=day)
        state = EntryState.objects.get(entry=entry)
        assert (state.due_on, state.waiting, state.shown) == (date(2026, 10, 16), 1, 0)
        actions.note(by=bureau.author, entry=entry, verb="published", key="items.item:1", on=day)
        state.refresh_from_db()
        assert (state.due_on, state.waiting, state.shown) == (None, 0, 1)
        own = next(one for one in projections.registered() if one.name == "catalogue.entries")
        assert list(own.check()) == []
        EntryState.objects.update(due_on=day)
        assert len(list(own.check())) == 1
        own.rebuild()
        assert list(own.check()) == []

    @pytest.mark.parametrize("day", [1, 14, 20, 30, 45])
    def test_lists_and_rules_show_the_same_light(
        self, bureau: Bureau, directory: Any, day: int
    ) -> None:
        entry = catalogue.entry(bureau.author, directory)
        formed = date(2026, 9, 1)
        actions.note(by=bureau.author, entry=entry, verb="formed", key="a", on=formed)
        today = formed + timedelta(days=day)
        listed = queries.with_lights(Entry.objects.all(), today).get()
        standing, _ = queries.explained(Entry.objects.get(pk=entry.pk))
        assert listed.light == light_of(standing, today)

    def test_another_calendar_moves_the_last_day(
        self, bureau: Bureau, directory: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        entry = catalogue.entry(bureau.author, directory)
        actions.note(by=None, entry=entry, verb="formed", key="a", on=date(2027, 2, 1))
        before = EntryState.objects.get(entry=entry)
        assert before.due_on == Calendar().add_workdays(date(2027, 2, 1), 20)
        days = template(2027) + [DayRow(date(2027, 2, day), False, "春节") for day in range(8, 13)]
        with django_capture_on_commit_callbacks(execute=True):
            load_year(by=None, year=2027, data=write_csv(days), name="2027.csv", source="国办通知")
        after = EntryState.objects.get(entry=entry)
        assert after.due_on > before.due_on
        assert after.calendar != before.calendar

    def test_units_are_told_once_for_each_degree(self, bureau: Bureau, directory: Any) -> None:
        entry = catalogue.entry(bureau.author, directory)
        actions.note(by=None, entry=entry, verb="formed", key="a", on=date(2026, 9, 14))
        for day in (date(2026, 10, 10), date(2026, 10, 11), date(2026, 10, 17), date(2026, 10, 18)):
            with clock.hold(datetime.combine(day, NOW.timetz())):
                actions.remind_due()
        told = Notice.objects.filter(kind="catalogue.due", to=bureau.author)
        assert told.count() == 2
        leader = Notice.objects.filter(kind="catalogue.due", to=bureau.leader)
        assert leader.count() == 1  # only once it is late


def test_what_was_never_published_stands_after_what_is_late(bureau: Bureau, directory: Any) -> None:
    names = ("正常", "从未", "快到", "超期")
    fine, never, soon, late = (
        catalogue.entry(bureau.author, directory, matter=name) for name in names
    )
    for entry, verb, day in (
        (fine, "published", date(2026, 9, 14)), (late, "formed", date(2026, 1, 5)),
    ):  # fmt: skip
        actions.note(by=None, entry=entry, verb=verb, key="a", on=day)
    EntryState.objects.filter(entry=soon).update(due_on=clock.today() + timedelta(days=3))
    rows = queries.by_need(queries.with_lights(Entry.objects.filter(directory=directory)))
    assert [row.pk for row in rows] == [late.pk, never.pk, soon.pk, fine.pk]


class TestImport:
    def read(self, bureau: Bureau, directory: Any, *rows: dict[str, str]) -> Intake:
        said = [{"公开主体": bureau.unit.name} | row for row in rows]
        return actions.read_in(
            by=bureau.author, directory=directory, data=catalogue.table(*said), name="目录.xlsx"
        )

    def test_nothing_changes_before_it_is_taken_over(self, bureau: Bureau, directory: Any) -> None:
        intake = self.read(bureau, directory, catalogue.row("低保", "条件、标准、结果"))
        assert not directory.entries.exists()
        actions.take_over(by=bureau.author, intake=intake, since=clock.today())
        entry = directory.entries.get()
        assert (entry.current.matter, entry.unit_id) == ("低保", bureau.unit.pk)
        with pytest.raises(Refusal) as refusal:
            actions.take_over(by=bureau.author, intake=intake, since=clock.today())
        assert codes(refusal) == ["wrong_state"]

    def test_the_same_table_again_changes_nothing(self, bureau: Bureau, directory: Any) -> None:
        rows = [catalogue.row("低保", "条件、标准、结果"), catalogue.row("特困", "名单、金额")]
        actions.take_over(
            by=bureau.author, intake=self.read(bureau, directory, *rows), since=clock.today()
        )
        again = self.read(bureau, directory, *rows)
        assert counts_of(again) == {
            "new": 0, "changed": 0, "same": 2, "doubt": 0, "all": 2, "gone": 0,
        }  # fmt: skip
        with pytest.raises(Refusal) as refusal:
            actions.take_over(by=bureau.author, intake=again, since=clock.today())
        assert codes(refusal) == ["nothing"]

    def test_what_left_the_table_ends_only_where_ticked(
        self, bureau: Bureau, directory: Any
    ) -> None:
        both = [catalogue.row("低保", "条件、标准、结果"), catalogue.row("特困", "名单、金额")]
        actions.take_over(
            by=bureau.author, intake=self.read(bureau, directory, *both), since=clock.today()
        )
        changed = catalogue.row("低保", "条件、标准、结果", 公开时限="7个工作日内")
        intake = self.read(bureau, directory, changed)
        assert counts_of(intake)["gone"] == 1
        left = directory.entries.get(current__matter="特困")
        actions.tick_leaving(by=bureau.author, intake=intake, entries=[left.pk, 999_999])
        intake.refresh_from_db()
        actions.take_over(
            by=bureau.author, intake=intake, since=clock.today(), version=intake.version
        )
        left.refresh_from_db()
        kept = directory.entries.get(ended_on=None)
        assert left.ended_on == clock.today()
        assert kept.current.limit_text == "7个工作日内"
        assert kept.versions.count() == 2

    def test_a_row_is_corrected_and_its_doubts_settled(
        self, bureau: Bureau, directory: Any
    ) -> None:
        intake = self.read(bureau, directory, catalogue.row("低保", "条件", 公开主体="某某办公室"))
        row = intake.rows.get()
        assert any("某某办公室" in sentence for _, sentence in row.doubts)
        assert row.unit_id == bureau.unit.pk
        actions.correct_row(
            by=bureau.author,
            row=row,
            wording=catalogue.wording(content="改过的"),
            unit=bureau.office,
        )
        row.refresh_from_db()
        assert (row.doubts, row.unit_id) == ([], bureau.office.pk)
        assert as_wording(row.data).content == "改过的"

    @pytest.mark.parametrize("same", [True, False])
    def test_a_person_says_whether_other_words_are_the_same_entry(
        self, bureau: Bureau, directory: Any, same: bool
    ) -> None:
        first = self.read(bureau, directory, catalogue.row("低保", "条件、标准、结果"))
        actions.take_over(by=bureau.author, intake=first, since=clock.today())
        old = directory.entries.get()
        intake = self.read(bureau, directory, catalogue.row("低保", "每季度发放资金的名单"))
        row = intake.rows.get()
        (doubt,) = [sentence for field, sentence in row.doubts if field == "entry"]
        assert "条件、标准、结果" in doubt
        actions.correct_row(
            by=bureau.author, row=row, wording=as_wording(row.data), unit=bureau.unit,
            entry=old.pk if same else 0,
        )  # fmt: skip
        intake.refresh_from_db()
        assert counts_of(intake)["doubt"] == 0
        actions.take_over(by=bureau.author, intake=intake, since=clock.today())
        assert directory.entries.count() == (1 if same else 2)
        old.refresh_from_db()
        assert (old.current.content == "每季度发放资金的名单") is same

    def test_one_entry_is_not_two_rows(self, bureau: Bureau, directory: Any) -> None:
        first = self.read(bureau, directory, catalogue.row("低保", "条件、标准、结果"))
        actions.take_over(by=bureau.author, intake=first, since=clock.today())
        both = [catalogue.row("低保", "条件、标准、结果"), catalogue.row("低保", "名单")]
        row = self.read(bureau, directory, *both).rows.get(change="new")
        with pytest.raises(Refusal) as refusal:
            actions.correct_row(
                by=bureau.author, row=row, wording=as_wording(row.data), unit=bureau.unit,
                entry=directory.entries.get().pk,
            )  # fmt: skip
        assert codes(refusal) == ["entry_taken"]

    def test_what_stands_twice_or_is_hidden_waits_for_a_tick(
        self, bureau: Bureau, directory: Any
    ) -> None:
        names = ("甲", "乙", "甲")
        rows = [catalogue.row(name, f"{name}的条件", 公开主体=bureau.unit.name) for name in names]
        book = openpyxl.load_workbook(io.BytesIO(catalogue.table(*rows)))
        sheet = book.active
        second = next(row[0].row for row in sheet.iter_rows() if row[2].value == "乙")
        sheet.row_dimensions[second].hidden = True
        stream = io.BytesIO()
        book.save(stream)
        intake = actions.read_in(
            by=bureau.author, directory=directory, data=stream.getvalue(), name="目录.xlsx"
        )
        said = [(row.take, [one for _, one in row.doubts]) for row in intake.rows.all()]
        assert [take for take, _ in said] == [True, False, False]
        assert "隐藏" in said[1][1][0]
        assert "一样" in said[2][1][0]
        actions.take_over(by=bureau.author, intake=intake, since=clock.today())
        assert [one.current.matter for one in directory.entries.all()] == ["甲"]

    def test_a_table_that_now_names_its_domain_is_the_same_entries(
        self, bureau: Bureau, directory: Any
    ) -> None:
        """What was taken over with 一级事项 as its domain is found again under the right one."""
        first = self.read(bureau, directory, catalogue.row("低保", "条件、标准、结果"))
        actions.take_over(by=bureau.author, intake=first, since=clock.today())
        row = catalogue.row("低保", "条件、标准、结果", 公开主体=bureau.unit.name)
        book = openpyxl.load_workbook(io.BytesIO(catalogue.table(row)))
        book.active.title = "养老服务"
        stream = io.BytesIO()
        book.save(stream)
        again = actions.read_in(
            by=bureau.author, directory=directory, data=stream.getvalue(), name="目录.xlsx"
        )
        found = again.rows.get()
        assert found.entry == directory.entries.get()
        assert (found.data["domain"], found.data["matter"]) == ("养老服务", "社会救助／低保")
        assert found.fields == ["domain", "matter"]

    def test_a_row_that_says_too_little_is_named(self, bureau: Bureau, directory: Any) -> None:
        good, bad = catalogue.row("低保", "条件"), catalogue.row("特困", "", 公开时限="")
        intake = self.read(bureau, directory, good, bad)
        with pytest.raises(Refusal) as refusal:
            actions.take_over(by=bureau.author, intake=intake, since=clock.today())
        assert codes(refusal) == ["content_missing", "limit_missing"]
        assert "第 1 张表第" in refusal.value.reasons[0].sentence
        assert not directory.entries.exists()

    def test_a_file_without_a_catalogue_is_refused_in_a_sentence(
        self, bureau: Bureau, directory: Any
    ) -> None:
        from gongkai.ground.documents.writers.xlsx import list_bytes  # noqa: PLC0415  (only here)

        other = list_bytes("表", "食堂菜单", (("菜", 10), ("价", 10)), [("白菜", "2")])
        with pytest.raises(Refusal) as refusal:
            actions.read_in(by=bureau.author, directory=directory, data=other, name="菜单.xlsx")
        assert refusal.value.code == "no_table"


class TestShowing:
    def test_a_directory_goes_out_through_the_door(self, bureau: Bureau, directory: Any) -> None:
        catalogue.entry(bureau.author, directory, person="张三")
        publication = catalogue.published(bureau, directory)
        assert publication.state == "public"
        outgoing = outgoing_of("catalogue.directory", directory.pk)
        assert outgoing is not None
        assert "张三" not in str(outgoing.data)

    def test_a_change_after_review_does_not_go_out(self, bureau: Bureau, directory: Any) -> None:
        entry = catalogue.entry(bureau.author, directory)
        catalogue.published(bureau, directory)
        actions.change_entry(
            by=bureau.author,
            entry=entry,
            wording=catalogue.wording(content="没有审过的"),
            since=clock.today(),
        )
        from gongkai.publishing.release.queries import why_not  # noqa: PLC0415  (only here)

        outgoing = outgoing_of("catalogue.directory", directory.pk)
        assert outgoing is not None
        assert "changed_since" in [reason.code for reason in why_not(outgoing)]

    def test_an_empty_directory_is_not_reviewed(self, bureau: Bureau, directory: Any) -> None:
        with pytest.raises(Refusal) as refusal:
            actions.send(by=bureau.author, directory=directory)
        assert codes(refusal) == ["empty"]
