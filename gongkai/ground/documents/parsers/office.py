"""doc, wps and rtf by way of LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..model import Document
from ..refusals import refusal
from . import docx

SECONDS = 60


def parse_doc(data: bytes, name: str) -> Document:
    """Read what LibreOffice makes a docx of; Refusal that says what to do where it is absent."""
    return docx.parse(as_docx(data), name)


def as_docx(data: bytes) -> bytes:
    """The same as a docx, with its comments, changes and authors; Refusal as ``parse_doc``."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise refusal("doc_unreadable")
    with tempfile.TemporaryDirectory(prefix="gongkai-doc-") as folder:
        return _converted(soffice, data, Path(folder))


def _converted(soffice: str, data: bytes, folder: Path) -> bytes:
    source, result = folder / "source.doc", folder / "source.docx"
    source.write_bytes(data)
    # A profile of its own: two conversions at once, no macro settings of anybody.
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--headless", "--norestore", "--convert-to", "docx", "--outdir"]
    try:
        subprocess.run(  # noqa: S603  (a fixed command; only the file it reads is foreign)
            [*command, str(folder), str(source)],
            timeout=SECONDS,
            check=True,
            capture_output=True,
            env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
        )
    except subprocess.TimeoutExpired as error:
        raise refusal("file_slow") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise refusal("file_broken") from error
    if not result.exists():
        raise refusal("file_broken")
    return result.read_bytes()
