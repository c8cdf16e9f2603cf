"""Units: setting up, changing, closing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core.errors import Refusal

from ..enums import NameKind, UnitKind
from ..models import Unit, User
from ..queries import who
from .names import claim


@transaction.atomic
def add_unit(
    *,
    by: User | None,
    name: str,
    kind: UnitKind | str,
    parent: Unit | None = None,
    short_name: str = "",
    aliases: Iterable[str] = (),
    code: str | None = None,
    order: int = 1000,
    phone: str = "",
    opened_on: date | None = None,
) -> Unit:
    """Set up a unit with all its names, or nothing.

    Raises Refusal ``name_empty``, ``name_taken`` or ``code_taken``.
    """
    code = (code or "").strip() or None
    _require_free_code(code)
    unit = Unit.objects.create(
        name=name.strip(),
        short_name=short_name.strip(),
        kind=kind,
        parent=parent,
        code=code,
        order=order,
        phone=phone,
        opened_on=opened_on,
    )
    _claim_names(unit, aliases)
    sentence = f"{who(by)}新设单位{unit.name}。"
    record(by=by, verb="orgs.add_unit", sentence=sentence, record=unit)
    return unit


def _claim_names(unit: Unit, aliases: Iterable[str]) -> None:
    claim(unit.name, kind=NameKind.NAME, of=unit)
    if unit.short_name:
        claim(unit.short_name, kind=NameKind.SHORT, of=unit)
    for alias in aliases:
        claim(alias, kind=NameKind.ALIAS, of=unit)


def _require_free_code(code: str | None, unit: Unit | None = None) -> None:
    other = Unit.objects.filter(code=code).first() if code else None
    if other is not None and other != unit:
        sentence = f"单位编码“{code}”已经由{other.name}使用，请核对后重新填写。"
        raise Refusal("code_taken", sentence)
