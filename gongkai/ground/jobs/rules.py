"""The states of a job and what leads from one to the next; how often it is tried."""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.core.transitions import Machine, Transition, register

# A job that ends its worker must not end all of them.
TRIES = 3
# Whoever waited longer has gone on with something else and wants to be told.
TOLD_AFTER = timedelta(seconds=10)
KEPT = timedelta(days=30)
# Between two progress sentences that are written down.
WRITTEN_EVERY = 0.5  # seconds

UNFINISHED = ("waiting", "running")
ENDED = ("done", "failed", "cancelled")
HEADLINES = {
    "waiting": "还在排队",
    "running": "正在办",
    "done": "办完了",
    "failed": "没有完成",
    "cancelled": "已经取消",
}
TONES = {"waiting": "wait", "running": "clock", "done": "go", "failed": "late", "cancelled": "off"}

LOST_SENTENCE = f"试了 {TRIES} 次，每次都中途停了。请联系系统管理员，再点“再来一次”。"
UNKNOWN_SENTENCE = "系统里已经没有这种任务了。请回到原来的页面重新开始。"
NOT_ALLOWED_SENTENCE = "您现在没有办这件事的权限。确实要办的，请找本单位的管理人员。"


def broken_sentence(number: str) -> str:
    """What is said of a fault in the program, with the number under which it is logged."""
    return f"系统出了故障，不是您的问题。可以再来一次；还不行，请打电话报这个号：{number}。"


MACHINE = register(
    Machine(
        name="jobs.job",
        title="长任务",
        states={
            "waiting": "等待",
            "running": "进行中",
            "done": "已完成",
            "failed": "没有完成",
            "cancelled": "已取消",
        },
        initial="waiting",
        actors={"person": "发起人", "worker": "后台"},
        transitions=(
            Transition("begin", "开始", ("waiting",), "running", "worker"),
            Transition("resume", "接着办", ("running",), "", "worker"),
            Transition("finish", "办完", ("running",), "done", "worker"),
            Transition("fail", "办不成", ("waiting", "running"), "failed", "worker"),
            Transition("cancel", "取消", ("waiting", "running"), "cancelled", "person"),
            Transition("again", "再来一次", ("failed",), "waiting", "person", main=True),
        ),
        waits_for={
            "waiting": "后台空下来就开始，不用等在这里。",
            "running": "正在办，可以离开，办完后再来看。",
            "failed": "看清原因后，可以再来一次。",
        },
    )
)
