"""The models and their migrations agree, and each room's migrations form one line."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.django_db


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_everything_is_applied_and_nothing_forks() -> None:
    loader = MigrationLoader(connection)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("gongkai.")}
    assert len(ours) > 5
    assert not loader.detect_conflicts()
    applied = set(loader.applied_migrations)
    assert {key for key in loader.disk_migrations if key[0] in ours} <= applied
