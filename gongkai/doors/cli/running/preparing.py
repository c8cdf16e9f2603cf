"""What must be done before the platform can be served. A second time it is quick."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.ground.core import example
from gongkai.ground.core.checks import refuse_insecure
from gongkai.ground.core.errors import Refusal

TOLD = "example.txt"  # what the example district said of itself, for the next start


def prepare(*, with_example: bool) -> list[str]:
    """Bring folder, database, static files and example to where they must be.

    Returns the sentences that tell of the example. Raises Refusal with one sentence when the
    installation cannot be served as it is.
    """
    _make_folder(settings.DATA)
    _reach_database()
    if settings.SITE == "all":
        call_command("migrate", interactive=False, verbosity=0)
    elif unapplied():
        raise Refusal("not_migrated", "数据库还没有升级，请先运行 gongkai manage migrate。")
    refuse_insecure()
    collect_static()
    return _example() if with_example else []


def unapplied() -> int:
    """How many migrations wait to be applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static() -> bool:
    """Collect static files if any has changed since the last time; tell whether it was done."""
    mark = Path(settings.STATIC_ROOT) / ".collected"
    now = _fingerprint()
    if mark.exists() and mark.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(now)
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path)).stat()
            digest.update(f"{path} {file.st_size} {file.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            "no_folder", f"不能建立数据目录 {folder}，请检查权限，或者用 GONGKAI_DATA 另选目录。"
        ) from error


def _reach_database() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise Refusal(
            "no_database", "连接不上数据库，请检查 GONGKAI_DATABASE_URL 和数据库是否已经启动。"
        ) from error


def _example() -> list[str]:
    if settings.PRODUCTION:
        raise Refusal("no_example_here", "正式运行时不能装入示例数据，请去掉 --example。")
    told = Path(settings.DATA) / TOLD
    if example.is_empty():
        print("正在装入示例区云川区，只有第一次需要，大约一分钟……", flush=True)
        told.write_text("\n".join(example.load()), encoding="utf-8")
    return told.read_text(encoding="utf-8").splitlines() if told.exists() else []
