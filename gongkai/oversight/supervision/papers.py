"""A letter and its answer as docx, in the dress of official documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.ground.core import clock
from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.model import Cell
from gongkai.ground.documents.writers import docx
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.timelimits import saying

from .enums import LetterKind
from .models import CaseEvent, Letter

WIDTHS = (26, 52, 26, 52)  # millimetres
EMPTY = "　"


def letter_paper(letter: Letter, answer: CaseEvent | None) -> bytes:
    """The letter to print: 督办单 as a form with the answer block, 工作建议书 as a letter.

    ``answer`` fills the answer block; without it the block stays empty for the unit's hand.
    """
    if letter.kind == LetterKind.ORDER:
        return _order(letter, answer)
    return _suggestion(letter)


def answer_paper(letter: Letter, answer: CaseEvent, proofs: Sequence[Evidence]) -> bytes:
    """The unit's answer as a letter to the office, with what it was proved by."""
    parts: list[docx.Part] = [docx.Text(f"{letter.office.name}：", align="justify")]
    parts.append(docx.Text(f"{letter.said}“{letter.title}”收悉。现将办理情况答复如下："))
    parts += _paragraphs(answer.text)
    if proofs:
        parts.append(docx.Heading("佐证材料"))
        parts += [
            docx.Text(f"{place}．{one.title}{f'（{one.url}）' if one.url else ''}")
            for place, one in enumerate(proofs, start=1)
        ]
    parts += _signature(answer.unit.name, answer.at.astimezone(clock.CHINA).date())
    return docx.document_bytes(f"关于{letter.said}办理情况的答复", parts)


def _order(letter: Letter, answer: CaseEvent | None) -> bytes:
    builder = GridBuilder()
    rows: list[tuple[str, ...]] = [
        ("编号", letter.docno or "（印发时编号）", "印发日期", _short(letter.issued_on)),
        ("承办单位", letter.unit.name),
        ("督办事项", letter.title),
        ("督办依据", letter.basis or EMPTY),
        ("督办要求", letter.text),
        ("答复期限", f"{saying.day(letter.due)}前" if letter.due else EMPTY),
        ("办理情况", answer.text if answer else EMPTY * 2 + "\n" * 6),
        ("承办人", EMPTY, "单位负责人", EMPTY),
        ("审核意见", _verdict(letter)),
    ]
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            span = 3 if len(row) == 2 and column else 1
            builder.put(text, place, column, column_span=span)
    grid: tuple[tuple[Cell, ...], ...] = builder.grid(columns=4)
    parts: list[docx.Part] = [docx.Table(grid=grid, header_rows=0, widths=WIDTHS)]
    parts.append(docx.Text("说明：请在答复期限前填写办理情况，加盖公章后反馈，并附佐证材料。"))
    parts += _signature(letter.office.name, letter.issued_on)
    return docx.document_bytes("政务公开督办单", parts)


def _suggestion(letter: Letter) -> bytes:
    parts: list[docx.Part] = []
    if letter.docno:
        parts.append(docx.Text(letter.docno, align="center"))
    parts.append(docx.Text(f"{letter.unit.name}：", align="justify"))
    if letter.basis:
        parts.append(
            docx.Text(f"根据{letter.basis.rstrip('。')}，现就“{letter.title}”提出如下建议。")
        )
    else:
        parts.append(docx.Text(f"现就“{letter.title}”提出如下建议。"))
    parts += _paragraphs(letter.text)
    if letter.due:
        parts.append(docx.Text(f"请于{saying.day(letter.due)}前将办理情况书面答复我单位。"))
    else:
        parts.append(docx.Text("请研究采纳，并视情将有关情况告知我单位。"))
    parts += _signature(letter.office.name, letter.issued_on)
    return docx.document_bytes("政务公开工作建议书", parts)


def _signature(name: str, day: date | None) -> list[docx.Part]:
    dated = saying.short(day) if day else "　　年　　月　　日"
    return [docx.Text(EMPTY), docx.Text(name, align="right"), docx.Text(dated, align="right")]


def _paragraphs(text: str) -> list[docx.Part]:
    return [docx.Text(line.strip()) for line in text.splitlines() if line.strip()]


def _verdict(letter: Letter) -> str:
    last = letter.events.filter(verb="accept").first()
    if last is None:
        return EMPTY
    day = last.at.astimezone(clock.CHINA).date()
    return f"{last.text or '审核通过，办结。'}（{saying.short(day)}）"


def _short(day: date | None) -> str:
    return saying.short(day) if day else EMPTY
