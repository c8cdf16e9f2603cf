"""Taking a file in. Who may, and the line in the audit log, are the calling room's business."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

from gongkai.ground.core import clock

from .models import Upload
from .rules import clean_name, with_extension
from .wholeness import content_of, fit


def store(
    *,
    by: AbstractBaseUser | None,
    data: bytes | IO[bytes] | File[bytes],
    name: str,
    unit_id: int | None = None,
) -> Upload:
    """Store a file under its hash and return its row. One content is stored once.

    ``data`` is the content or an open file. Its type is told by content; a name with another
    extension gets the true one added. Raises Refusal ``file_empty``, ``file_too_large``,
    ``file_encrypted``, ``file_broken`` or ``upload_type_unsupported``; then nothing is stored.

    The content is written before the row: a row without content cannot come to be, and content
    without a row, left by a rolled back transaction, is harmless and found again by its hash.
    """
    content = content_of(data)
    plain = clean_name(name)
    media = fit(content, plain)
    upload = Upload(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=media.media_type,
        name=with_extension(plain, media.extensions),
        by_id=None if by is None else by.pk,
        by_name="" if by is None else str(by)[:100],
        unit_id=unit_id,
        created=clock.now(),
    )
    _keep(upload.path, content)
    upload.save()
    return upload


def _keep(path: str, content: bytes) -> None:
    """Write ``content`` whole or not at all, unless it is there already."""
    if default_storage.exists(path) and default_storage.size(path) == len(content):
        return
    if not isinstance(default_storage, FileSystemStorage):
        default_storage.save(path, ContentFile(content))  # object storage writes whole objects
        return
    target = Path(default_storage.path(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(target, content)


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside ``target``, then rename: a crash leaves no half file under its hash."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(target)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
