"""Random steps without end: what lists read agrees with the events.

Ten thousand random events of the table go through the fold, the writer of projections and the
check; ``WANTED`` of them go through the real actions, by real people, with all that these write.
GONGKAI_RANDOM_STEPS asks for more.
"""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence.items import LinkItem
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import actions as timelimits
from gongkai.ground.timelimits.rules.year_table import template, write_csv
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, Plan, WorkEvent
from gongkai.oversight.plans.queries.ledger.rights import works_for
from gongkai.oversight.plans.rules.ledger import MACHINE, Measure, WorkPlan
from tests.factories import orgs
from tests.factories.ledger import DATA, People, after, quarterly
from tests.factories.plans import deadline, reading, taken_over, task

pytestmark = pytest.mark.django_db

WANTED = int(os.environ.get("GONGKAI_RANDOM_STEPS", "600"))
EVENTS = 10_000
START = datetime(2025, 4, 10, 9, tzinfo=clock.CHINA)
WEIGHTS = {"withdraw": 1, "carry": 1, "verify": 2, "transfer": 2, "refuse": 2, "submit": 6}


class Walk:
    """Random people take random steps; the table says which may be tried."""

    def __init__(self, people: People, seed: int) -> None:
        self.people, self.random = people, Random(seed)
        self.workers = {
            unit.pk: orgs.person(unit, "info_officer")
            for unit in (people.culture, people.water, people.school, *people.towns)
        }
        self.units = [people.culture, people.water, people.school, *people.towns]
        self.last, self.next = self._plan(2025), self._plan(2026)
        self.keys = list(Assignment.objects.order_by("pk").values_list("pk", flat=True))
        self.moment, self.steps, self.refused = START, 0, 0
        # The same instances each time: what they may do is then read once.
        self.users = {user.pk: user for user in self.workers.values()}
        self.users |= {user.pk: user for user in (people.admin, people.officer)}

    def _plan(self, year: int) -> Plan:
        kinds = [
            [deadline()], [quarterly()], [after()], [deadline("ongoing", "长期坚持")],
            [deadline("quota", "至少两次", every="year", times=2), after(10, "day")],
            [deadline("recurring", "每季度后5个工作日", every="quarter", days=5, unit="workday")],
        ]  # fmt: skip
        tasks = [
            task(number, "区文旅局", "区水务局", deadlines=kinds[number % 6])
            if number % 2
            else task(number, "组:各镇、街道", deadlines=kinds[number % 6])
            for number in range(1, 16 if year == 2025 else 4)
        ]
        head = {
            "year": year,
            "date": f"{year}-02-20",
            "document_number": f"云川政办发〔{year}〕3号",
        }
        return taken_over(self.people, reading(*tasks, **head))

    def one(self) -> None:
        """One try; the clock moves on by minutes or days."""
        row = Assignment.objects.select_related("task__plan", "unit").get(
            pk=self.random.choice(self.keys)
        )
        self.moment += timedelta(minutes=self.random.choice((1, 1, 3, 30, 60)))
        with clock.hold(self.moment):
            self._try(row)

    def _try(self, row: Assignment) -> None:
        last = WorkEvent.objects.filter(assignment=row).order_by("-number").first()
        assert last is not None
        # A merge comes of a transfer.
        offered = [each.verb for each in MACHINE.offered(row.state, MACHINE.actors)]
        offered = [verb for verb in offered if verb != "merge"]
        weights = [WEIGHTS.get(verb, 5) for verb in offered]
        verb = self.random.choices([*offered, "undo"], [*weights, 8])[0]
        try:
            if verb == "undo":
                if last.by_id in self.users:
                    by = self.users[last.by_id]
                    ledger.undo(by=by, assignment=row, version=row.version)
            else:
                self._take(verb, row)
            self.steps += 1
        except Refusal:
            self.refused += 1

    def _take(self, verb: str, row: Assignment) -> None:
        by: User = self.workers.get(row.unit_id, self.people.officer)
        if MACHINE.transition(verb).actor == "office":
            by = self.random.choice((self.people.admin, self.people.officer))
        if verb == "carry":
            if row.task.plan_id != self.last.pk:
                return
            new = ledger.carry_over(by=by, plan=self.next, assignments=[row], due=date(2026, 6, 30))
            self.keys += [each.pk for each in new if each.pk not in self.keys]
            return
        assert works_for(by, row.unit_id) or MACHINE.transition(verb).actor == "office"
        action, data = self._asked(verb, row)
        action(by=by, assignment=row, version=row.version, **data)

    def _asked(self, verb: str, row: Assignment) -> tuple[Any, dict[str, Any]]:
        pick = self.random
        keys = [part.key for part in row.part_rows.all()] if verb in _WITH_PARTS else []
        covers = [key for key in keys if pick.random() < (0.9 if verb == "submit" else 0.4)]
        day = date(row.task.plan.year, pick.randint(1, 12), pick.randint(1, 28))
        if verb in ("report", "submit"):
            proof = [LinkItem(f"https://example.gov.cn/{pick.randint(1, 10**9)}")]
            items = proof if verb == "submit" or pick.random() < 0.2 else []
            kept = _tickable(row)
            covers = [key for key in covers if key in kept]
            return getattr(ledger, verb), {"text": "进展。", "covers": covers, "items": items}
        if verb == "extend":
            return ledger.extend, {"until": day, "keys": covers, "reason": "等文件。"}
        if verb == "plan":
            measures = tuple(Measure(f"第{n}件", "", day) for n in range(pick.randint(1, 3)))
            return ledger.fill_plan, {"plan": WorkPlan("周衡", "办公室", measures)}
        if verb == "start":
            which = row.task.deadlines.filter(kind="after_event").first()
            return ledger.start, {"deadline": which or 0, "on": clock.today(), "what": ""}
        if verb == "transfer":
            return ledger.transfer, {"unit": pick.choice(self.units), "reason": "调整。"}
        more = {"comment": {"text": "请抓紧。"}, "sign": {}, "retract": {}, "verify": {}}
        return getattr(ledger, verb), more.get(verb, {"reason": "写明理由。"})


def _tickable(row: Assignment) -> list[str]:
    """Keys of the open parts that a report may tick."""
    kinds = ("times", "started", "measure")
    rows = row.part_rows.filter(done_on=None, kind__in=kinds)
    return list(rows.values_list("key", flat=True))


_WITH_PARTS = ("report", "submit", "extend")


def test_random_steps_through_the_actions_and_the_projection_agrees(people: People) -> None:
    walk = Walk(people, seed=20250410)
    while WorkEvent.objects.count() < WANTED:
        for _ in range(100):
            walk.one()
    found = set(WorkEvent.objects.values_list("verb", flat=True))
    assert {each.verb for each in MACHINE.transitions} | {"undo"} <= found, "past every verb"
    assert list(differences()) == []
    for row in Assignment.objects.all():
        assert list(row.events.values_list("number", flat=True)) == list(range(1, row.version + 1))
    # A new calendar moves days, and everything agrees again.
    timelimits.load_year(
        by=None, year=2027, data=write_csv(template(2027)), name="表.csv", source="放假通知"
    )
    ledger.project_stale()
    assert list(differences()) == []


def test_ten_thousand_random_events_and_the_projection_agrees(people: People) -> None:
    walk = Walk(people, seed=1)
    for row in Assignment.objects.select_related("task__plan").order_by("pk"):
        # Two rows of one task may not go to one unit: here each stays where it is, or comes back.
        rows = random_events(walk.random, row, EVENTS // len(walk.keys) + 1)
        WorkEvent.objects.bulk_create(rows, batch_size=500)
    assert WorkEvent.objects.count() >= EVENTS
    assert list(differences())  # nothing is projected yet
    assert ledger.rebuild() == len(walk.keys)
    assert list(differences()) == []
    states = set(Assignment.objects.values_list("state", flat=True))
    assert {"to_sign", "refused", "doing", "submitted", "cancelled"} & states


def random_events(pick: Random, row: Assignment, count: int) -> list[WorkEvent]:
    """``count`` events that the table allows, with random undoing; nothing is carried."""
    keys = [*row.part_rows.values_list("key", flat=True), "gone"]
    started = row.task.deadlines.filter(kind="after_event").first()
    state, trail, found = "to_sign", [], []
    for number in range(2, count + 2):
        if trail and pick.random() < 0.15:
            before, undone = trail.pop()
            found.append(_event(row, number, "undo", {"number": undone}))
            state, trail = before, []  # a step is taken back once, and only the last
            continue
        offered = [
            each for each in MACHINE.offered(state, MACHINE.actors)
            if each.verb != "carry" and (each.verb != "start" or started)
        ]  # fmt: skip
        step = pick.choice(offered)
        data = dict(DATA[step.verb])
        day = date(2025, pick.randint(1, 12), pick.randint(1, 28)).isoformat()
        some = pick.sample(keys, pick.randint(0, len(keys)))
        if step.verb in ("report", "submit"):
            data["covers"] = some
        elif step.verb == "extend":
            data |= {"keys": some, "until": day}
        elif step.verb == "start":
            data |= {"deadline": started.pk, "on": day}
        elif step.verb == "plan":
            data = {
                "plan": WorkPlan(
                    "", "", (Measure(f"办{pick.randint(1, 3)}", "", date.fromisoformat(day)),)
                ).kept()
            }
        elif step.verb in ("transfer", "merge"):
            data |= {"unit": row.unit_id}
        found.append(_event(row, number, step.verb, data))
        trail = [(state, number)]
        state = step.leads_to(state)
    return found


def _event(row: Assignment, number: int, verb: str, data: dict[str, Any]) -> WorkEvent:
    at = START + timedelta(hours=number)
    return WorkEvent(
        assignment=row, number=number, verb=verb, at=at, day=at.date(), by_name="谁", data=data
    )
