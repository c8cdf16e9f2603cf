"""Units: setting up, changing, closing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal

from ..enums import NameKind, UnitKind
from ..models import Unit, User
from ..queries import reasons_against_closing, tree, who
from ..rules.dates import said
from .names import claim, renamed, set_names
from .permission import UNITS, require


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

    Raises Refusal ``name_empty``, ``name_taken``, ``code_taken`` or ``not_allowed``.
    """
    require(by, UNITS, parent)
    unit = Unit(
        name=name.strip(),
        short_name=short_name.strip(),
        kind=kind,
        parent=parent,
        code=_free_code(code),
        order=order,
        phone=phone.strip(),
        opened_on=opened_on,
    )
    unit.save()
    claim(unit.name, kind=NameKind.NAME, of=unit)
    set_names(unit, unit.short_name, aliases)
    sentence = f"{who(by)}新设单位{unit.name}。"
    record(by=by, verb="orgs.add_unit", sentence=sentence, record=unit)
    return unit


@transaction.atomic
def edit_unit(
    *,
    by: User | None,
    unit: Unit,
    name: str,
    kind: UnitKind | str,
    parent: Unit | None,
    short_name: str = "",
    aliases: Iterable[str] = (),
    code: str | None = None,
    order: int = 1000,
    phone: str = "",
) -> Unit:
    """Change a unit. A former full name stays as an alias, because old documents use it.

    Raises Refusal as ``add_unit`` does, and ``parent_below`` for a parent under the unit itself.
    """
    require(by, UNITS, unit)
    if parent is not None:
        require(by, UNITS, parent)
        _require_no_circle(unit, parent)
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    former = renamed(unit, name)
    unit.short_name, unit.kind, unit.parent = short_name.strip(), kind, parent
    unit.code, unit.order, unit.phone = _free_code(code, unit), order, phone.strip()
    change = f"{former[0]}改名为{unit.name}，并" if former else f"{unit.name}，"
    sentence = f"{who(by)}把单位{change}保存了新的资料。"
    # The log first: a new code is a key, for which all wait that end with a row of this unit, and
    # whoever ends has the end of the log.
    record(by=by, verb="orgs.edit_unit", sentence=sentence, record=unit)
    unit.save()
    set_names(unit, unit.short_name, [*aliases, *former])
    return unit


@transaction.atomic
def close_unit(*, by: User | None, unit: Unit, on: date | None = None) -> Unit:
    """Close a unit from the day ``on`` (today). Its records and names stay.

    Raises Refusal ``unit_in_use`` with every reason why it cannot be closed yet.
    """
    require(by, UNITS, unit)
    on = on or clock.today()
    reasons = reasons_against_closing(unit, on)
    if reasons:
        raise Refusal("unit_in_use", f"{unit.name}还不能撤销。", reasons)
    unit.active, unit.closed_on = False, on
    unit.save(update_fields=["active", "closed_on"])
    sentence = f"{who(by)}撤销单位{unit.name}，自{said(on)}起生效。"
    record(by=by, verb="orgs.close_unit", sentence=sentence, record=unit)
    return unit


@transaction.atomic
def reopen_unit(*, by: User | None, unit: Unit) -> Unit:
    """Take back a closing."""
    require(by, UNITS, unit)
    unit.active, unit.closed_on = True, None
    unit.save(update_fields=["active", "closed_on"])
    sentence = f"{who(by)}恢复单位{unit.name}。"
    record(by=by, verb="orgs.reopen_unit", sentence=sentence, record=unit)
    return unit


def _require_no_circle(unit: Unit, parent: Unit) -> None:
    if unit.pk in tree().chain(parent.pk):
        sentence = f"{parent.name}是{unit.name}自己或者它的下级，不能作它的上级单位。"
        raise Refusal("parent_below", sentence)


def _free_code(code: str | None, unit: Unit | None = None) -> str | None:
    code = (code or "").strip() or None
    other = Unit.objects.filter(code=code).first() if code else None
    if other is not None and other != unit:
        sentence = f"单位编码“{code}”已经由{other.name}使用，请核对后重新填写。"
        raise Refusal("code_taken", sentence)
    return code
