"""The example district's trainings and briefings, competitions and matters, as they came about."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from gongkai.ground.core import clock
from gongkai.ground.documents.writers import docx
from gongkai.ground.evidence.items import FileItem
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.enums import UnitKind
from gongkai.ground.orgs.models import Unit, User

from .. import actions
from ..actions.competitions import Terms
from ..actions.matters import Decision
from ..models import Competition, Entry, Matter, Session
from ..rules.sessions import Facts
from . import cases, held

OFFICER, OFFICE = "linlan", "区政府办公室"
FIRST_DAY = date(2026, 1, 8)  # posts begin in January: last year's sessions are registered then
LEADING_GROUP = "区政务公开领导小组2026年第{}次会议"


def load() -> str:
    """Register, vote, decide; return the sentence that says what was made."""
    district = _District()
    district.sessions()
    past = district.past_competition()
    present = district.present_competition()
    district.matters()
    units = Session.objects.values("unit").distinct().count()
    return (
        f"{units} 个单位登记了 {Session.objects.count()} 次培训和听取汇报；"
        f"{past}已经评定，{present}正在投票；议题有 {Matter.objects.count()} 个，每种状态都有。"
    )


class _District:
    """Who acts: the office's officer, and in each unit whoever writes for it."""

    def __init__(self) -> None:
        self.officer = User.objects.get(username=OFFICER)
        listed = Unit.objects.filter(active=True).exclude(kind=UnitKind.GOVERNMENT)
        self.units = {unit.said: unit for unit in listed}
        self.office = self.units[OFFICE]

    def writer(self, unit: str) -> User:
        """The person who writes for ``unit``; the office writes for itself."""
        if unit == OFFICE:
            return self.officer
        found = orgs.holders_of(self.units[unit], "info_officer").order_by("pk").first()
        assert found is not None, f"{unit} has nobody who writes"
        return found

    def sessions(self) -> None:
        """Each is registered the day after it was held, last year's in January."""
        for unit, kind, held_on, subject, host, people, place, summary, material in sorted(
            held.SESSIONS, key=lambda row: row[2]
        ):
            with _on(max(held_on + timedelta(1), FIRST_DAY)):
                facts = Facts(kind, held_on, subject, host, people, place, summary)
                items = [_file(material, subject)] if material else []
                actions.record(
                    by=self.writer(unit), unit=self.units[unit], facts=facts, items=items
                )
        self._slip()

    def _slip(self) -> None:
        unit, held_on, subject = held.SLIP
        with _on(held_on + timedelta(2)):
            writer = self.writer(unit)
            facts = Facts("training", held_on, subject, str(writer), 12)
            made = actions.record(by=writer, unit=self.units[unit], facts=facts)
            actions.void(by=writer, session=made, version=made.version, reason="与前一条重复登记。")

    def past_competition(self) -> Competition:
        """Last year's, chosen in March."""
        case = self._competition(
            "2025年度政务公开优秀案例评选",
            2025,
            date(2026, 1, 12),
            date(2026, 2, 6),
            date(2026, 3, 6),
        )
        self._entries(case, date(2026, 1, 28), cases.PAST)
        self._votes(case, date(2026, 2, 7), date(2026, 2, 26), cases.PAST)
        with _on(date(2026, 3, 9)):
            case.refresh_from_db()
            actions.close_voting(by=self.officer, competition=case, version=case.version)
        with _on(date(2026, 3, 11)):
            case.refresh_from_db()
            entries = Entry.objects.filter(competition=case)
            awards = {one.pk: cases.PAST_AWARDS.get(one.title, "") for one in entries}
            return actions.choose(
                by=self.officer, competition=case, version=case.version, awards=awards
            )

    def present_competition(self) -> Competition:
        """This year's: the units are voting."""
        case = self._competition(
            "2026年政务公开优秀案例评选",
            2026,
            date(2026, 10, 12),
            date(2026, 11, 13),
            date(2026, 11, 30),
        )
        self._entries(case, date(2026, 11, 3), cases.PRESENT)
        self._votes(case, date(2026, 11, 16), date(2026, 11, 18), cases.PRESENT)
        case.refresh_from_db()
        return case

    def _competition(
        self, title: str, year: int, begun: date, submit_until: date, vote_until: date
    ) -> Competition:
        terms = Terms(title, year, cases.BRIEF, submit_until, vote_until)
        with _on(begun):
            return actions.start(
                by=self.officer, office=self.office, terms=terms, units=self.units.values()
            )

    def _entries(self, case: Competition, day: date, rows: Sequence[_Story]) -> None:
        with _on(day):
            for unit, title, text, _ in rows:
                actions.submit(
                    by=self.writer(unit),
                    competition=case,
                    unit=self.units[unit],
                    title=title,
                    text=text,
                )

    def _votes(self, case: Competition, begun: date, day: date, rows: Sequence[_Story]) -> None:
        with _on(begun):
            case.refresh_from_db()
            actions.open_voting(by=self.officer, competition=case, version=case.version)
        entries = {one.title: one for one in Entry.objects.filter(competition=case)}
        with _on(day):
            for _, title, _, voters in rows:
                for unit in voters:
                    by = self.writer(unit)
                    actions.vote(by=by, entry=entries[title], unit=self.units[unit])

    def matters(self) -> None:
        """Eight, so that every state is there: decided, put on a meeting, waiting, set aside."""
        days = [date(2026, 3, 2 + n) for n in range(3)] + [date(2026, 10, 20 + n) for n in range(5)]
        made = []
        for (unit, title, text), day in zip(cases.MATTERS, days, strict=True):
            with _on(day):
                made.append(
                    actions.propose(
                        by=self.writer(unit), unit=self.units[unit], title=title, text=text
                    )
                )
        plan, rules, accounts, sharing, boards, hours, printer, water = made
        first, second = LEADING_GROUP.format("一"), LEADING_GROUP.format("四")
        for matter in (plan, rules, accounts):
            self._schedule(matter, date(2026, 3, 6), first, date(2026, 3, 11))
        self._decide(plan, "原则同意，按会议意见修改后印发。", (OFFICE,), date(2026, 3, 31))
        self._decide(
            rules,
            "一律由区政府网站政策文件库首发，部门网页只放链接。区司法局每季度核对一次。",
            ("区司法局", "区大数据中心"),
            date(2026, 6, 30),
        )
        self._decide(accounts, "定在8月31日同一天公开。", ("区财政局",), date(2026, 8, 31))
        self._schedule(sharing, date(2026, 11, 10), second, date(2026, 12, 10))
        self._schedule(boards, date(2026, 11, 10), second, date(2026, 12, 10))
        with _on(date(2026, 11, 11)):
            reason = "购置设备不属于议事范围，请按采购程序办理。"
            actions.set_aside(
                by=self.officer, matter=printer, version=printer.version, reason=reason
            )
            actions.withdraw_matter(
                by=self.writer(hours.unit.said), matter=hours, version=hours.version
            )
        assert water.state == "proposed", "one waits"

    def _schedule(self, matter: Matter, day: date, meeting: str, held_on: date) -> None:
        with _on(day):
            moved = actions.schedule(
                by=self.officer,
                matter=matter,
                version=matter.version,
                meeting=meeting,
                held_on=held_on,
            )
        matter.version = moved.version

    def _decide(self, matter: Matter, text: str, units: Sequence[str], due: date) -> None:
        decision = Decision(text, [self.units[unit] for unit in units], due)
        with _on(date(2026, 3, 12)):
            actions.decide(
                by=self.officer, matter=matter, version=matter.version, decision=decision
            )


_Story = tuple[str, str, str, tuple[str, ...]]


def _on(day: date) -> AbstractContextManager[None]:
    return clock.hold(datetime(day.year, day.month, day.day, 10, 30, tzinfo=clock.CHINA))


def _file(title: str, subject: str) -> FileItem:
    """A page that stands for the paper: the example holds no real one."""
    parts: list[docx.Part] = [docx.Text(subject), docx.Text("（示例材料，内容从略。）")]
    return FileItem(docx.document_bytes(title, parts), f"{title}.docx")
