"""The first sentence of a case's page: where it stands and who must do what by when."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.ground.core import clock
from gongkai.ground.timelimits import saying

from ..models import Case, Finding
from ..rules.cases import OFFICE, FindingState, LetterState


def headline(case: Case, roles: Collection[str]) -> str:
    """One or two sentences; the office is told what it has to do, the unit what it owes.

    "|" marks where a line may break (see ``ui.tags.texts.phrases``), so that a date holds together.
    """
    if case.runs:
        return _running(case)
    unit, kind = case.unit.said, case.kind_said
    table: dict[str, str] = {
        FindingState.REPORTED: f"这个问题还没有核实。核实以后，{unit}才会收到。",
        FindingState.TO_RECHECK: f"{unit}已经报来整改结果。等政务公开办复核。",
        FindingState.DISMISSED: "经核实，这个问题不成立。",
        LetterState.DRAFT: f"这份{kind}还没有印发。印发以后，{unit}才会收到。",
        LetterState.ISSUED: f"这份{kind}已经发给{unit}，没有规定答复期限。",
        LetterState.ANSWERED: f"{unit}已经答复。等政务公开办审核。",
        LetterState.WITHDRAWN: f"这份{kind}已经撤回。不用再办。",
    }
    if OFFICE in roles:
        table[FindingState.TO_RECHECK] = f"{unit}已经报来整改结果。请您复核。"
        table[LetterState.ANSWERED] = f"{unit}已经答复。请您审核。"
    if case.state == FindingState.CLOSED:
        done = isinstance(case, Finding)
        return "这个问题已经整改到位，销号了。" if done else f"{unit}已经答复，{kind}办结了。"
    return table[case.state]


def _running(case: Case) -> str:
    assert case.due is not None
    verb = "整改到位" if isinstance(case, Finding) else "答复"
    day, left = saying.short(case.due), (case.due - clock.today()).days
    if left < 0:
        return f"{case.unit.said}应在 |{day}前{verb}。已经过了 {-left} 天。"
    when = f"还剩 {left} 天" if left else "就是今天"
    return f"{case.unit.said}要在 |{day}前{verb}。{when}。"
