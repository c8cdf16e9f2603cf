"""Assignments from before the ledger get their first step and are projected by the sweep."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.oversight.plans import tasks
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("plans", "0002_version_alias")]


def old_rows(apps: Any) -> int:
    """A plan of the first release, with one task of one unit."""

    def make(label: str, model: str, **values: Any) -> Any:
        return apps.get_model(label, model).objects.create(**values)

    late = datetime(2025, 4, 9, 17, 30, tzinfo=UTC)  # 10 April in China
    unit = make("orgs", "Unit", name="云川区文化和旅游局", kind="department")
    user = make("orgs", "User", username="linlan", name="林岚")
    upload = make("documents", "Upload", sha256="0" * 64, size=1, name="要点.docx", created=late)
    draft = make("plans", "PlanDraft", unit=unit, upload=upload, created_by=user)
    plan = make(
        "plans", "Plan", unit=unit, draft=draft, title="要点", year=2025, taken_over_by=user
    )
    task = make("plans", "Task", plan=plan, order=1, requirement="办开放日。")
    make(
        "plans", "TaskDeadline", task=task, order=1, kind="date", text="6月底前", source="cell",
        date=date(2025, 6, 30),
    )  # fmt: skip
    via = make("plans", "TaskUnit", task=task, order=1, name="区文旅局", role="lead", unit=unit)
    row = make("plans", "Assignment", task=task, unit=unit, role="lead", via=via, created_at=late)
    return int(row.pk)


def test_an_old_assignment_is_born_and_projected() -> None:
    executor = MigrationExecutor(connection)
    latest = [node for node in executor.loader.graph.leaf_nodes() if node[0] != "plans"]
    plans_latest = executor.loader.graph.leaf_nodes("plans")
    try:
        executor.migrate(BEFORE)
        pk = old_rows(executor.loader.project_state(BEFORE + latest).apps)
    finally:
        MigrationExecutor(connection).migrate(plans_latest)
    row = Assignment.objects.get(pk=pk)
    event = row.events.get()
    assert (event.number, event.verb, event.by_name) == (1, "assign", "林岚")
    assert (event.day, event.data) == (date(2025, 4, 10), {"unit": row.unit_id})
    assert event.at == row.created_at
    assert row.version == 1
    assert tasks.project() == 1
    row.refresh_from_db()
    assert (row.state, row.due, row.parts) == ("to_sign", date(2025, 6, 30), 1)
    assert list(differences()) == []
    assert tasks.project() == 0
