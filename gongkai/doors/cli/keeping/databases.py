"""A database into a file and back, each kind by its own means, while others go on working."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from gongkai.ground.core.errors import Refusal


def dump(target: Path) -> None:
    """Write the whole database as of one moment to ``target``."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def load(source: Path) -> None:
    """Replace the database by what ``dump`` wrote, wholly or not at all."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(connection.connection)
        connection.close()
    else:
        connection.close()
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
        _run("pg_restore", *options, f"--dbname={_settings()['NAME']}", str(source))


def _settings() -> dict[str, Any]:
    return connection.settings_dict


def _run(program: str, *words: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise Refusal("no_program", f"这台机器上没有 {program}，请先安装 PostgreSQL 的客户端程序。")
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    told = {variable: str(_settings()[name]) for name, variable in names.items()}
    given = {name: value for name, value in told.items() if value}
    done = subprocess.run(  # noqa: S603  (a program of the system, our own words)
        [path, *words],
        env=os.environ | given | {"PGDATABASE": str(_settings()["NAME"])},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refusal("program_failed", f"{program} 没有成功：{done.stderr.strip()[:500]}")
