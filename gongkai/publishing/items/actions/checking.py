"""Checking the parts of an item, whenever they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.queries import content_of
from gongkai.ground.orgs.models import User
from gongkai.ground.textcheck.checking import Checker
from gongkai.ground.textcheck.queries import checker
from gongkai.ground.textcheck.rules.finding import STEPS, Finding

from ..enums import Decision
from ..models import Item, ItemFile, PartCheck, RowSet
from ..queries.checks import LIGHT
from ..queries.showing import rows_of
from ..rules.cleaning import behind, text_of
from ..rules.guide import ELEMENTS
from .stepping import WRITE, hold, require

TEXT, ROWS = "text", "rows"
MOST_KEPT = 1_000  # findings of one part: more than anybody settles one by one
LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class FileChecked:
    """What was found in a file before it is stored, and the text that could be read of it."""

    text: str
    readable: str
    reason: str
    findings: tuple[Finding, ...]


def check_text(item: Item) -> None:
    """Title, body, elements and whatever else is written.

    Called inside the transaction, unlike ``checked_file``: what is kept is what was checked, also
    where an action makes the text (masking) or another one has just changed it. 240,000 characters
    take 0.1 to 0.3 seconds, in which nobody else's item waits.
    """
    parts = [("标题", item.title), ("正文", text_of(item.body)), ("来源", item.source)]
    parts += [("关键词", item.keywords), ("标注", item.mark), ("制作机关", item.maker)]
    parts += [(label, str(item.guide.get(code, ""))) for code, label in ELEMENTS.items()]
    own = checker()
    findings = [
        one.at(label if label != "正文" else f"正文{one.where}")
        for label, text in parts
        if text
        for one in own.text(text)
    ]
    aside = [("正文里的链接", said) for said in behind(item.body)]
    aside += [("网址", item.url), ("索引号", item.index_number)]
    findings += [one for label, text in aside for one in _aside(own, label, text)]
    parts += aside
    digest = sha256("\n".join(text for _, text in parts).encode("utf-8", "replace")).hexdigest()
    _store(item, TEXT, "正文", digest, findings)


def check_rows(item: Item, rows: RowSet) -> None:
    """Headings and cells of a table."""
    headings = [str(one["label"]) for one in rows.columns]
    own = checker()
    findings = [one.at("表头") for said in headings for one in own.text(said)]
    findings += own.rows(headings, rows.rows, first=1)
    digest = sha256(repr((rows.columns, rows.rows)).encode("utf-8", "replace")).hexdigest()
    _store(item, ROWS, "表格", digest, findings)


def checked_file(data: bytes, name: str, own: Checker | None = None) -> FileChecked:
    """A file with all files within it. Takes its time: not to be called inside a transaction."""
    found = list((own or checker()).file_with_text(data, name))
    worst = [checked for checked, _ in found if checked.readable is not True]
    readable = "yes" if not worst else "no" if worst[0].readable is False else "partly"
    findings = [
        one if len(found) == 1 else one.at(f"{checked.path}：{one.where}")
        for checked, _ in found
        for one in checked.findings
    ]
    text = "\n".join(said for _, said in found if said)[:LONGEST_TEXT]
    return FileChecked(text, readable, worst[0].reason if worst else "", tuple(findings))


def store_file_check(item: Item, file: ItemFile, checked: FileChecked) -> None:
    """Keep what was found beside the file."""
    _store(
        item, part_of(file), file.name, file.upload.sha256, checked.findings,
        readable=checked.readable, reason=checked.reason,
    )  # fmt: skip


def part_of(file: ItemFile) -> str:
    """The name of a file's part in the check."""
    return f"file:{file.key}"


def recheck(*, by: User, item: Item) -> int:
    """Check everything again, as after the office changed its lists; return how many findings.

    Raises Refusal ``not_allowed``.
    """
    require(by, WRITE, item.unit_id)
    own = checker()
    files = [(file, _again(file, own)) for file in item.files.select_related("upload")]
    with transaction.atomic():
        held = hold(item)
        check_text(held)
        rows = rows_of(held)
        if rows is not None:
            check_rows(held, rows)
        for file, checked in files:
            if held.files.filter(pk=file.pk).exists():
                store_file_check(held, file, checked)
        return sum(len(check.findings) for check in held.checks.all())


def _again(file: ItemFile, own: Checker) -> FileChecked:
    try:
        return checked_file(content_of(file.upload), file.name, own)
    except Refusal as refusal:  # the storage has lost it
        return FileChecked("", "no", refusal.sentence, ())


def _aside(own: Checker, label: str, text: str) -> list[Finding]:
    """Of addresses and numbers: only what is at least likely. They are full of
    digits that tell of nobody."""
    return [one.at(label) for one in own.text(text) if one.grade != "possible"] if text else []


def _store(
    item: Item,
    part: str,
    label: str,
    digest: str,
    findings: Iterable[Finding],
    **more: Any,
) -> None:
    said = {
        "label": label[:200],
        "digest": digest,
        "readable": "yes",
        "reason": "",
        "findings": [_as_json(one) for one in _first(item, part, findings)],
        "at": clock.now(),
    }
    PartCheck.objects.update_or_create(item=item, part=part, defaults=said | more)


def _first(item: Item, part: str, findings: Iterable[Finding]) -> list[Finding]:
    """As many as are kept: those that wait for a person before those that do not, so that no number
    of settled or light ones hides one, and the surer before the others. The next come up when
    these are settled."""
    kept = item.settlements.filter(part=part, decision=Decision.KEPT)
    settled = set(kept.values_list("fingerprint", flat=True))

    def order(one: Finding) -> tuple[bool, int]:
        return one.kind in LIGHT or one.fingerprint in settled, STEPS[one.grade]

    return sorted(findings, key=order)[:MOST_KEPT]  # in reading order otherwise


def _as_json(one: Finding) -> dict[str, str]:
    return {**one.as_json(), "label": one.label, "fingerprint": one.fingerprint}
