"""State a local limit, and end it."""

from __future__ import annotations

from datetime import date
from itertools import count

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core.errors import Refusal

from .. import saying
from ..enums import Mark, Nature, Unit
from ..models import OfficeLimit
from ..rules.limits import in_force
from ..rules.table import TABLE
from .permission import Person, name_of, require


@transaction.atomic
def set_limit(
    *,
    by: Person,
    label: str,
    nature: Nature,
    amount: int,
    unit: Unit,
    starts_from: str,
    source: str,
    valid_from: date,
    code: str = "",
    note: str = "",
) -> OfficeLimit:
    """State a limit that rules from ``valid_from`` on; without ``code`` it is a new matter.

    It may be stricter than a verified row of the table, never laxer. Raises Refusal ``laxer``,
    ``other_count``, ``twice``, ``incomplete`` or ``not_allowed``.
    """
    require(by)
    code = code or _new_code()
    _require_words(label=label, starts_from=starts_from, source=source, amount=amount)
    _require_lawful(code, nature, amount, unit, valid_from)
    if OfficeLimit.objects.filter(code=code, valid_from=valid_from).exists():
        day = saying.short(valid_from)
        raise Refusal("twice", f"这一事项已经登记过从{day}起施行的期限，请换一个施行日期。")
    row = OfficeLimit.objects.create(
        code=code,
        label=label.strip(),
        nature=nature,
        amount=amount,
        unit=unit,
        starts_from=starts_from.strip(),
        source=source.strip(),
        valid_from=valid_from,
        note=note.strip(),
    )
    sentence = (
        f"{name_of(by)}登记本地期限“{row.label}”：{row.rule.said}，"
        f"{saying.short(valid_from)}起施行，依据是{row.source}。"
    )
    record(by=by, verb="timelimits.set_limit", sentence=sentence, record=row)
    return row


@transaction.atomic
def end_limit(*, by: Person, row: OfficeLimit, last_day: date) -> OfficeLimit:
    """The office's row rules for the last time on ``last_day``; the table's row follows.

    Raises Refusal ``before_it_began`` or ``not_allowed``.
    """
    require(by)
    if last_day < row.valid_from:
        begin = saying.short(row.valid_from)
        raise Refusal("before_it_began", f"这条期限从{begin}起施行，最后一天不能更早。")
    row.valid_until = last_day
    row.save(update_fields=["valid_until"])
    sentence = f"{name_of(by)}停用本地期限“{row.label}”，最后一天是{saying.short(last_day)}。"
    record(by=by, verb="timelimits.end_limit", sentence=sentence, record=row)
    return row


def _new_code() -> str:
    """Codes of local matters: local.1, local.2 ..."""
    taken = set(OfficeLimit.objects.values_list("code", flat=True))
    return next(name for number in count(1) if (name := f"local.{number}") not in taken)


def _require_words(*, amount: int, **words: str) -> None:
    if amount < 1 or not all(word.strip() for word in words.values()):
        raise Refusal("incomplete", "请把事项、天数、起算时间和依据都填上。")


def _require_lawful(code: str, nature: Nature, amount: int, unit: Unit, on: date) -> None:
    law = in_force(TABLE, on).get(code)
    if law is None or law.mark is not Mark.VERIFIED or law.amount is None or law.unit is None:
        return
    if law.unit is not unit or law.nature is not nature:
        raise Refusal("other_count", f"{law.source}规定的是{law.said}，请按同样的方式计算。")
    laxer = amount > law.amount if nature is Nature.AT_MOST else amount < law.amount
    if laxer:
        raise Refusal("laxer", f"{law.source}规定的是{law.said}，本地期限只能更严，不能更宽。")
