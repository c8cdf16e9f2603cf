"""``gongkai backup``: database and uploads into one file, while the platform runs."""

from __future__ import annotations

import os
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from gongkai.ground.core.errors import Refusal

from . import databases
from .archive import DATABASE, MANIFEST, UPLOADS, Manifest, digest


def backup(target: Path) -> int:
    """Write a backup to ``target`` and return how many uploads it holds.

    The database comes first: an upload that came in later is merely too much. Nobody but the
    owner may read the file. Raises Refusal ``exists`` rather than write over an older backup.
    """
    if target.exists():
        raise Refusal("exists", f"{target} 已经存在，请换一个文件名，不要覆盖以前的备份。")
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as folder:
        database, packed = Path(folder) / DATABASE, Path(folder) / "packed"
        databases.dump(database)
        files = {DATABASE: database} | _uploads(Path(settings.MEDIA_ROOT))
        _pack(files, packed, Path(folder) / MANIFEST)
        os.link(packed, target)  # whole or not at all, and never over another file
    return len(files) - 1


def _uploads(root: Path) -> dict[str, Path]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    return {f"{UPLOADS}/{path.relative_to(root).as_posix()}": path for path in found}


def _pack(files: dict[str, Path], packed: Path, manifest: Path) -> None:
    digests = {name: digest(path) for name, path in files.items()}
    manifest.write_text(Manifest(connection.vendor, digests).as_json(), encoding="utf-8")
    packed.touch(mode=0o600)
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(manifest, MANIFEST)
        for name, path in files.items():
            archive.add(path, name)
