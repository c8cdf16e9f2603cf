"""``gongkai restore``: a backup into an empty installation, proved before and after."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from gongkai.ground.audit.queries import verify
from gongkai.ground.core.errors import Refusal

from . import databases
from .archive import DATABASE, UPLOADS, unpack


def restore(archive: Path) -> int:
    """Restore ``archive`` and return how many uploads it held.

    Raises Refusal ``not_empty`` where people have accounts already, ``other_database`` for a
    backup of the other kind, those of ``archive.unpack``, and ``chain_broken`` when the restored
    log does not prove itself. A backup of an older version is migrated to this one.
    """
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    _require_empty()
    with tempfile.TemporaryDirectory(dir=settings.DATA) as name:
        folder = Path(name)
        manifest = unpack(archive, folder)
        if manifest.vendor != connection.vendor:
            raise Refusal(
                "other_database",
                f"这个备份来自 {manifest.vendor}，不能恢复到 {connection.vendor}。"
                "请让 GONGKAI_DATABASE_URL 指向同一种数据库。",
            )
        uploads = [each for each in manifest.digests if each.startswith(f"{UPLOADS}/")]
        for each in uploads:  # before the rows that name them
            target = Path(settings.MEDIA_ROOT) / each.removeprefix(f"{UPLOADS}/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(folder / each, target)
        databases.load(folder / DATABASE)
    call_command("migrate", interactive=False, verbosity=0)
    if not verify().sound:
        raise Refusal(
            "chain_broken", "恢复以后的审计日志核对不上，请换一个备份，并报告安全审计员。"
        )
    return len(uploads)


def _require_empty() -> None:
    users = get_user_model()
    exists = users._meta.db_table in connection.introspection.table_names()
    if exists and users._default_manager.exists():
        raise Refusal(
            "not_empty", "这里已经有账号，恢复会覆盖它们。请用空的数据库和空的数据目录来恢复。"
        )
