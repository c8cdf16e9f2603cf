"""The life of what is public: one table."""

from __future__ import annotations

from gongkai.ground.core.transitions import Machine, Transition, register

SCHEDULED, PUBLIC, EXPIRED, WITHDRAWN, CANCELLED = (
    "scheduled", "public", "expired", "withdrawn", "cancelled",
)  # fmt: skip
READABLE = (PUBLIC, EXPIRED)  # states in which a page may still show something

MACHINE = register(
    Machine(
        name="release-publication",
        title="公开的生命周期",
        states={
            SCHEDULED: "定时待发",
            PUBLIC: "已公开",
            EXPIRED: "已过期",
            WITHDRAWN: "已撤下",
            CANCELLED: "取消发布",
        },
        initial=SCHEDULED,
        actors={"unit": "公开单位", "office": "公开单位或者公开办", "system": "系统"},
        transitions=(
            Transition("publish", "公开", (SCHEDULED,), PUBLIC, "unit", main=True),
            Transition("cancel", "取消定时", (SCHEDULED,), CANCELLED, "unit"),
            Transition("again", "重新发布", (CANCELLED, WITHDRAWN, EXPIRED), PUBLIC, "unit"),
            Transition("correct", "更正", (PUBLIC,), PUBLIC, "unit"),
            Transition("expire", "到期", (PUBLIC,), EXPIRED, "system"),
            Transition("prolong", "延长公开期", (PUBLIC, EXPIRED), PUBLIC, "unit", ("until",)),
            Transition(
                "withdraw", "撤下", (PUBLIC, EXPIRED), WITHDRAWN, "office", ("reason", "notice")
            ),
        ),
        waits_for={
            SCHEDULED: "到了时间会自动公开；在那以前可以取消。",
            PUBLIC: "要改内容请更正，重新审签以后公开新的版本；不该公开的请撤下。",
            EXPIRED: "已过公开期。要继续公开，请重新审签。",
            WITHDRAWN: "已经撤下。要再公开，请重新审签。",
            CANCELLED: "没有公开。可以重新发布。",
        },
    )
)
