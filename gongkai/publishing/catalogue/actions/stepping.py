"""What the room's actions share: who may, every reason at once, one sentence in the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model

from gongkai.ground.audit import actions as audit
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

KEEP, COLUMNS, TOPICS = "catalogue.keep", "catalogue.columns", "catalogue.topics"
Row = TypeVar("Row", bound=Model)
STALE = "您打开这一页以后，别人改过这里。请看过最新内容，再办一次。"


def require(by: User, verb: str, unit: Unit, doing: str) -> None:
    """Refuse (``not_allowed``) unless the person has ``verb`` for ``unit``."""
    if not orgs.may(by, verb, unit):
        said = f"您不能替{unit.said}{doing}。请由该单位有权限的人员或者政务公开办办理。"
        raise Refusal("not_allowed", said)


def hold(row: Row) -> Row:
    """The row as it is now, held until the transaction ends."""
    # No key changes: whoever points at the row meanwhile need not wait.
    rows = type(row)._default_manager.select_for_update(of=("self",), no_key=True)
    held: Row = rows.get(pk=row.pk)
    return held


def at_version(row: Model, version: int | None) -> None:
    """Refuse (``stale``) when somebody changed the row since the person opened the page."""
    if version is not None and row.version != version:  # type: ignore[attr-defined]  # rows of this room that are changed have one
        raise Refusal("stale", STALE)


def refuse(reasons: Iterable[Reason]) -> None:
    """Refuse with all of ``reasons`` at once; nothing for none."""
    found = list(reasons)
    if found:
        said = found[0].sentence if len(found) == 1 else f"有 {len(found)} 处要改。"
        raise Refusal(found[0].code, said, found)


def log(by: User | None, record: Model, verb: str, did: str, unit: Unit) -> None:
    """One audit sentence: who, and ``did`` without the final mark."""
    sentence = f"{orgs.who(by)}{did}。"
    audit.record(by=by, verb=f"catalogue.{verb}", sentence=sentence, record=record, unit_id=unit.pk)
