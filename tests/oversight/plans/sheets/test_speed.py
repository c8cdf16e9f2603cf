"""5,000 rows: exports within ten seconds, differences within five (of one processor's time)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gongkai.oversight.plans.exports.ledger import ledger_table, whole_rows
from gongkai.oversight.plans.exports.tables import as_docx, as_xlsx
from gongkai.oversight.plans.exports.tasks import task_table, whole_tasks
from gongkai.oversight.plans.models import Assignment, Task, TaskDeadline, TaskUnit
from gongkai.oversight.plans.queries.ledger.importing import of_ledger, of_tasks
from gongkai.oversight.plans.rules.ledger.states import DOING
from tests.factories import orgs
from tests.factories.plans import District, taken_over

from .made import MEASURES, WORK, read

pytestmark = pytest.mark.django_db
MANY = 5_000
SHORT = replace(WORK, measures=MEASURES[:1])  # one line for each task
EXPORT, IMPORT = 10.0, 5.0  # seconds


@pytest.fixture
def large(district: District) -> Any:
    plan = taken_over(district)
    tasks = Task.objects.bulk_create(
        Task(plan=plan, order=100 + at, section=f"第{at // 20}类", item=f"第{at // 4}项",
             requirement=f"做好第{at}件事，及时向社会公开办理情况和结果。", deadline_text="6月底前")
        for at in range(MANY)
    )  # fmt: skip
    TaskDeadline.objects.bulk_create(
        TaskDeadline(task=task, order=1, kind="ongoing", text="长期", source="cell")
        for task in tasks
    )
    vias = TaskUnit.objects.bulk_create(
        TaskUnit(task=task, order=1, name="区水务局", role="responsible", unit=district.water)
        for task in tasks
    )
    Assignment.objects.bulk_create(
        Assignment(task=task, unit=district.water, role="responsible", via=via, state=DOING,
                   work_plan=SHORT.kept(), last_report="已经公开了前两批。", version=3)
        for task, via in zip(tasks, vias, strict=True)
    )  # fmt: skip
    return plan


def took(do: Callable[[], Any]) -> tuple[Any, float]:
    """What came of it, and the processor's time (the machine may be busy with other things)."""
    begun = time.process_time()
    done = do()
    return done, time.process_time() - begun


def test_five_thousand_rows_out_and_in(large: Any, district: District) -> None:
    person = orgs.person(district.water)
    mine = Assignment.objects.filter(unit=district.water).order_by("task__order")
    seconds: dict[str, float] = {}
    for name, write in (("xlsx", as_xlsx), ("docx", as_docx)):
        tasks, seconds[f"tasks {name}"] = took(
            lambda write=write: write(
                task_table("要点", whole_tasks(large.tasks.order_by("order")))
            )
        )
        rows, seconds[f"ledger {name}"] = took(
            lambda write=write: write(ledger_table("要点", whole_rows(mine)))
        )
        if name == "xlsx":
            of_plan, of_unit = tasks, rows
    document = read(of_plan)
    found, seconds["differences of tasks"] = took(lambda: of_tasks(large, document))
    assert found.same == MANY + 3
    document = read(of_unit)
    found, seconds["differences of a ledger"] = took(
        lambda: of_ledger(person, district.water, document)
    )
    assert found.same == MANY + 1
    print(seconds)
    assert all(
        spent < (IMPORT if "differences" in name else EXPORT) for name, spent in seconds.items()
    ), seconds
