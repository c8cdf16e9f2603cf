"""Whether a file may be taken in: asked by ``actions.store``, and before it by whoever takes many.

``fit`` is what holds for every upload. ``check`` looks further, for files that are handed in as
they are and never parsed: a broken one would be found only by whoever wants to read it.
"""

from __future__ import annotations

from typing import IO

from django.conf import settings
from django.core.files import File

from .limits import MEBIBYTE
from .media import Media, contradicted, media_of
from .parsers import whole
from .refusals import refusal
from .rules import clean_name


def content_of(data: bytes | IO[bytes] | File[bytes]) -> bytes:
    """All of ``data``, but of an open file not more than one byte above the limit."""
    if isinstance(data, bytes):
        return data
    data.seek(0)
    return data.read(settings.SIZE_LIMIT + 1)


def fit(content: bytes, name: str) -> Media:
    """The kind of ``content``. Raises Refusal as ``actions.store`` says; ``name`` is clean."""
    if len(content) > settings.SIZE_LIMIT:
        raise refusal("file_too_large", limit=settings.SIZE_LIMIT // MEBIBYTE)
    return media_of(content, name)


def check(*, data: bytes | IO[bytes] | File[bytes], name: str) -> Media:
    """The kind of a file that ``actions.store`` will take and that is whole. Stores nothing.

    Raises Refusal as ``actions.store`` does, and ``file_broken``, ``file_encrypted``,
    ``file_bomb`` or ``file_slow`` for office and pdf files that do not open, and
    ``file_not_as_named`` when the name promises another kind of file. Scans and files without
    text are whole.
    """
    content = content_of(data)
    plain = clean_name(name)
    media = fit(content, plain)
    promised = contradicted(plain, media)
    if promised:
        raise refusal("file_not_as_named", extension=promised)
    whole.check(media.kind, content)
    return media
