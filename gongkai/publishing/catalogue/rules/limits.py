"""公开时限 as catalogues write it, and what it asks for.

条例 art. 26: within 20 working days of formation or change, unless a law or regulation sets
another limit. 及时, 实时 and the like are no longer than that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from gongkai.ground.language.normal import normalise
from gongkai.ground.language.numerals import number_of

Kind = Literal["within", "at_once", "lasting", "every", "unknown"]
DEFAULT_DAYS = 20

_WITHIN = re.compile(
    r"(?P<number>[0-9]{1,3}|[零一二三四五六七八九十百两]{1,5})\s*个?\s*(?P<unit>工作日|自然日|日|天|个?月)"
)
_EVERY = re.compile(r"(?:每|按)\s*(?P<every>年|半年|季度?|月|周)|(?P<adverb>逐月|逐季)")
_AT_ONCE = re.compile(r"实时|即时|及时|随时|立即|当[日天]|动态")
_LASTING = re.compile(r"长期|永久|常年|持续")
_EVERIES = {
    "年": "year",
    "半年": "half",
    "季": "quarter",
    "季度": "quarter",
    "月": "month",
    "周": "week",
}
_ADVERBS = {"逐月": "month", "逐季": "quarter"}


@dataclass(frozen=True, slots=True)
class Limit:
    """``amount`` and ``unit`` (workday, day, month) of ``within``; ``every`` of a rhythm.

    ``sure`` is False where the words leave something open.
    """

    kind: Kind
    amount: int = DEFAULT_DAYS
    unit: str = "workday"
    every: str = ""
    sure: bool = True


def read_limit(text: str) -> Limit:
    """What the words ask for; 20 working days where they set no number of their own."""
    plain = normalise(text)
    rhythm = _EVERY.search(plain)
    found = _WITHIN.search(plain)
    if found is not None:
        amount = number_of(found["number"])
        if amount:
            every = _every_of(rhythm)
            kind: Kind = "every" if every else "within"
            return Limit(kind, amount, _unit(found["unit"]), every)
    if rhythm is not None:
        return Limit("every", every=_every_of(rhythm))
    if _AT_ONCE.search(plain):
        return Limit("at_once")
    if _LASTING.search(plain):
        return Limit("lasting")
    return Limit("unknown", sure=False)


def _unit(said: str) -> str:
    if said == "工作日":
        return "workday"
    return "month" if said.endswith("月") else "day"


def _every_of(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    return _EVERIES.get(found["every"] or "", "") or _ADVERBS.get(found["adverb"] or "", "")


UNKNOWN = Limit("unknown", sure=False)
