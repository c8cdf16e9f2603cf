"""What the check found in an item and is not settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.ground.core.errors import Reason
from gongkai.ground.textcheck.rules.finding import STEPS

from ..enums import Decision
from ..models import Item, PartCheck, Settlement
from ..rules.unreadable import unread_print

LIGHT = ("credit_code",)  # of organisations, meant to be public: told, never asked about


@dataclass(frozen=True, slots=True)
class Open:
    """One finding of one part that waits to be settled; the same text of the same kind stands in so
    many ``places`` of it."""

    check: PartCheck
    finding: dict[str, Any]
    places: int = 1

    @property
    def part(self) -> str:
        return self.check.part

    @property
    def fingerprint(self) -> str:
        return str(self.finding["fingerprint"])

    @property
    def more(self) -> str:
        """How many places there are, where it is more than the one that is named."""
        return f"等 {self.places} 处" if self.places > 1 else ""

    @property
    def maskable(self) -> bool:
        """Whether the proposed form can be put in by itself: texts and rows, not files."""
        return bool(self.finding["proposal"]) and self.part in ("text", "rows")


def open_findings(item: Item) -> list[Open]:
    """What is not settled, part by part."""
    settled = set(
        item.settlements.filter(decision=Decision.KEPT).values_list("part", "fingerprint")
    )
    return [one for one in all_findings(item) if (one.part, one.fingerprint) not in settled]


def all_findings(item: Item) -> list[Open]:
    """Every finding of every part as it is now, one of each text in a part: the surest, and how
    many places there are."""
    return [one for check in item.checks.all() for one in _of_part(check)]


def _of_part(check: PartCheck) -> Iterator[Open]:
    alike: dict[str, list[dict[str, Any]]] = {}
    for finding in [*_unread(check), *check.findings]:
        if finding["kind"] not in LIGHT:
            alike.setdefault(finding["fingerprint"], []).append(finding)
    for same in alike.values():
        yield Open(check, min(same, key=lambda one: STEPS[one["grade"]]), len(same))


def kept_of(item: Item) -> list[Settlement]:
    """What was kept, with its reason, as far as it still stands there."""
    present = {(one.part, one.fingerprint) for one in all_findings(item)}
    rows = item.settlements.filter(decision=Decision.KEPT).order_by("pk")
    newest = {(row.part, row.fingerprint): row for row in rows}
    return [row for key, row in newest.items() if key in present]


def open_reasons(item: Item) -> Iterator[Reason]:
    """A sentence for each finding that is not settled; it names kind and place, not the text."""
    for one in open_findings(item):
        said = one.finding
        where = f"“{one.check.label}”{said['where']}{one.more}"
        if said["kind"] == "unread":
            yield Reason("unread", f"{where}{one.check.reason}", "findings")
        else:
            yield Reason("finding", f"{where}有{said['label']}，请处理。", "findings")


def _unread(check: PartCheck) -> list[dict[str, Any]]:
    if check.readable == "yes":
        return []
    return [
        {
            "kind": "unread",
            "label": "读不全的内容" if check.readable == "partly" else "读不出文字",
            "text": "",
            "grade": "likely",
            "where": "",
            "proposal": "",
            "fingerprint": unread_print(check.digest),
        }
    ]
