"""The list of reviews as a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.ground.documents.writers.xlsx import list_bytes

from .models import Case
from .queries.waiting import stages

COLUMNS = (("标题", 50), ("单位", 20), ("状态", 12), ("等哪一环节", 16), ("这一环节的最后一天", 14))


def case_sheet(cases: Iterable[Case]) -> bytes:
    """The cases as the filters leave them."""
    names = stages()
    rows = [
        (
            case.title,
            case.unit.name,
            case.get_state_display(),
            turn_words(case, names),
            case.due.isoformat() if case.due else "",
        )
        for case in cases
    ]
    return list_bytes("审签清单", "审签清单", COLUMNS, rows)


def turn_words(case: Case, names: dict[str, str]) -> str:
    """初审, or 初审、复审; empty while nothing is awaited."""
    return "、".join(names.get(code, code) for code in case.turn.split(",") if code)
