"""What readiness depends on."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.ground.core import workers
from gongkai.ground.core.errors import Reason

NO_DATABASE = Reason("database", "连接不上数据库。")
NOT_MIGRATED = Reason("migrations", "数据库还没有升级到当前版本。")
NO_STORAGE = Reason("storage", "不能在文件存储目录中写入。")
NO_WORKER = Reason("worker", "后台任务没有在运行。")


def why_not_ready() -> list[Reason]:
    """Every reason why work cannot be done now; empty when all is well."""
    storage = [] if _writable(Path(settings.MEDIA_ROOT)) else [NO_STORAGE]
    try:
        return _about_database() + storage
    except Error:
        return [NO_DATABASE, *storage]


def _about_database() -> list[Reason]:
    connection.ensure_connection()
    if not _is_migrated():
        return [NOT_MIGRATED]
    return [] if workers.alive() else [NO_WORKER]


class _NotYet(Exception):  # noqa: N818  (keeps a "no" out of the cache)
    pass


def _is_migrated() -> bool:
    try:
        return _once_migrated()
    except _NotYet:
        return False


@cache
def _once_migrated() -> bool:
    """True once and for all in this process: reading the plan of migrations is slow."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _NotYet
    return True


def _writable(folder: Path) -> bool:
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    try:  # by trying: what permissions promise, a full or read-only disk may not keep
        with tempfile.TemporaryFile(dir=existing) as file:
            file.write(b"x")
    except OSError:
        return False
    return True
