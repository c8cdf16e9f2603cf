"""Sending a stored file so that a browser never runs what is in it.

Who may have it is decided by the room that shows it, before it calls this.
"""

from __future__ import annotations

from urllib.parse import quote

from django.http import FileResponse, HttpResponse

from .models import Upload
from .queries import open_upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(upload: Upload, *, inline: bool = False) -> FileResponse:
    """A response that saves the file; ``inline`` shows pictures in the page, and only those.

    Raises Refusal when the storage has lost the file.
    """
    shown = inline and upload.inline
    response = FileResponse(
        open_upload(upload),
        content_type=upload.media_type if shown else "application/octet-stream",
    )
    response["Content-Length"] = upload.size
    response["Content-Disposition"] = disposition(upload.name, inline=shown)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def saved(data: bytes, name: str, media: str = XLSX) -> HttpResponse:
    """A file that was made for this answer, to be saved."""
    answer = HttpResponse(data, content_type=media)
    answer["Content-Disposition"] = disposition(name)
    return answer


def disposition(name: str, *, inline: bool = False) -> str:
    """Content-Disposition with the name in UTF-8 (RFC 6266), and a plain one for old programs."""
    extension = name.rpartition(".")[2] if "." in name else ""
    plain = f"file.{extension}" if extension.isascii() and extension.isalnum() else "file"
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
