"""The three tables of transitions: a register entry, a competition, a matter."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.ground.core.transitions import Machine, Transition, register

VALID, VOIDED = "valid", "voided"
OPEN, VOTING, CLOSED, CHOSEN, CANCELLED = "open", "voting", "closed", "chosen", "cancelled"
PROPOSED, SCHEDULED, DECIDED = "proposed", "scheduled", "decided"
SET_ASIDE, WITHDRAWN = "set_aside", "withdrawn"

SESSION = register(
    Machine(
        name="coordination.session",
        title="培训和汇报登记",
        states={VALID: "有效", VOIDED: "已作废"},
        initial=VALID,
        transitions=(
            Transition("correct", "更正", (VALID,), "", "keeper"),
            Transition("void", "作废", (VALID,), VOIDED, "keeper", ("reason",)),
            Transition("restore", "撤回作废", (VOIDED,), VALID, "keeper"),
        ),
        actors={"keeper": "记录单位、政务公开办"},
        waits_for={
            VALID: "写错了可以更正，没有办过的可以作废。",
            VOIDED: "作废后 10 分钟内可以撤回，以后请重新登记。",
        },
    )
)

COMPETITION = register(
    Machine(
        name="coordination.competition",
        title="优秀案例评选",
        states={
            OPEN: "征集中",
            VOTING: "投票中",
            CLOSED: "待评定",
            CHOSEN: "已评定",
            CANCELLED: "已取消",
        },
        initial=OPEN,
        transitions=(
            Transition("submit", "报送案例", (OPEN,), "", "unit", ("title", "text"), main=True),
            Transition("revise", "修改案例", (OPEN,), "", "unit", ("title", "text")),
            Transition("withdraw", "撤回案例", (OPEN,), "", "unit"),
            Transition("open_voting", "开始投票", (OPEN,), VOTING, "office", main=True),
            Transition("edit", "修改评选", (OPEN,), "", "office"),
            Transition("vote", "投票", (VOTING,), "", "voter", main=True),
            Transition("take_back", "收回投票", (VOTING,), "", "voter"),
            Transition("close_voting", "截止投票", (VOTING,), CLOSED, "office", main=True),
            Transition("extend", "延长投票", (VOTING,), "", "office", ("until", "reason")),
            Transition("choose", "评定", (CLOSED,), CHOSEN, "office", ("awards",), main=True),
            Transition(
                "cancel", "取消评选", (OPEN, VOTING, CLOSED), CANCELLED, "office", ("reason",)
            ),
        ),
        actors={"office": "政务公开办", "unit": "参评单位", "voter": "参评单位投票人"},
        waits_for={
            OPEN: "各单位报送案例；报送截止后，政务公开办开始投票。",
            VOTING: "各单位投票；投票截止后，政务公开办截止投票。",
            CLOSED: "票数已经定下，政务公开办评定等次。",
            CHOSEN: "结果已经公布。",
            CANCELLED: "这次评选不再办理。",
        },
    )
)

MATTER = register(
    Machine(
        name="coordination.matter",
        title="议事协调机构议题",
        states={
            PROPOSED: "待列入",
            SCHEDULED: "已列入会议",
            DECIDED: "已决定",
            SET_ASIDE: "不予列入",
            WITHDRAWN: "已撤回",
        },
        initial=PROPOSED,
        transitions=(
            Transition("edit", "修改议题", (PROPOSED,), "", "proposer", ("title", "text")),
            Transition("withdraw", "撤回议题", (PROPOSED,), WITHDRAWN, "proposer"),
            Transition(
                "schedule",
                "列入会议",
                (PROPOSED,),
                SCHEDULED,
                "office",
                ("meeting", "held_on"),
                main=True,
            ),
            Transition("set_aside", "不予列入", (PROPOSED,), SET_ASIDE, "office", ("reason",)),
            Transition(
                "decide", "记下决定", (SCHEDULED,), DECIDED, "office", ("decision",), main=True
            ),
            Transition("reschedule", "改会议", (SCHEDULED,), "", "office", ("meeting", "held_on")),
            Transition("put_off", "退回待列入", (SCHEDULED,), PROPOSED, "office", ("reason",)),
            Transition("amend", "更正决定", (DECIDED,), "", "office", ("decision", "reason")),
        ),
        actors={"office": "政务公开办", "proposer": "提出单位"},
        waits_for={
            PROPOSED: "政务公开办列入会议，或者写明原因不予列入。",
            SCHEDULED: "会议议定后，政务公开办记下决定。",
            DECIDED: "责任单位照决定办理。",
            SET_ASIDE: "原因已经告诉提出单位。",
            WITHDRAWN: "提出单位已经撤回。",
        },
    )
)

BEGUN = {
    SESSION.name: ("record", "登记"),
    COMPETITION.name: ("start", "发起评选"),
    MATTER.name: ("propose", "提出议题"),
}


def said(machine: Machine, verb: str) -> str:
    """The verb as the time line names it."""
    first, label = BEGUN[machine.name]
    return label if verb == first else machine.transition(verb).label


def state_after(machine: Machine, verbs: Iterable[str]) -> str:
    """The state that the events ``verbs``, oldest first, lead to. What begins a case leads on."""
    state = machine.initial
    for verb in verbs:
        for each in machine.transitions:
            if each.verb == verb and state in each.sources:
                state = each.leads_to(state)
                break
    return state
