"""What a meeting, a decision, a competition's days must be."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai.ground.core.errors import Reason

FURTHEST = timedelta(days=3 * 366)  # a day further off is a slip of the pen


def reasons_against_meeting(title: str, held_on: date, today: date) -> list[Reason]:
    """A meeting has a name and a day that is neither past nor years away."""
    found = []
    if not title.strip():
        found.append(Reason("no_meeting", "请写明会议名称。", "meeting"))
    if held_on < today:
        found.append(Reason("meeting_past", "会议日期不能早于今天，请核对。", "held_on"))
    if held_on > today + FURTHEST:
        found.append(Reason("too_far_off", "会议日期太远了，请核对年份。", "held_on"))
    return found


def reasons_against_decision(
    decision: str, due: date | None, units: int, meeting_on: date, today: date
) -> list[Reason]:
    """A decision is taken on the meeting's day, in words; a due day names who is responsible."""
    found = []
    if today < meeting_on:
        found.append(
            Reason("not_yet_met", "会议还没有开，不能记决定。会议提前的，请先改会议日期。")
        )
    if not decision.strip():
        found.append(Reason("no_decision", "请写明决定的内容。", "decision"))
    if due is not None and due < meeting_on:
        found.append(Reason("due_before_meeting", "办理期限不能早于会议日期。", "due"))
    if due is not None and due > today + FURTHEST:
        found.append(Reason("too_far_off", "办理期限太远了，请核对年份。", "due"))
    if due is not None and not units:
        found.append(Reason("nobody_responsible", "有办理期限的，请选责任单位。", "responsible"))
    return found


def reasons_against_days(submit_until: date, vote_until: date, today: date) -> list[Reason]:
    """A competition's days follow each other and lie ahead."""
    found = []
    if submit_until < today:
        found.append(Reason("submit_past", "报送截止日期不能早于今天。", "submit_until"))
    if vote_until <= submit_until:
        found.append(Reason("vote_first", "投票截止日期要晚于报送截止日期。", "vote_until"))
    if vote_until > today + FURTHEST:
        found.append(Reason("too_far_off", "投票截止日期太远了，请核对年份。", "vote_until"))
    return found
