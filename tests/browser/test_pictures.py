"""Pictures stay small and touch the documents only when asked."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from . import pictures


def test_a_noisy_picture_is_made_small(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGKAI_PICTURES", raising=False)
    noise = io.BytesIO()
    Image.effect_noise((1440, 900), 90).save(noise, "PNG")
    monkeypatch.setattr(page, "screenshot", lambda **_: noise.getvalue())
    taken = pictures.take(page, "noise")
    assert taken.stat().st_size <= pictures.LARGEST
    assert pictures.FOLDER not in taken.parents
