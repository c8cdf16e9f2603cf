"""Boxes that are ticked or not, as tables of catalogues have them: ■ □ 口 √ ☑ and their likes.

A printed box is often read as 口, so that 口 counts as an empty box where a name follows it and
other boxes stand in the same cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TICKED = "■☑√✓✔●◆▇☒"
EMPTY = "□☐○◇"
_BOX = re.compile(rf"[{TICKED}{EMPTY}]|(?:(?<=[\s{TICKED}{EMPTY}])|^)口(?=[\u4e00-\u9fff])")
_BETWEEN = re.compile(r"[、，,;；/\n\t]+|\s{2,}")
_YES = frozenset({"是", "有", "1", "Y", "y", "V", "v"})
_NO = frozenset({"", "否", "无", "/", "-", "—", "×", "N", "n", "0"})


@dataclass(frozen=True, slots=True)
class Ticks:
    """Names that were chosen, those that were offered and not chosen, and whether that is sure."""

    chosen: tuple[str, ...]
    offered: tuple[str, ...] = ()
    sure: bool = True


def choices(text: str) -> Ticks:
    """The names of a cell. Without any box all of them are chosen, as they were written."""
    boxes = list(_BOX.finditer(text))
    if not any(box[0] in TICKED + EMPTY for box in boxes):
        names = [name.strip(" 。.") for name in _BETWEEN.split(text)]
        return Ticks(tuple(name for name in names if name))
    chosen: list[str] = []
    offered: list[str] = []
    for place, box in enumerate(boxes):
        end = boxes[place + 1].start() if place + 1 < len(boxes) else len(text)
        name = " ".join(text[box.end() : end].split()).strip("、，,;； ")
        if name:
            (chosen if box[0] in TICKED else offered).append(name)
    before = text[: boxes[0].start()].strip()
    return Ticks(tuple(chosen), tuple(offered), sure=not before and bool(chosen))


def is_ticked(text: str) -> bool | None:
    """Whether a cell that holds a tick or nothing is ticked; None where it holds something else."""
    plain = text.strip()
    if plain in _NO or (plain and all(each in EMPTY + "口" for each in plain)):
        return False
    if plain in _YES or (plain and plain[0] in TICKED):
        return True
    return None
