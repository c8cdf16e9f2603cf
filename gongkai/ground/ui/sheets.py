"""The look as one sheet: small files for people, one request for browsers.

``ORDER`` counts within a cascade layer: the general stands before the special.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings

NAME = "ui/css/look.css"
FOLDER = Path(__file__).parent / "look"
ORDER = (
    "tokens",
    "reset",
    "base",
    "layout",
    "parts/frame",
    "parts/heads",
    "parts/buttons",
    "parts/states",
    "parts/notes",
    "parts/lists",
    "parts/tables",
    "parts/fields",
    "parts/find",
    "parts/ruler",
    "parts/steps",
    "parts/timeline",
    "parts/charts",
    "parts/meter",
    "parts/progress",
    "parts/calendar",
    "parts/tabs",
    "parts/filters",
    "parts/matrix",
    "parts/checklist",
    "parts/pager",
    "pages/home",
    "pages/portal",
    "pages/parts",
    "pages/search",
    "pages/policy",
    "pages/case",
    "pages/desk",
    "pages/staffcase",
    "pages/form",
    "pages/void",
    "modes",
    "print",
)


def sources() -> list[Path]:
    """The files of the look, in order."""
    return [FOLDER / f"{name}.css" for name in ORDER]


def built() -> Path:
    """The folder that holds the one sheet under ``NAME``, made anew when a source has changed."""
    folder = Path(settings.DATA) / "build"
    sheet = folder / NAME
    newest = max(source.stat().st_mtime_ns for source in sources())
    if not sheet.exists() or sheet.stat().st_mtime_ns < newest:
        _write(sheet, "\n".join(source.read_text(encoding="utf-8") for source in sources()))
    return folder


def _write(sheet: Path, text: str) -> None:
    """Write in one step: another process may be reading."""
    sheet.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=sheet.parent, delete=False) as new:
        new.write(text)
    Path(new.name).chmod(0o644)
    os.replace(new.name, sheet)
