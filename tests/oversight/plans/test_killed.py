"""kill -9 in the middle of each deed of the ledger: afterwards each effect exists exactly once."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta

import pytest
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.documents.models import Upload
from gongkai.ground.jobs import actions as jobs
from gongkai.ground.jobs.models import Job
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs.models import User
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger import importing
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.exports.running import LEDGER as LEDGER_KIND
from gongkai.oversight.plans.exports.running import REPORT as REPORT_KIND
from gongkai.oversight.plans.exports.running import TASKS as TASKS_KIND
from gongkai.oversight.plans.models import Assignment, Part, Plan, PlanDraft, Reminder, WorkEvent
from tests.factories import orgs
from tests.factories import supervision as supervised
from tests.factories.plans import District, draft, reading, taken_over, task
from tests.factories.supervision import Supervised
from tests.killing import ended, killed
from tests.oversight.plans.sheets import made

pytestmark = pytest.mark.django_db(transaction=True)

HERE = "tests.oversight.plans.deeds"
LEDGER = "gongkai.oversight.plans.actions.ledger"
SPRING = datetime(2026, 4, 2, 9, tzinfo=clock.CHINA)
LATE = datetime(2025, 7, 20, 9, tzinfo=clock.CHINA)


@pytest.fixture
def busy(district: District) -> Plan:
    """Five units that work on a task each, in a plan whose tasks are due at the end of June."""
    orgs.person(district.office, "office_admin", name="林岚", username="linlan")
    plan = taken_over(
        district, reading(task(1, "区文旅局", "区水务局"), task(2, "组:各镇、街道", "区教育局"))
    )
    for unit in (district.culture, district.water, district.school, *district.towns):
        user = orgs.person(unit, "info_officer")
        for row in Assignment.objects.filter(unit=unit):
            ledger.sign(by=user, assignment=row, version=1)
    return plan


def test_reminders(busy: Plan) -> None:
    killed(f"{HERE}:remind", at="gongkai.ground.notices.actions:notify", call=4, now=LATE)
    half = Reminder.objects.count()
    assert 0 < half < 5, "some units were told, the one in the middle was not, others not yet"
    assert Notice.objects.filter(kind="plans.reminded").exists()
    ended(f"{HERE}:remind", now=LATE)
    ended(f"{HERE}:remind", now=LATE)
    told = Counter(Reminder.objects.values_list("assignment_id", "key", "due"))
    assert len(told) == 5
    assert set(told.values()) == {1}
    people = Counter(Notice.objects.filter(kind="plans.reminded").values_list("to", "subject"))
    assert set(people.values()) == {1}
    assert len(people) == 5 + 2 * 5, "one in each unit, and two in the office of each of the five"


def test_working_days_out_anew(district: District) -> None:
    for number in range(50):
        orgs.unit(f"第{number}街道", kind="town", parent=district.root)
    taken_over(district, reading(*(task(number, "组:各镇、街道") for number in range(1, 12))))
    Assignment.objects.update(projected_with="older")
    Part.objects.update(due=None)
    killed(f"{HERE}:project", at=f"{LEDGER}.projecting:_write_many", call=2)
    stale = Assignment.objects.filter(projected_with="older").count()
    assert 0 < stale < Assignment.objects.count(), "one batch is done whole, the next not at all"
    ended(f"{HERE}:project")
    assert not list(differences())


def test_taking_over(district: District) -> None:
    orgs.person(district.office, "office_admin", username="linlan")
    draft(district)
    killed(f"{HERE}:take_over", at="gongkai.ground.notices.actions:notify")
    assert not Plan.objects.exists()
    assert not WorkEvent.objects.exists()
    assert PlanDraft.objects.get().state == "checking"
    ended(f"{HERE}:take_over")
    assert Plan.objects.count() == 1
    assert Assignment.objects.count() == WorkEvent.objects.count() == 5
    assert not list(differences())


def test_one_step_for_many(busy: Plan) -> None:
    entries = Entry.objects.count()
    killed(f"{HERE}:extend_all", at="gongkai.ground.audit.actions:record", call=3, now=LATE)
    assert not WorkEvent.objects.filter(verb="extend").exists()
    assert Entry.objects.count() == entries
    ended(f"{HERE}:extend_all", now=LATE)
    assert WorkEvent.objects.filter(verb="extend").count() == 5
    assert not list(differences())


def test_carrying_over(busy: Plan, district: District) -> None:
    taken_over(
        district,
        reading(
            task(1, "区文旅局", deadlines=[], deadline_text=None),
            year=2026,
            title="2026年云川区政务公开工作要点",
            document_number="云川政办发〔2026〕3号",
            date="2026-03-02",
        ),
    )
    killed(f"{HERE}:carry", at=f"{LEDGER}.stepping:take", call=2, now=SPRING)
    assert not Assignment.objects.filter(state="carried").exists()
    assert not Assignment.objects.exclude(carried_from=None).exists()
    ended(f"{HERE}:carry", now=SPRING)
    assert Assignment.objects.filter(state="carried").count() == 5
    assert Assignment.objects.exclude(carried_from=None).count() == 5
    assert not list(differences())


@pytest.mark.parametrize("kind", [TASKS_KIND, LEDGER_KIND, REPORT_KIND])
def test_an_export(busy: Plan, kind: str) -> None:
    """The worker dies while it stores the file; the sweep hands the job on; one file comes."""
    officer = User.objects.get(username="linlan")
    params = {"plan": busy.pk, "format": "xlsx", "filters": {}}
    job = jobs.start(by=officer, unit=busy.unit, kind=kind, title="台账", params=params)
    killed(f"{HERE}:run_export", at="gongkai.ground.documents.actions:store")
    job.refresh_from_db()
    assert (job.state, job.upload, job.tries) == ("running", None, 1)
    assert not Upload.objects.exclude(pk=busy.draft.upload_id).exists()
    jobs_long_ago()
    jobs.run_left()
    ended(f"{HERE}:run_export")
    job.refresh_from_db()
    assert (job.state, job.tries) == ("done", 2)
    assert list(Upload.objects.exclude(pk=busy.draft.upload_id)) == [job.upload]


@pytest.mark.parametrize(("call", "handed_on"), [(1, 0), (2, 1)])
def test_handing_on_what_was_left(busy: Plan, call: int, handed_on: int) -> None:
    """The sweep dies between two jobs: afterwards each stands in the queue once, and ends once."""
    officer = User.objects.get(username="linlan")
    for kind in (TASKS_KIND, LEDGER_KIND):
        params = {"plan": busy.pk, "format": "xlsx", "filters": {}}
        jobs.start(by=officer, unit=busy.unit, kind=kind, title="台账", params=params)
    DBTaskResult.objects.all().delete()
    killed(f"{HERE}:run_left", at="gongkai.ground.jobs.actions.hurrying:hurry", call=call)
    assert DBTaskResult.objects.count() == handed_on
    ended(f"{HERE}:run_left")
    ended(f"{HERE}:run_left")
    queued = sorted(row.args_kwargs["args"][0] for row in DBTaskResult.objects.all())
    assert queued == sorted(Job.objects.values_list("pk", flat=True))


def jobs_long_ago() -> None:
    """Everything that the dead worker wrote of the job was written five minutes ago."""
    ago = timedelta(minutes=5)
    Job.objects.update(seen_at=F("seen_at") - ago, started_at=F("started_at") - ago)
    DBTaskResult.objects.all().delete()


def test_an_import(busy: Plan, district: District) -> None:
    clerk = User.objects.get(posts__unit=district.culture)
    row = Assignment.objects.get(unit=district.culture)
    data = made.changed(
        made.ledger_data(clerk, district.culture),
        made.put("E3", "文局长"),
        made.put("H3", "已经开了动员会。"),
    )
    Upload.objects.exclude(pk=busy.draft.upload_id).delete()
    importing.keep_sheet(by=clerk, unit=district.culture, data=data, name="台账.xlsx")
    PlanDraft.objects.update(upload=Upload.objects.latest("pk"))
    Upload.objects.exclude(pk=Upload.objects.latest("pk").pk).delete()
    before = WorkEvent.objects.count()
    killed(f"{HERE}:import_sheet", at="gongkai.ground.audit.actions:record", call=2)
    assert WorkEvent.objects.count() == before
    ended(f"{HERE}:import_sheet")
    row.refresh_from_db()
    assert (row.work_plan["leader"], row.last_report) == ("文局长", "已经开了动员会。")
    assert WorkEvent.objects.count() == before + 2
    assert not list(differences())


def test_reminders_of_supervision() -> None:
    district = Supervised()
    found = supervised.confirmed(district, days=5)
    assert found.due
    late = datetime.combine(found.due, time(9), tzinfo=clock.CHINA) + timedelta(days=3)
    killed(f"{HERE}:supervise", at="gongkai.ground.audit.actions:record", now=late)
    kind = Notice.objects.filter(kind="supervision.reminder")
    assert not kind.exists()
    ended(f"{HERE}:supervise", now=late)
    ended(f"{HERE}:supervise", now=late)
    assert set(Counter(kind.values_list("to", flat=True)).values()) == {1}
