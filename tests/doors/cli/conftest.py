"""An installation of one's own, on the database that this part of the suite is about."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings

from . import platform


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables of an installation with an empty database and an empty folder."""
    with _database() as address:
        yield platform.environment(tmp_path / "one", address)


@pytest.fixture
def another(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A second installation, as empty as the first."""
    with _database() as address:
        yield platform.environment(tmp_path / "another", address)


@contextmanager
def _database() -> Iterator[str]:
    default = settings.DATABASES["default"]
    if "postgresql" not in default["ENGINE"]:
        yield ""  # the SQLite file of its folder
        return
    name = f"gongkai_{uuid.uuid4().hex}"
    server = {"host": default["HOST"], "port": default["PORT"] or 5432, "user": default["USER"]}
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        address = f"postgres://{server['user']}@{quote(server['host'], safe='')}:{server['port']}"
        yield f"{address}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
