"""The look holds: readable in colour and in grey, no inline style, every icon drawn."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import gongkai
from gongkai.ground.ui import sheets

HERE = Path(gongkai.__file__).parent
CSS = sheets.FOLDER
TEMPLATES = sorted(HERE.rglob("templates/**/*.html"))
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", (CSS / "tokens.css").read_text()))
PAIRS = [
    ("qing-700", "paper"),
    ("qing-700", "qing-50"),
    ("paper", "qing-700"),
    ("zhu-700", "zhu-100"),
    ("zhe-700", "zhe-100"),
    ("qing-800", "qing-100"),
    ("ink-3", "wash"),
    ("ink-2", "line-2"),
]


def light(parts: tuple[float, float, float]) -> float:
    """Relative luminance by WCAG 2.1."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def rgb(token: str) -> tuple[float, float, float]:
    colour = TOKENS[token]
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def grey(parts: tuple[float, float, float]) -> tuple[float, float, float]:
    """What ``grayscale(1)`` makes of a colour."""
    level = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return (level, level, level)


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_readable_in_colour_and_in_grey(text: str, ground: str) -> None:
    assert contrast(light(rgb(text)), light(rgb(ground))) >= 4.5
    assert contrast(light(grey(rgb(text))), light(grey(rgb(ground)))) >= 4.5


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_every_icon_that_is_used_is_drawn() -> None:
    sprite = (HERE / "ground/ui/templates/ui/parts/sprite.html").read_text()
    drawn = set(re.findall(r'id="i-(\w+)"', sprite))
    used = {
        name
        for template in TEMPLATES
        for name in re.findall(r'{% icon "(\w+)"|#i-(\w+)"', template.read_text())
        for name in name
        if name
    }
    assert used <= drawn


def test_every_file_of_the_look_is_in_the_sheet_and_small() -> None:
    assert set(CSS.rglob("*.css")) == set(sheets.sources())
    for source in sheets.sources():
        assert len(source.read_text().splitlines()) < 120


def test_the_sheet_is_found_and_follows_its_sources(
    settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA = tmp_path
    one = tmp_path / "one.css"
    one.write_text("a {}")
    monkeypatch.setattr(sheets, "sources", lambda: [one])
    found = finders.find(sheets.NAME)
    assert Path(str(found)).read_text() == "a {}"
    one.write_text("b {}")
    os.utime(one, (4e9, 4e9))
    assert Path(str(finders.find(sheets.NAME))).read_text() == "b {}"


def test_no_shadow_no_gradient_card_and_no_third_font_weight() -> None:
    for sheet in CSS.rglob("*.css"):
        text = sheet.read_text()
        weights = set(re.findall(r"font-weight:\s*(\d+)", text))
        assert weights <= {"400", "700"}
        assert "border-radius: 50%" not in text or sheet.name == "steps.css"
