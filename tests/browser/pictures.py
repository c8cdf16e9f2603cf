"""Pictures for the documents, taken by tests.

``GONGKAI_PICTURES=1 .venv/bin/pytest tests/journeys`` writes them to ``docs/pictures``; otherwise
they go to the run's own folder, so that a run of the suite changes nothing.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from PIL import Image

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LARGEST = 300 * 1024


def take(page: Any, name: str, *, whole: bool = False) -> Path:
    """Take a picture of the window (or, ``whole``, of the page to its end) as ``name.png``.

    It is kept under ``LARGEST`` bytes by fewer colours first and fewer pixels then.
    """
    asked = os.environ.get("GONGKAI_PICTURES")
    folder = FOLDER if asked else Path(settings.MEDIA_ROOT) / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.png"
    target.write_bytes(_small(page.screenshot(full_page=whole, animations="disabled")))
    return target


def _small(data: bytes) -> bytes:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    while True:
        out = io.BytesIO()
        picture.quantize(128).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            return out.getvalue()
        picture = picture.resize((picture.width * 4 // 5, picture.height * 4 // 5))
