"""Chains of review as data: their stages in order, and what each stage asks of its reviewer.

A room that sends records to review declares its ``Chain`` in ``rules`` and registers it. The
chain of information items (初审、复审、保密审查、终审) follows 保守国家秘密法实施条例 (2024) art.
42: 先审查、后公开, item by item; 条例 art. 17 asks for the procedure and for who answers for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

FIRST, SECOND, SECRECY, FINAL = "first", "second", "secrecy", "final"


@dataclass(frozen=True, slots=True)
class Stage:
    """One look at a record.

    ``verb`` is the permission of its reviewers. ``ticks`` (code, Chinese question) must all be
    answered with yes before the stage is passed (三校). ``each_part`` asks for an opinion on the
    text and on each attachment; such a stage is never passed for many records at once. ``days``
    are working days from the moment it is this stage's turn.
    """

    code: str
    label: str
    verb: str
    days: int
    ticks: tuple[tuple[str, str], ...] = ()
    each_part: bool = False

    @property
    def in_batches(self) -> bool:
        """Whether many records may be passed at once (逐项审查 forbids it)."""
        return not self.each_part


@dataclass(frozen=True, slots=True)
class Chain:
    """The stages of one kind of record, in order. ``label`` names what is reviewed."""

    kind: str
    label: str
    stages: tuple[Stage, ...]

    def __post_init__(self) -> None:
        codes = [stage.code for stage in self.stages]
        if not codes or len(set(codes)) != len(codes):
            raise ValueError(f"{self.kind}: a chain has stages, each once")

    def stage(self, code: str) -> Stage:
        """The stage of this code. LookupError where there is none."""
        for stage in self.stages:
            if stage.code == code:
                return stage
        raise LookupError(f"{self.kind} has no stage {code}")

    def turns(self, joined: Iterable[Iterable[str]] = ()) -> tuple[Turn, ...]:
        """What is done one after another: a turn for each stage, or for stages that were joined.

        ``joined`` groups codes that the office joined for a unit. A group that may not be joined
        (``may_join``) stays apart.
        """
        groups = [set(group) for group in joined]
        groups = [group for group in groups if self.may_join(group)]
        turns: list[Turn] = []
        for stage in self.stages:
            last = turns[-1] if turns else None
            if last and any({stage.code, last.stages[-1].code} <= group for group in groups):
                turns[-1] = replace(last, stages=(*last.stages, stage))
            else:
                turns.append(Turn((stage,)))
        return tuple(turns)

    def may_join(self, codes: Iterable[str]) -> bool:
        """Whether these stages may be one turn: neighbours, none of which reviews each part."""
        wanted = set(codes)
        places = [at for at, stage in enumerate(self.stages) if stage.code in wanted]
        if len(places) != len(wanted) or len(places) < 2:
            return False
        neighbours = places == list(range(places[0], places[0] + len(places)))
        return neighbours and not any(self.stages[at].each_part for at in places)


@dataclass(frozen=True, slots=True)
class Turn:
    """One or several stages that one person passes together."""

    stages: tuple[Stage, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(stage.code for stage in self.stages)

    @property
    def label(self) -> str:
        """初审, or 初审、复审（合并）."""
        joined = "、".join(stage.label for stage in self.stages)
        return f"{joined}（合并）" if len(self.stages) > 1 else joined

    @property
    def days(self) -> int:
        """Working days, all stages together."""
        return sum(stage.days for stage in self.stages)

    @property
    def ticks(self) -> tuple[tuple[str, str], ...]:
        return tuple(tick for stage in self.stages for tick in stage.ticks)

    @property
    def each_part(self) -> bool:
        return any(stage.each_part for stage in self.stages)


_chains: dict[str, Chain] = {}


def register(chain: Chain) -> Chain:
    """Make the chain known; return it. A kind is declared once."""
    if _chains.get(chain.kind, chain) != chain:
        raise ValueError(f"two chains for {chain.kind}")
    _chains[chain.kind] = chain
    return chain


def chain_of(kind: str) -> Chain:
    """The chain of this kind of record. LookupError where no room declared one."""
    try:
        return _chains[kind]
    except KeyError:
        raise LookupError(f"no chain of review for {kind}") from None


def registered() -> list[Chain]:
    """All chains, by kind."""
    return [_chains[kind] for kind in sorted(_chains)]
