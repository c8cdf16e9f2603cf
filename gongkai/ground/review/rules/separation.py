"""Who may not review: the author never, and nobody twice, unless the unit is too small for that.

条例 art. 17 asks for a procedure with responsibility; 三审三校 means three pairs of eyes.
"""

from __future__ import annotations

from collections.abc import Collection

from gongkai.ground.core.errors import Reason

from .fold import Standing


def against(standing: Standing, person: int, instead_of: Collection[int] = ()) -> list[Reason]:
    """Every reason why this person may not give the opinion that is awaited.

    ``instead_of`` are the reviewers whose deputy the person is. A deputy is bound by what both have
    done: nobody passes their own text, or a second turn, through a deputy.
    """
    people = {person, *instead_of}
    reasons = []
    if people & standing.authors:
        reasons.append(
            Reason(
                "own_text",
                "您（或者您代理的人）写过或者改过这份内容，不能再审核它。请换一位审核人来办。",
            )
        )
    if not standing.one_person and _has_passed(standing, people):
        reasons.append(
            Reason(
                "seen_already",
                "您（或者您代理的人）已经审过前面的环节，同一个人不能再审后面的环节。"
                "人手实在不够的小单位，可以请政务公开办允许一人多岗。",
            )
        )
    return reasons


def _has_passed(standing: Standing, people: set[int]) -> bool:
    return any({given.by_id, *given.instead_of} & people for given in standing.approvals)
