"""Whether a record may go out, for the one door: its review must have passed on exactly this."""

from __future__ import annotations

from gongkai.ground.core.errors import Reason

from ..rules.chains import chain_of
from ..rules.machine import MACHINE, PASSED
from .standing import case_of, content_of, standing_of, turn_of


def why_not(record_kind: str, record_id: int, digest: str) -> list[Reason]:
    """Every reason why the record may not go out as ``digest``; nothing when its review passed.

    Reads the steps, never the columns of lists.
    """
    case = case_of(record_kind, record_id)
    if case is None:
        return [Reason("not_reviewed", "还没有送审。请先送审，审签完成以后再公开。")]
    standing = standing_of(case)
    if standing.state != PASSED:
        turn = turn_of(case, standing)
        waits = f"等“{turn.label}”。" if turn else MACHINE.waits_for.get(standing.state, "")
        state = MACHINE.states[standing.state]
        what = chain_of(case.chain).label
        return [Reason("not_passed", f"{what}的审签还没有完成：现在是“{state}”，{waits}")]
    reviewed = content_of(case, standing.content)
    if reviewed is None or reviewed.digest != digest:
        return [Reason("changed_since", "审签以后内容或者附件又改过，请重新送审。")]
    return []
