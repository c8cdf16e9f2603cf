"""The sentence that opens a competition's page: where it stands, what comes next for the reader."""

from __future__ import annotations

from gongkai.ground.core import clock

from ...models import Competition
from ...queries.competitions import Ballot
from ...rules.machines import CANCELLED, CHOSEN, CLOSED, OPEN
from ...saying import day


def headline(competition: Competition, ballot: Ballot | None, *, manages: bool) -> str:
    """Phrases divided by marks, for the filter ``phrases``."""
    if competition.state == OPEN:
        return _open(competition)
    if competition.state == CLOSED:
        return "投票已经截止，" + ("请评定等次。" if manages else "等待评定。")
    if competition.state == CHOSEN:
        chosen = competition.entries.exclude(award="").count()
        return f"评出 {chosen} 个案例。"
    if competition.state == CANCELLED:
        return "这次评选已经取消。"
    return _voting(competition, ballot, manages=manages)


def _open(competition: Competition) -> str:
    left = (competition.submit_until - clock.today()).days
    if left < 0:
        return "报送已经截止，|等政务公开办开始投票。"
    return f"正在征集案例，|{'今天' if left == 0 else f'还有 {left} 天'}截止。"


def _voting(competition: Competition, ballot: Ballot | None, *, manages: bool) -> str:
    until = day(competition.vote_until)
    if clock.today() > competition.vote_until:
        return "投票时间已过，|请截止投票。" if manages else "投票时间已过，|等待评定。"
    if ballot is None or manages:
        return f"正在投票，|{until}截止。"
    if ballot.left > 0:
        return f"本单位还有 {ballot.left} 票，|请在{until}前投完。"
    return "本单位的票已经投完，|等待评定。"
