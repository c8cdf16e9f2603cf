"""The first messages in the inboxes of the example district."""

from __future__ import annotations

from datetime import UTC, datetime

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import User

from .actions import notify
from .kinds import HINTS

FIRST_DAY = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def load() -> str:
    """A word of welcome to everybody, in the inbox only; return the sentence that says so."""
    with clock.hold(FIRST_DAY):
        told = notify(
            to=User.objects.filter(is_active=True),
            kind=HINTS,
            subject="从这里开始：先看看常见问题",
            body="登录、期限、换单位、提醒方式，常问的都在这里。",
            link="/desk/help/",
            key="example.welcome",
            channels=[],
        )
    return f"给 {len(told)} 个账号各发了 1 条站内消息。"
