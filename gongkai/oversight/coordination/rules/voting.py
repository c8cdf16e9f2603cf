"""Who may vote for what, and what the votes say. One unit, one vote for one case; all count alike.

Nothing is weighed, nothing is added up over the years: the votes of one competition are counted,
equal counts share their place, and the office says why where it chooses otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gongkai.ground.core.errors import Reason

RANKS = {"first": 1, "second": 2, "third": 3, "merit": 4, "": 5}


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its votes. ``place`` counts from 1; ``tied``: another has as many votes."""

    entry: int
    votes: int
    place: int
    tied: bool


def reasons_against_voting(
    *, own: bool, withdrawn: bool, given: Collection[int], entry: int, limit: int
) -> list[Reason]:
    """Why a unit may not vote for ``entry``, having given its votes to ``given``."""
    found = []
    if own:
        found.append(Reason("own_entry", "不能给本单位的案例投票，请选其他单位的案例。"))
    if withdrawn:
        found.append(Reason("entry_withdrawn", "这个案例已经撤回，不能投票。"))
    if entry in given:
        found.append(Reason("voted_already", "本单位已经投过这个案例。一个案例只能投一票。"))
    elif len(given) >= limit:
        sentence = f"本单位的 {limit} 票已经投完。要改投，请先收回一票。"
        found.append(Reason("votes_used", sentence))
    return found


def placed(counts: Mapping[int, int]) -> list[Placed]:
    """The entries by votes, most first; equal votes share a place (1, 2, 2, 4)."""
    all_votes = list(counts.values())
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Placed(entry, votes, 1 + sum(v > votes for v in all_votes), all_votes.count(votes) > 1)
        for entry, votes in ordered
    ]


def departures(counts: Mapping[int, int], awards: Mapping[int, str]) -> list[tuple[int, int]]:
    """Pairs (more votes, fewer votes) in which the second got the higher award: the first only
    for each that was passed over. Equal votes depart from nothing."""
    found = []
    for passed in sorted(counts, key=lambda entry: (-counts[entry], entry)):
        rank = RANKS[awards.get(passed, "")]
        over = [
            entry
            for entry in counts
            if counts[entry] < counts[passed] and RANKS[awards.get(entry, "")] < rank
        ]
        if over:
            found.append((passed, min(over, key=lambda entry: (counts[entry], entry))))
    return found
