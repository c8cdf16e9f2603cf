"""Sheets and the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from gongkai.ground.documents.writers.docx import Heading, Part, Text, document_bytes
from gongkai.ground.documents.writers.xlsx import list_bytes
from gongkai.ground.orgs.models import Unit

from .enums import SessionKind
from .models import Competition, Matter, Session
from .queries.competitions import Result
from .queries.sessions import Line
from .rules.machines import CHOSEN, DECIDED
from .saying import day

Columns = Sequence[tuple[str, int]]
REGISTER: Columns = (
    ("序号", 7),
    ("种类", 18),
    ("日期", 13),
    ("主题", 40),
    ("主持人或主讲人", 18),
    ("人数", 8),
    ("地点", 20),
    ("内容概要", 50),
    ("材料", 30),
    ("状态", 10),
    ("作废原因", 20),
    ("登记人", 12),
)
OVERVIEW: Columns = (
    ("序号", 7),
    ("单位", 30),
    ("培训（次）", 11),
    ("参加培训（人次）", 16),
    ("听取汇报（次）", 14),
    ("还差", 30),
)
RESULTS: Columns = (
    ("等次", 12),
    ("案例", 44),
    ("单位", 28),
    ("票数", 8),
    ("票数名次", 14),
)
MATTERS: Columns = (
    ("编号", 18),
    ("议题", 40),
    ("提出单位", 24),
    ("状态", 12),
    ("会议", 30),
    ("会议日期", 13),
    ("决定", 50),
    ("责任单位", 30),
    ("办理期限", 13),
    ("不予列入的原因", 30),
)


def register_sheet(
    unit: Unit, year: int, rows: Iterable[Session], materials: dict[int, list[str]]
) -> bytes:
    """One unit's register of a year."""
    lines = [
        (
            number,
            str(row.get_kind_display()),
            row.held_on,
            row.subject,
            row.host,
            row.people,
            row.place,
            row.summary,
            "\n".join(materials.get(row.pk, [])),
            row.get_state_display(),
            row.void_reason,
            str(row.recorded_by),
        )
        for number, row in enumerate(rows, start=1)
    ]
    return list_bytes("登记", f"{unit.name}{year}年培训和听取汇报登记表", REGISTER, lines)


def overview_sheet(year: int, lines: Iterable[Line]) -> bytes:
    """All units with what they have held and what is missing."""
    rows = [
        (
            number,
            line.unit.name,
            line.tally.trainings,
            line.tally.trained,
            line.tally.briefings,
            _missing(line),
        )
        for number, line in enumerate(lines, start=1)
    ]
    return list_bytes("各单位", f"{year}年各单位培训和听取汇报情况表", OVERVIEW, rows)


def result_sheet(competition: Competition, results: Iterable[Result]) -> bytes:
    """Awards, entries and votes of a chosen competition."""
    rows = [
        (
            str(one.entry.get_award_display()) if competition.state == CHOSEN else "待评定",
            one.entry.title,
            one.entry.unit.name,
            one.placed.votes,
            one.said,
        )
        for one in results
    ]
    return list_bytes("结果", f"{competition.title}结果", RESULTS, rows)


def matter_sheet(rows: Iterable[Matter]) -> bytes:
    """Matters as a list leaves them."""
    lines = [
        (
            row.label,
            row.title,
            row.unit.name,
            row.get_state_display(),
            row.meeting,
            row.held_on,
            row.decision,
            "、".join(unit.name for unit in row.responsible.all()),
            row.due,
            row.set_aside_reason,
        )
        for row in rows
    ]
    return list_bytes("议题", "议事协调机构议题和决定", MATTERS, lines)


def minutes(on: date, matters: Sequence[Matter]) -> bytes:
    """议题及决定事项 of the meetings of one day."""
    parts: list[Part] = []
    for meeting, group in groupby(matters, key=lambda matter: matter.meeting):
        parts += [Text(f"会议：{meeting}"), Text(f"时间：{day(on)}")]
        for number, matter in enumerate(group, start=1):
            parts += _matter(number, matter)
    return document_bytes("议题及决定事项", parts)


def _matter(number: int, matter: Matter) -> list[Part]:
    parts: list[Part] = [
        Heading(f"{number}. {matter.title}"),
        Text(f"提出单位：{matter.unit.name}（{matter.label}）"),
    ]
    parts += [Text(line) for line in matter.text.splitlines() if line.strip()]
    if matter.state != DECIDED:
        return [*parts, Text("决定：还没有记录。")]
    parts += [Heading("决定", 2)]
    parts += [Text(line) for line in matter.decision.splitlines() if line.strip()]
    units = "、".join(unit.name for unit in matter.responsible.all())
    if units:
        parts.append(Text(f"责任单位：{units}"))
    if matter.due:
        parts.append(Text(f"办理期限：{day(matter.due)}"))
    return parts


def _missing(line: Line) -> str:
    short = line.tally.missing
    return "、".join(f"{kind.label} {short[kind]} 次" for kind in SessionKind if short[kind])
