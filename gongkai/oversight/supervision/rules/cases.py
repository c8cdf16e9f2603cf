"""How a finding and a letter go: one table for each (see ``core.transitions``).

The loop 日常监管、问题整改、督查督办、监测问效 of 政务公开 work plans: what is found is put right
with proof, checked again, and supervised by a letter where it runs late.
"""

from __future__ import annotations

from enum import StrEnum

from gongkai.ground.core.transitions import Machine, Transition, register

UNIT, OFFICE = "unit", "office"
ACTORS = {UNIT: "责任单位", OFFICE: "政务公开办"}


class FindingState(StrEnum):
    """Where a finding stands."""

    REPORTED = "reported"
    TO_RECTIFY = "to_rectify"
    TO_RECHECK = "to_recheck"
    CLOSED = "closed"
    DISMISSED = "dismissed"


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


# In these the unit's day runs: they can be late and are reminded.
RUNNING = (FindingState.TO_RECTIFY, LetterState.ISSUED)

_OPEN = (FindingState.REPORTED, FindingState.TO_RECTIFY, FindingState.TO_RECHECK)
_SENT = (LetterState.ISSUED, LetterState.ANSWERED)

FINDING = register(
    Machine(
        name="supervision.finding",
        title="问题整改",
        states={
            FindingState.REPORTED: "待核实",
            FindingState.TO_RECTIFY: "待整改",
            FindingState.TO_RECHECK: "待复核",
            FindingState.CLOSED: "已销号",
            FindingState.DISMISSED: "不成立",
        },
        initial=FindingState.REPORTED,
        actors=ACTORS,
        transitions=(
            Transition(
                "confirm",
                "确认问题",
                (FindingState.REPORTED,),
                FindingState.TO_RECTIFY,
                OFFICE,
                ("until",),
                main=True,
            ),
            Transition(
                "rectify",
                "报整改结果",
                (FindingState.TO_RECTIFY,),
                FindingState.TO_RECHECK,
                UNIT,
                ("text", "evidence"),
                main=True,
            ),
            Transition(
                "clear",
                "复核通过，销号",
                (FindingState.TO_RECHECK,),
                FindingState.CLOSED,
                OFFICE,
                main=True,
            ),
            Transition(
                "send_back",
                "退回重新整改",
                (FindingState.TO_RECHECK,),
                FindingState.TO_RECTIFY,
                OFFICE,
                ("reason",),
            ),
            Transition("escalate", "发督办单", (FindingState.TO_RECTIFY,), "", OFFICE),
            Transition(
                "extend",
                "延长期限",
                (FindingState.TO_RECTIFY,),
                "",
                OFFICE,
                ("reason", "until"),
            ),
            Transition("transfer", "移交承接单位", _OPEN, "", OFFICE, ("to", "reason")),
            Transition("dismiss", "认定不成立", _OPEN, FindingState.DISMISSED, OFFICE, ("reason",)),
        ),
        waits_for={
            FindingState.REPORTED: "等政务公开办核实，并定下整改期限。",
            FindingState.TO_RECTIFY: "等责任单位整改，并附上佐证报结果。",
            FindingState.TO_RECHECK: "等政务公开办复核。",
        },
    )
)

LETTER = register(
    Machine(
        name="supervision.letter",
        title="督办单和工作建议书",
        states={
            LetterState.DRAFT: "草稿",
            LetterState.ISSUED: "待答复",
            LetterState.ANSWERED: "待审核",
            LetterState.CLOSED: "已办结",
            LetterState.WITHDRAWN: "已撤回",
        },
        initial=LetterState.DRAFT,
        actors=ACTORS,
        transitions=(
            Transition("edit", "修改草稿", (LetterState.DRAFT,), "", OFFICE),
            Transition(
                "issue", "印发", (LetterState.DRAFT,), LetterState.ISSUED, OFFICE, main=True
            ),
            Transition(
                "answer",
                "写答复",
                (LetterState.ISSUED,),
                LetterState.ANSWERED,
                UNIT,
                ("text",),
                main=True,
            ),
            Transition(
                "accept",
                "审核通过，办结",
                (LetterState.ANSWERED,),
                LetterState.CLOSED,
                OFFICE,
                main=True,
            ),
            Transition(
                "send_back",
                "退回重新答复",
                (LetterState.ANSWERED,),
                LetterState.ISSUED,
                OFFICE,
                ("reason",),
            ),
            Transition(
                "extend", "延长期限", (LetterState.ISSUED,), "", OFFICE, ("reason", "until")
            ),
            Transition("transfer", "移交承接单位", _SENT, "", OFFICE, ("to", "reason")),
            Transition(
                "withdraw",
                "撤回",
                (LetterState.DRAFT, *_SENT),
                LetterState.WITHDRAWN,
                OFFICE,
                ("reason",),
            ),
        ),
        waits_for={
            LetterState.DRAFT: "等政务公开办改定后印发。",
            LetterState.ISSUED: "等收文单位答复。",
            LetterState.ANSWERED: "等政务公开办审核答复。",
        },
    )
)
