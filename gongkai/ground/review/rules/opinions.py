"""What an opinion must say before a turn can be passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.ground.core.errors import Reason

from .chains import Turn
from .content import Content

PUBLIC, NOT_PUBLIC = "public", "not_public"
RESULTS = {PUBLIC: "可以公开", NOT_PUBLIC: "不能公开"}
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class PartOpinion:
    """The secrecy opinion on one part.

    ``basis`` says by what it was judged; ``together`` whether this, with what is public already,
    could reveal what is closed (data aggregation).
    """

    key: str
    digest: str
    result: str
    basis: str
    together: str

    def as_json(self) -> dict[str, str]:
        return {
            "key": self.key,
            "digest": self.digest,
            "result": self.result,
            "basis": self.basis,
            "together": self.together,
        }


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the reviewer of one turn gives: a remark, ticks answered with yes, opinions by part."""

    text: str = ""
    ticks: frozenset[str] = frozenset()
    parts: tuple[PartOpinion, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "opinion": self.text,
            "ticks": sorted(self.ticks),
            "parts": [part.as_json() for part in self.parts],
        }


def missing(turn: Turn, opinion: Opinion, content: Content) -> list[Reason]:
    """Every reason why this opinion does not pass the turn; nothing when it does.

    逐项审查 (保守国家秘密法实施条例 art. 42): where the turn reviews each part, the text and each
    attachment has its own opinion, on exactly what is there now, and all say that it may go out.
    """
    reasons = [
        Reason("not_ticked", f"请核对“{question}”。", code)
        for code, question in turn.ticks
        if code not in opinion.ticks
    ]
    if turn.each_part:
        reasons += _parts_missing(opinion.parts, content)
    return reasons


def _parts_missing(parts: Sequence[PartOpinion], content: Content) -> list[Reason]:
    given = {part.key: part for part in parts}
    reasons = []
    for part in content.parts:
        opinion = given.get(part.key)
        if opinion is None or opinion.digest != part.digest:
            reasons.append(Reason("part_missing", f"“{part.label}”还没有保密审查意见。", part.key))
            continue
        reasons += _part_faults(part.label, opinion)
    return reasons


def _part_faults(label: str, opinion: PartOpinion) -> list[Reason]:
    reasons = []
    if opinion.result != PUBLIC:
        reasons.append(
            Reason("not_public", f"“{label}”没有判定为可以公开，请退回起草人。", opinion.key)
        )
    if not opinion.basis.strip():
        reasons.append(Reason("basis_missing", f"请写明“{label}”的审查依据。", opinion.key))
    if not opinion.together.strip():
        reasons.append(
            Reason(
                "together_missing",
                f"请写明“{label}”与已经公开的信息放在一起，会不会推断出不该公开的内容。",
                opinion.key,
            )
        )
    return reasons
