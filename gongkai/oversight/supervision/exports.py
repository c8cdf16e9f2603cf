"""Sheets: findings or letters as the filters of the list leave them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai.ground.core import clock
from gongkai.ground.documents.writers.xlsx import list_bytes

from .models import Case, Finding, Letter

FINDINGS = (
    ("编号", 16),
    ("责任单位", 20),
    ("问题", 34),
    ("具体情况", 52),
    ("来源", 10),
    ("发现日期", 12),
    ("整改期限", 12),
    ("状态", 10),
    ("逾期天数", 10),
)
LETTERS = (
    ("编号", 16),
    ("收文单位", 20),
    ("事项", 34),
    ("要求", 52),
    ("印发日期", 12),
    ("答复期限", 12),
    ("状态", 10),
    ("逾期天数", 10),
)


def finding_sheet(findings: Iterable[Finding]) -> bytes:
    """The list of findings."""
    rows = [
        (
            one.docno,
            one.unit.name,
            one.title,
            one.text,
            one.get_origin_display(),
            _iso(one.found_on),
            _iso(one.due),
            one.get_state_display(),
            _late(one),
        )
        for one in findings
    ]
    return list_bytes("问题整改清单", "问题整改清单", FINDINGS, rows)


def letter_sheet(title: str, letters: Iterable[Letter]) -> bytes:
    """The list of letters of one kind."""
    rows = [
        (
            one.docno or "草稿",
            one.unit.name,
            one.title,
            one.text,
            _iso(one.issued_on),
            _iso(one.due),
            one.get_state_display(),
            _late(one),
        )
        for one in letters
    ]
    return list_bytes(title, title, LETTERS, rows)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _late(case: Case) -> int | str:
    today = clock.today()
    return (today - case.due).days if case.due and case.is_late(today) else ""
