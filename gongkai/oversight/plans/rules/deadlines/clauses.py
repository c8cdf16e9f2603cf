"""Whose day it is, where one text asks for a number of times and names a fixed day.

每年至少开展2次培训，6月底前完成目录修订: the day belongs to the other clause. The order tells: a
day that the number of times must keep stands before it, one of another clause behind it, and the
ledger takes the days before it (``rules.ledger.occurrences``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from gongkai.oversight.plans.rules.deadlines.context import Found

_MARK = re.compile(r"[，。；：！？（）、\n]")
# What says only that something is done.
_GENERAL = re.compile(r"完成|办结|落实|实现|达到|做到|到位|全部|基本|最迟|应当?|[须要在于]")
_ALONE = re.compile(
    r"(?:至少|不少于|不低于|不得少于|最少)?[\d一二两三四五六七八九十]+[次场期轮回]*(?:及?以上)?"
)


def ordered(found: Iterable[Found], text: str) -> list[Found]:
    """The limits in the text's order, but each fixed day on its side of the number of times."""
    listed = sorted(found, key=lambda one: one.start)
    quotas = [one for one in listed if one.deadline.kind == "quota"]
    quotas = [one for one in quotas if one.deadline.every == "year"]
    if not quotas:
        return listed
    clauses = _Clauses(text, listed)

    def place(one: Found) -> float:
        if one.deadline.kind != "date" or one.deadline.event:
            return one.start
        own = next((quota for quota in quotas if clauses.together(one, quota)), None)
        if own is not None:
            return min(one.start, own.start - 0.5)
        return max(one.start, quotas[-1].start + 0.5)

    return sorted(listed, key=place)


class _Clauses:
    """A text cut at its marks, and what each clause says besides its limits."""

    def __init__(self, text: str, found: Iterable[Found]) -> None:
        self._marks = [mark.start() for mark in _MARK.finditer(text)]
        self._text = text
        spans = [(one.start, one.end) for one in found]
        inside = {at for start, end in spans for at in range(start, end)}
        rest = "".join("\0" if at in inside else sign for at, sign in enumerate(text))
        edges = [-1, *self._marks, len(text)]
        self._words = [
            _GENERAL.sub("", rest[start + 1 : end].replace("\0", ""))
            for start, end in pairwise(edges)
        ]

    def together(self, day: Found, quota: Found) -> bool:
        """Whether the number of times must be reached by ``day``."""
        of_day, of_quota = self._of(day), self._of(quota)
        if of_day == of_quota:
            return True
        if not self._words[of_day]:  # 11月底前，至少开展2次培训
            return of_quota == self._governed(of_day)
        # 11月底前开展培训，不少于2次
        alone = not self._words[of_quota] and _ALONE.fullmatch(quota.deadline.text)
        return bool(alone) and of_quota == of_day + 1

    def _governed(self, clause: int) -> int:
        """To which clause a bare day belongs: the next one of its sentence, else the one before."""
        goes_on = clause < len(self._marks) and self._text[self._marks[clause]] == "，"
        return clause + 1 if goes_on else clause - 1

    def _of(self, one: Found) -> int:
        return bisect_left(self._marks, one.start)
