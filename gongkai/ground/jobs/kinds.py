"""The kinds of long work. A room declares its own at start-up, in its ``slots.py``.

A worker may die at any point, and the work is then begun again, with the same ``job.pk``. So
**a kind must be idempotent**: what it changes is keyed by ``job.pk`` (or it first looks what is
already there), so that a second run adds nothing. It reads first and writes last and briefly:
SQLite has one writer, and the whole house waits for it. A kind that changes something begins its
transaction with ``progress.hold()``: then a cancelled job, or one that another worker has taken
over, changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from gongkai.ground.orgs.models import Unit, User


class Work(Protocol):
    """The job as its kind sees it: its key, who began it, for which unit."""

    @property
    def pk(self) -> int: ...
    @property
    def by(self) -> User: ...
    @property
    def unit(self) -> Unit | None: ...


class Progress(Protocol):
    """What a running kind says of itself; both calls end the run when it is no longer wanted."""

    def __call__(self, done: int, total: int, sentence: str = "") -> None:
        """``done`` of ``total`` (0: not known) are done; ``sentence`` tells people in Chinese.

        Call it as often as you like: at most two a second are written, none inside a transaction.
        """

    def hold(self) -> None:
        """Inside a transaction: lock the job until its end, so that it cannot be cancelled."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it: a sentence, perhaps a file (content and name), perhaps a page to look at.

    ``link`` is an address of our own, beginning with a slash. ValueError for any other.
    """

    sentence: str
    data: bytes | None = None
    name: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        refuse_foreign(self.link)
        if self.data is not None and not self.name:
            raise ValueError("a file needs a name")


Run = Callable[[Progress, dict[str, Any], Work], Result]


@dataclass(frozen=True, slots=True)
class JobKind:
    """One kind: its code (``room.name``), its Chinese label, the verb that allows it, its work.

    ``perm`` empty: whoever calls ``actions.start`` has checked. It is asked again when the work
    begins. ``run(progress, params, job)`` runs outside any transaction; ``params`` are as JSON
    keeps them; a Refusal is told to the person, any other exception is a fault.
    """

    code: str
    label: str
    perm: str
    run: Run


_kinds: dict[str, JobKind] = {}


def declare(kind: JobKind) -> None:
    """Make a kind known to the pages and to the worker."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> JobKind | None:
    """The kind called ``code``; None for one that nobody declares (any more)."""
    return _kinds.get(code)


def refuse_foreign(address: str) -> None:
    """Raise ValueError unless ``address`` is empty or leads to a page of our own."""
    if address and (not address.startswith("/") or address.startswith(("//", "/\\"))):
        raise ValueError(f"not an address of our own: {address}")
