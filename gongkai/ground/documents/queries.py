"""Reading what was uploaded."""

from __future__ import annotations

import hashlib
from typing import IO

from django.core.files.storage import default_storage

from .model import Document
from .models import Upload
from .parsers import parse
from .refusals import refusal


def open_upload(upload: Upload) -> IO[bytes]:
    """The stored content, opened for reading. Raises Refusal when the storage has lost it."""
    try:
        return default_storage.open(upload.path, "rb")
    except FileNotFoundError as error:
        raise refusal("upload_lost") from error


def content_of(upload: Upload) -> bytes:
    """The whole content, checked against its hash. Raises Refusal when it is lost or altered."""
    with open_upload(upload) as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != upload.sha256:
        raise refusal("upload_lost")
    return data


def document_of(upload: Upload) -> Document:
    """The upload parsed. Raises Refusal as ``parsers.parse`` does."""
    return parse(content_of(upload), upload.name)
