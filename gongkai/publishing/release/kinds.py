"""The kinds of records that may be published. The room that owns them registers them in ``slots``.

``release`` knows no record; all it asks of one goes through its ``Kind``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from gongkai.ground.core.errors import Reason

from .rules.outgoing import Outgoing, strings_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import Publication, Version

Gate = Callable[[Outgoing], list[Reason]]


class Load(Protocol):
    """Gives a record as it would go out now, or None where it is gone; ``lock`` holds its row."""

    def __call__(self, record_id: int, *, lock: bool) -> Outgoing | None: ...


class Context(Protocol):
    """What a page needs beside its data. ``request`` is None for the snapshot that is kept."""

    def __call__(
        self, request: HttpRequest | None, publication: Publication, version: Version
    ) -> Mapping[str, Any]: ...


def _nothing(
    request: HttpRequest | None, publication: Publication, version: Version
) -> dict[str, Any]:
    return {}


def _as_text(data: Mapping[str, Any]) -> str:
    return "\n".join(strings_in(data))


def _open(_outgoing: Outgoing) -> list[Reason]:
    return []


@dataclass(frozen=True, slots=True)
class Download:
    """A version in another form: its label, media type, ending, and how it is made. ``offered``
    says whether a version has it."""

    label: str
    media_type: str
    ending: str
    make: Callable[[Version], bytes]
    offered: Callable[[Version], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """How ``release`` meets one kind of record.

    ``model`` is its label_lower. ``outgoing`` gives the record as it is now. ``gates`` gives the
    room's own reasons against publishing. ``template`` draws the body of the public page from
    ``data`` (of the version) alone, with what ``context`` adds; it may never read the record.
    ``prefix`` begins its address, ``styles`` are sheets that its page needs (static names).
    ``text`` is the data as a reader reads it, by which versions are compared.
    ``downloads`` are further forms of a version by name; ``schema`` is its type of schema.org.
    """

    model: str
    label: str
    outgoing: Load
    template: str
    prefix: str = "info"
    gates: Gate = _open
    context: Context = _nothing
    styles: tuple[str, ...] = ()
    text: Callable[[Mapping[str, Any]], str] = _as_text
    downloads: Mapping[str, Download] = field(default_factory=dict)
    schema: str = "Article"


_kinds: dict[str, Kind] = {}
_gates: list[Gate] = []


def register(kind: Kind) -> Kind:
    """Make the kind known; return it. A model has one kind."""
    if _kinds.get(kind.model, kind) != kind:
        raise ValueError(f"two kinds for {kind.model}")
    _kinds[kind.model] = kind
    return kind


def kind_of(model: str) -> Kind:
    """The kind of this model. LookupError where no room registered one."""
    try:
        return _kinds[model]
    except KeyError:
        raise LookupError(f"{model} cannot be published") from None


def registered() -> list[Kind]:
    """All kinds, by model."""
    return [_kinds[model] for model in sorted(_kinds)]


def add_gate(gate: Gate) -> None:
    """Let another room stand in the door of all records (findings of a check, opinions not yet
    answered). It gives its reasons; each gate counts once."""
    if gate not in _gates:
        _gates.append(gate)


def other_gates() -> list[Gate]:
    """The gates of other rooms."""
    return list(_gates)
