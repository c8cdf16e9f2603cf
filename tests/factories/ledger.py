"""Events, limits and assignments for the ledger, and the people who act on them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import LinkItem
from gongkai.ground.orgs.models import Line, User
from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.enums import FirstDay
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.models import Assignment, Plan, Task, WorkEvent
from gongkai.oversight.plans.rules.ledger import Event, Frame, Limit, Standing, WorkPlan, fold
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.CHINA)
PROOF = (LinkItem("https://example.gov.cn/proof", "公开的页面"),)


def limit(kind: str = "date", key: int = 1, text: str = "6月底前", **more: Any) -> Limit:
    """One deadline of a plan as the rules know it."""
    day = {"date": date(2026, 6, 30)} if kind == "date" else {}
    return Limit(key=key, kind=kind, text=text, **{**day, **more})


def frame(
    issued: date = date(2026, 3, 2),
    calendar: Calendar | None = None,
    first_day: FirstDay = FirstDay.NEXT,
    year: int = 2026,
) -> Frame:
    """The year 2026, issued in March."""
    return Frame(year, issued, date(year, 12, 31), calendar or Calendar(), first_day)


def history(*steps: tuple[str, dict[str, Any]], unit: int = 1, by: int = 7) -> list[Event]:
    """Events from (verb, data) after the first one, one each day from 2 March 2026."""
    rows = [("assign", {"unit": unit}), *steps]
    return [
        Event(number, verb, at, at.date(), by, "林岚", data)
        for number, (verb, data) in enumerate(rows, start=1)
        for at in [MORNING + timedelta(days=number - 1)]
    ]


def stand(
    *steps: tuple[str, dict[str, Any]], limits: tuple[Limit, ...] = (limit(),), by: int = 7
) -> Standing:
    """Where an assignment stands after these steps."""
    return fold(history(*steps, by=by), limits, frame())


# What each verb is given where nothing else matters. Keys of parts are those of ``limit()``.
DATA: dict[str, dict[str, Any]] = {
    "sign": {},
    "refuse": {"reason": "不归我们管"},
    "insist": {"reason": "三定方案写明了"},
    "plan": {"plan": {"leader": "周衡", "section": "办公室", "measures": []}},
    "start": {"deadline": 1, "on": "2026-03-01", "what": "信息形成"},
    "report": {"text": "正在办。", "covers": []},
    "submit": {"text": "办完了。", "covers": []},
    "retract": {},
    "verify": {},
    "send_back": {"reason": "缺一份清单"},
    "extend": {"until": "2026-09-30", "keys": ["1"], "reason": "等省里的文件"},
    "transfer": {"unit": 2, "reason": "职责调整"},
    "merge": {"into": 99, "unit": 2, "reason": "职责调整"},
    "withdraw": {"reason": "重复分派"},
    "reopen": {"reason": "漏了一项"},
    "carry": {"to": 98, "into": 98},
    "comment": {"text": "请抓紧。"},
}
# One way to each state.
WAYS: dict[str, tuple[str, ...]] = {
    "to_sign": (),
    "refused": ("refuse",),
    "doing": ("sign",),
    "submitted": ("sign", "submit"),
    "done": ("sign", "submit", "verify"),
    "cancelled": ("withdraw",),
    "carried": ("carry",),
}


def way(state: str) -> list[tuple[str, dict[str, Any]]]:
    """The steps that lead to ``state``."""
    return [(verb, DATA[verb]) for verb in WAYS[state]]


class People(District):
    """The district with everyone who may come across a task of 区文旅局, and who may not."""

    def __init__(self) -> None:
        super().__init__()
        self.info = orgs.person(self.culture, "info_officer", name="苏禾")
        self.leader = orgs.person(self.culture, "unit_leader", name="程远")
        self.viewer = orgs.person(self.culture, "viewer", name="何静")
        self.admin = orgs.person(self.office, "office_admin", name="林岚")
        self.other = orgs.person(self.water, "info_officer", name="陈立")
        self.line_lead = orgs.person(self.school, "info_officer", name="方圆")
        self.system = orgs.person(self.office, "system_officer", name="系统员")
        self.security = orgs.person(self.office, "security_officer", name="保密员")
        self.auditor = orgs.person(self.office, "audit_officer", name="审计员")
        self.nobody = orgs.person(name="路人")
        self.line = Line.objects.create(subject="文旅公开", lead=self.school)
        self.line.units.add(self.culture)

    @cached_property
    def everyone(self) -> dict[str, User]:
        """By what they are."""
        names = ["info", "leader", "viewer", "admin", "officer", "other", "line_lead"]
        names += ["system", "security", "auditor", "nobody"]
        return {name: getattr(self, name) for name in names}

    def plan(self, *tasks: dict[str, Any], **head: Any) -> Plan:
        """A plan of ``tasks`` (else one for 区文旅局), all in the line that 区教育局 leads."""
        plan = taken_over(self, reading(*(tasks or (task(1, "区文旅局"),)), **head))
        Task.objects.filter(plan=plan).update(line=self.line)
        return plan

    def row(self, *deadlines: dict[str, Any], **head: Any) -> Assignment:
        """One assignment of 区文旅局 with these deadlines."""
        more = {"deadlines": list(deadlines)} if deadlines else {}
        return Assignment.objects.get(task__plan=self.plan(task(1, "区文旅局", **more), **head))

    def bring(self, row: Assignment, state: str) -> Assignment:
        """``row`` led to ``state`` by the people whose business each step is."""
        for verb in WAYS[state]:
            self.do(verb, row)
        return fresh(row)

    def do(self, verb: str, row: Assignment, by: User | None = None, **more: Any) -> WorkEvent:
        """One step with what it needs, by whose it is unless ``by`` says otherwise."""
        unit_side = {"sign", "refuse", "plan", "start", "report", "submit", "retract", "comment"}
        by = by or (self.info if verb in unit_side else self.admin)
        more.setdefault("version", fresh(row).version)
        return steps(self, row)[verb](by=by, assignment=row, **more)


def steps(people: People, row: Assignment) -> dict[str, Any]:
    """The real action of each verb, with what it needs."""

    def given(action: Any, **needed: Any) -> Any:
        return lambda **said: action(**{**needed, **said})

    plan = WorkPlan(leader="周衡", section="办公室")
    started = row.task.deadlines.filter(kind="after_event").first()
    return {
        "sign": given(ledger.sign),
        "refuse": given(ledger.refuse, reason="不归我们管。"),
        "insist": given(ledger.insist, reason="三定方案写明了。"),
        "plan": given(ledger.fill_plan, plan=plan),
        "start": given(ledger.start, deadline=started or 0, on=clock.today(), what="信息形成"),
        "report": given(ledger.report, text="正在办。"),
        "submit": given(ledger.submit, text="办完了。", items=PROOF),
        "retract": given(ledger.retract),
        "verify": given(ledger.verify),
        "send_back": given(ledger.send_back, reason="缺一份清单。"),
        "extend": given(ledger.extend, until=date(2025, 12, 31), reason="等省里的文件。"),
        "transfer": given(ledger.transfer, unit=people.water, reason="职责调整。"),
        "withdraw": given(ledger.withdraw, reason="重复分派。"),
        "reopen": given(ledger.reopen, reason="漏了一项。"),
        "comment": given(ledger.comment, text="请抓紧。"),
    }


def fresh(row: Assignment) -> Assignment:
    """``row`` as it is stored now."""
    return Assignment.objects.select_related("task__plan", "unit").get(pk=row.pk)


def after(days: int = 20, unit: str = "workday", **more: Any) -> dict[str, Any]:
    """A deadline that runs from an event, in the reader's shape."""
    said = f"形成之日起{days}个工作日内"
    return deadline("after_event", said, days=days, unit=unit, event="信息形成", **more)


def quarterly() -> dict[str, Any]:
    """A deadline of every quarter, in the reader's shape."""
    return deadline("recurring", "每季度报送", every="quarter")
