"""What a draft still lacks: the page lists it, the action refuses with it."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason

from ..enums import LetterKind
from ..models import Letter


def reasons_against_issuing(letter: Letter) -> Iterator[Reason]:
    """Everything that stands against issuing a draft today."""
    today = clock.today()
    if letter.kind == LetterKind.ORDER and letter.due is None:
        yield Reason("day_missing", "督办单要有答复期限，请修改草稿，填写期限。", "due")
    if letter.due is not None and letter.due < today:
        yield Reason("day_past", "答复期限已经过去了，请修改草稿，改成今天或者以后的日子。", "due")
    if not letter.unit.existed_on(today):
        yield Reason(
            "unit_closed", f"{letter.unit.name}已经撤销，请撤回草稿，另向承接单位起草。", "unit"
        )
