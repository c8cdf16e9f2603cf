"""A finding is masked, corrected by hand, or kept with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs.models import User

from ..enums import Decision
from ..models import Item, RowSet, Settlement
from ..queries.checks import Open, open_findings
from ..queries.showing import rows_of
from ..rules.guide import ELEMENTS
from ..rules.tables import changed
from .checking import ROWS, TEXT, check_rows, check_text
from .stepping import WRITE, at_version, hand_in, hold, log, refuse, require, require_live, touch

# Whoever wants these in public has to take them out: no reason makes them sayable.
NEVER_KEPT = {"banned": "禁用词不能保留，请改掉。"}


@transaction.atomic
def keep(*, by: User, item: Item, part: str, fingerprint: str, reason: str) -> Settlement:
    """Leave a finding as it stands, with the reason; reviewers read it.

    Raises Refusal ``gone``, ``reason_missing``, ``never_kept``, ``not_allowed``.
    """
    held = hold(item)
    require(by, WRITE, held.unit_id)
    require_live(held)
    found = _one(held, part, fingerprint)
    said = reason.strip()
    kind = found.finding["kind"]
    refuse(
        [
            *([] if said else [Reason("reason_missing", "请写明为什么保留。", "reason")]),
            *([Reason("never_kept", NEVER_KEPT[kind], "reason")] if kind in NEVER_KEPT else []),
        ]
    )
    row = _settled(held, found, Decision.KEPT, said, by)
    hand_in(held, by)
    log(by, held, "keep", f"保留了检查出的{found.finding['label']}（{said.rstrip('。')}）")
    return row


@transaction.atomic
def mask(
    *, by: User, item: Item, findings: Iterable[tuple[str, str]], version: int | None = None
) -> int:
    """Put the proposed form in the place of findings (part, fingerprint) of the text or the rows;
    return how many. All of them or none.

    Raises Refusal ``gone``, ``by_hand`` for what stands in a file or across formatting.
    """
    held = hold(item)
    require(by, WRITE, held.unit_id)
    require_live(held)
    at_version(held, version)
    chosen = [_one(held, part, fingerprint) for part, fingerprint in dict.fromkeys(findings)]
    refuse(_by_hand(chosen))
    texts = [one for one in chosen if one.part == TEXT]
    if texts:
        _in_text(held, texts)
    touch(held, by)
    if texts:
        check_text(held)
    cells = [one for one in chosen if one.part == ROWS]
    if cells:
        _in_rows(held, cells, by)
    _still_there(held, chosen)
    for one in chosen:
        _settled(held, one, Decision.MASKED, "", by)
    hand_in(held, by)
    log(by, held, "mask", f"把检查出的 {len(chosen)} 处改成了脱敏写法")
    return len(chosen)


def _one(item: Item, part: str, fingerprint: str) -> Open:
    for one in open_findings(item):
        if (one.part, one.fingerprint) == (part, fingerprint):
            return one
    raise Refusal("gone", "这一处已经处理过，或者内容改过了。请看最新的检查结果。")


def _by_hand(chosen: Iterable[Open]) -> list[Reason]:
    return [
        Reason("by_hand", f"“{one.check.label}”里的{one.finding['label']}不能自动改，请手动修改。")
        for one in chosen
        if not one.maskable
    ]


def _in_text(item: Item, chosen: Iterable[Open]) -> None:
    for one in chosen:
        old, new = one.finding["text"], one.finding["proposal"]
        item.body = item.body.replace(escape(old, quote=False), escape(new, quote=False))
        for name in ("title", "source", "keywords", "mark", "maker"):
            setattr(item, name, getattr(item, name).replace(old, new))
        item.guide = {
            code: str(item.guide.get(code, "")).replace(old, new) for code in ELEMENTS
        } if item.guide else item.guide  # fmt: skip


def _in_rows(item: Item, chosen: Iterable[Open], by: User) -> None:
    before = rows_of(item)
    assert before is not None, "findings of rows are of a table"
    rows = [list(row) for row in before.rows]
    for one in chosen:
        old, new = one.finding["text"], one.finding["proposal"]
        rows = [[cell.replace(old, new) for cell in row] for row in rows]
    made = RowSet(
        item=item, number=before.number + 1, columns=before.columns, rows=rows, count=len(rows),
        said=f"脱敏：{changed(before.rows, rows).said}"[:200], by=by, at=clock.now(),
    )  # fmt: skip
    made.save()
    check_rows(item, made)


def _still_there(item: Item, chosen: Iterable[Open]) -> None:
    left = {(one.part, one.fingerprint) for one in open_findings(item)}
    stayed = [one for one in chosen if (one.part, one.fingerprint) in left]
    if stayed:
        said = f"有 {len(stayed)} 处分在几段格式里，不能自动改。请在正文里手动修改。"
        raise Refusal("by_hand", said)


def _settled(
    item: Item, found: Open, decision: Decision, reason: str, by: User | None
) -> Settlement:
    return Settlement.objects.create(
        item=item,
        part=found.part,
        fingerprint=found.fingerprint,
        label=str(found.finding["label"])[:30],
        decision=decision,
        reason=reason[:300],
        by=by,
        at=clock.now(),
    )
