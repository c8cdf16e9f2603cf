"""The one table of what may happen to an assignment (任务分派): states, verbs, who, what with."""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.core.transitions import Machine, Transition, register

TO_SIGN, REFUSED, DOING = "to_sign", "refused", "doing"
SUBMITTED, DONE, CANCELLED, CARRIED = "submitted", "done", "cancelled", "carried"

OPEN = (TO_SIGN, REFUSED, DOING)
ENDED = (DONE, CANCELLED, CARRIED)
# What last year left: all that is neither done nor withdrawn.
UNFINISHED = (TO_SIGN, REFUSED, DOING, SUBMITTED)
EVERY = (*OPEN, SUBMITTED, *ENDED)

UNIT, OFFICE, EITHER, READER = "unit", "office", "either", "reader"

UNDO_WITHIN = timedelta(minutes=10)
# The first event is the birth; a carried task lives on in the next plan; an undo is not undone.
NOT_UNDONE = frozenset({"assign", "carry", "undo"})

# The same sentence to the one whose turn it is.
YOUR_TURN = {
    TO_SIGN: (UNIT, "请签收；不该由本单位办的，可以写明理由退回。"),
    REFUSED: (OFFICE, "请决定：维持分派、移交其他单位或者撤销。"),
    DOING: (UNIT, "请按节点报进展；全部办完以后申请办结。"),
    SUBMITTED: (OFFICE, "请核验。"),
}

MACHINE = register(
    Machine(
        name="plans.assignment",
        title="任务分派的状态",
        states={
            TO_SIGN: "待签收",
            REFUSED: "单位退回",
            DOING: "办理中",
            SUBMITTED: "待核验",
            DONE: "已完成",
            CANCELLED: "已撤销",
            CARRIED: "已结转",
        },
        initial=TO_SIGN,
        actors={
            UNIT: "承办单位",
            OFFICE: "政务公开办",
            EITHER: "承办单位或政务公开办",
            READER: "看得到这项任务的人",
        },
        waits_for={
            TO_SIGN: "等承办单位签收；不该由本单位办的，可以写明理由退回。",
            REFUSED: "等政务公开办决定：维持分派、移交其他单位或者撤销。",
            DOING: "等承办单位报进展；全部办完以后申请办结。",
            SUBMITTED: "等政务公开办核验。",
            DONE: "要补充的，请政务公开办重新打开。",
            CANCELLED: "要恢复的，请政务公开办重新打开。",
            CARRIED: "这项任务已经转到下一年，请到下一年的任务里办。",
        },
        transitions=(
            Transition("sign", "签收", (TO_SIGN,), DOING, UNIT, main=True),
            Transition("refuse", "退回", (TO_SIGN,), REFUSED, UNIT, ("reason",)),
            Transition("insist", "维持分派", (REFUSED,), TO_SIGN, OFFICE, ("reason",), main=True),
            Transition("plan", "填写台账", (DOING,), "", UNIT, ("plan",)),
            Transition("start", "登记起算", (DOING,), "", EITHER, ("deadline", "on")),
            Transition("report", "报进展", (DOING,), "", UNIT, ("text",), main=True),
            Transition("submit", "申请办结", (DOING,), SUBMITTED, UNIT, ("text",)),
            Transition("retract", "收回申请", (SUBMITTED,), DOING, UNIT),
            Transition("verify", "核验通过", (SUBMITTED,), DONE, OFFICE, main=True),
            Transition("send_back", "退回补充", (SUBMITTED,), DOING, OFFICE, ("reason",)),
            Transition("extend", "延期", OPEN, "", OFFICE, ("until", "reason")),
            Transition("transfer", "移交其他单位", OPEN, TO_SIGN, OFFICE, ("unit", "reason")),
            Transition("merge", "并入已有任务", OPEN, CANCELLED, OFFICE, ("into", "reason")),
            Transition("withdraw", "撤销分派", OPEN, CANCELLED, OFFICE, ("reason",)),
            Transition("reopen", "重新打开", (DONE, CANCELLED), DOING, OFFICE, ("reason",)),
            Transition("carry", "结转下年", UNFINISHED, CARRIED, OFFICE),
            Transition("comment", "提意见", EVERY, "", READER, ("text",)),
        ),
    )
)
