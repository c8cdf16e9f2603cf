"""三员分立: the three officers are kept apart from each other and from all business.

GB/T 22239-2019 8.1.5 (system, audit and security management are separate duties). Buyers expect
that nobody holds two of them, that the security officer sees no business data, and that the auditor
reads logs only; whoever also held a business post would see business data, so that is refused too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .dates import overlap

AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Held:
    """A duty that a person has from ``since`` until ``until``: an officer's, or business ("")."""

    officer: str
    label: str
    since: date
    until: date | None


def clash(new: Held, others: Iterable[Held]) -> Held | None:
    """The first duty that may not be held together with ``new``, or None."""
    return next(
        (
            held
            for held in others
            if held.officer != new.officer and overlap(new.since, new.until, held.since, held.until)
        ),
        None,
    )


def may_be_granted(verb: str, officer: str) -> bool:
    """Whether a role of this kind may have ``verb``: the auditor has the logs, nothing else."""
    return verb.startswith("audit.") == (officer == AUDIT)
