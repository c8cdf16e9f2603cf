"""A model plan as paragraphs of prose, each task closed by a tag in one of many forms."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .head import foot_lines, preamble
from .model import Cell, Model, Row


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``heading`` for those that stand for themselves."""

    text: str
    heading: bool = False


def paragraphs(random: Random, model: Model) -> list[Paragraph]:
    """The plan's body. Numbers the tasks, as prose has no numbers of its own."""
    # A writer keeps to a few forms of tag.
    forms = random.sample(("round", "shell", "square", "black", "bare", "line", "duty"), 2)
    written = [Paragraph(preamble(model))]
    section, item, text = "", None, ""
    for number, row in enumerate(model.rows, 1):
        row.number = number
        if row.section != section:
            _close(written, text)
            section, item, text = row.section, None, ""
            written.append(Paragraph(section, heading=True))
        if row.item != item:
            _close(written, text)
            item, text = row.item, f"{row.item}。"
        last = _is_last(model.rows, number)
        tag, alone = _tag(random, row, random.choice(forms), last=last)
        text += row.requirement
        if alone:
            _close(written, text)
            written.append(Paragraph(tag))
            text = ""
        else:
            text += tag
    _close(written, text)
    written += [Paragraph(words) for words in model.general]
    if random.random() < 0.4:
        written += [Paragraph(line, heading=True) for line in foot_lines(model)]
    return written


def _close(written: list[Paragraph], text: str) -> None:
    if text:
        written.append(Paragraph(text))


def _is_last(rows: list[Row], number: int) -> bool:
    """Whether the task is the last of its item, so that its tag ends the paragraph."""
    row = rows[number - 1]
    return number == len(rows) or (rows[number].section, rows[number].item) != (
        row.section,
        row.item,
    )


def _tag(random: Random, row: Row, form: str, *, last: bool) -> tuple[str, bool]:
    """The tag, and whether it is a paragraph of its own."""
    assert row.units is not None
    cell = row.units
    label = random.choice(("责任单位", "责任部门")) + "："
    breaks = random.random()
    if form == "line":
        return f"责任单位：{cell.text}。", True
    if form == "bare":
        return f"〔{cell.text}〕", False
    if form == "duty":
        return _duty(cell), False
    if breaks < 0.1:
        return f"（{label}〔{cell.text}〕" if breaks < 0.06 else f"{label}{cell.text}）", False
    if breaks < 0.14 and last:
        return f"（{label}{cell.text}", False
    opening, closing = {"round": "（）", "shell": "〔〕", "square": "[]", "black": "【】"}[form]
    return f"{opening}{label}{cell.text}{closing}", False


def _duty(cell: Cell) -> str:
    """（区财政局、区审计局负责）: the words belong to what the tag says."""
    ends = ("落实", "配合", "负责", "牵头")
    if not cell.text.endswith(ends):
        cell.text += "负责"
    return f"（{cell.text}）"
