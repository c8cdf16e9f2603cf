"""How a review goes: one table (see ``core.transitions``), the same for every chain."""

from __future__ import annotations

from gongkai.ground.core.transitions import Machine, Transition, register

AUTHOR, REVIEWER = "author", "reviewer"
DRAFT, REVIEWING, RETURNED, PASSED, ENDED = "draft", "reviewing", "returned", "passed", "ended"
OPEN = (DRAFT, REVIEWING, RETURNED, PASSED)

MACHINE = register(
    Machine(
        name="review.case",
        title="审签",
        states={
            DRAFT: "待送审",
            REVIEWING: "审核中",
            RETURNED: "退回修改",
            PASSED: "审签完成",
            ENDED: "已终止",
        },
        initial=DRAFT,
        actors={AUTHOR: "起草单位", REVIEWER: "这一环节的审核人"},
        transitions=(
            Transition("submit", "送审", (DRAFT, RETURNED), REVIEWING, AUTHOR, main=True),
            Transition("approve", "审核通过", (REVIEWING,), "", REVIEWER, main=True),
            # The same step of the last turn: nothing is left to review.
            Transition("finish", "审签完成", (REVIEWING,), PASSED, REVIEWER),
            Transition("send_back", "退回修改", (REVIEWING,), RETURNED, REVIEWER, ("reason",)),
            # A change of the text or of an attachment voids every opinion given so far.
            Transition("change", "修改内容", (DRAFT, REVIEWING, RETURNED, PASSED), DRAFT, AUTHOR),
            Transition("recall", "撤回送审", (REVIEWING,), DRAFT, AUTHOR),
            Transition("end", "终止审签", OPEN, ENDED, AUTHOR, ("reason",)),
            Transition("move", "转到承接单位", OPEN, "", AUTHOR),
            # What was public and was taken down comes back only after all of it was looked at anew.
            Transition("reopen", "重新审签", (PASSED, ENDED), DRAFT, AUTHOR, ("reason",)),
        ),
        waits_for={
            DRAFT: "等起草人送审。",
            REVIEWING: "等这一环节的审核人审核。",
            RETURNED: "等起草人按意见修改后再次送审。",
            PASSED: "内容没有再改的，审签有效。公开到哪一步，见这条内容的页面。",
            ENDED: "不能再改，也不再公开。以后要改、要公开，请先在审签页面“重新审签”。",
        },
    )
)
