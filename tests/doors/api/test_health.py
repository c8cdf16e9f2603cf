"""Health is about the process, readiness about everything it needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from gongkai.doors.api import readiness
from gongkai.ground.core import workers

pytestmark = pytest.mark.django_db


def reasons() -> list[str]:
    answer = Client().get("/api/ready")
    if answer.status_code == 200:
        return []
    assert answer.status_code == 503
    return [reason["code"] for reason in answer.json()["reasons"]]


def test_ready_while_a_worker_lives() -> None:
    assert reasons() == ["worker"]
    workers.say_alive("one")
    assert reasons() == []


def test_storage_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    workers.say_alive("one")
    with override_settings(MEDIA_ROOT="/proc/uploads"):
        assert reasons() == ["storage"]
    with override_settings(MEDIA_ROOT=tmp_path / "not" / "yet"):
        assert reasons() == []


def test_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "ensure_connection", gone)
    assert [reason.code for reason in readiness.why_not_ready()] == ["database"]
    assert Client().get("/api/health").status_code == 200


def test_a_missing_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    readiness._once_migrated.cache_clear()
    monkeypatch.setattr(
        "django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_: ["one"]
    )
    assert reasons() == ["migrations"]
