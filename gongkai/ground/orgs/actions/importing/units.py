"""Units from a table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core.errors import Refusal

from ...enums import NameKind, UnitKind
from ...models import Unit, UnitAlias, User
from ...queries import who
from ...rules.names import key
from ...rules.sheets import Line, Outcome, refuse_errors
from ..units import add_unit, edit_unit
from .rows import attempt, said_changes

_KINDS = {key(label): value for value, label in UnitKind.choices}
_LABELS = {
    "name": "全称",
    "short_name": "简称",
    "aliases": "别名",
    "kind": "类别",
    "parent": "上级单位",
    "code": "编码",
    "order": "排序",
    "phone": "电话",
}


@transaction.atomic
def import_units(*, by: User | None, lines: list[Line], preview: bool = False) -> list[Outcome]:
    """Set up and change units by ``lines``; return what each row came to, in order of rows.

    A row means the unit with its code, else the one with its full name, else a new one. Columns
    that the table lacks stay as they are. A preview changes nothing and reports errors as
    outcomes; otherwise any error raises Refusal ``sheet_errors`` with every row concerned, and
    nothing is imported.
    """
    outcomes = sorted(_carry_out(by, lines), key=lambda outcome: outcome.row)
    if preview:
        transaction.set_rollback(True)
        return outcomes
    refuse_errors(outcomes)
    new, changed = (sum(each.kind == kind for each in outcomes) for kind in ("new", "changed"))
    sentence = f"{who(by)}从表格导入单位：新增 {new} 个，修改 {changed} 个。"
    record(by=by, verb="orgs.import_units", sentence=sentence)
    return outcomes


def _carry_out(by: User | None, lines: list[Line]) -> Iterable[Outcome]:
    """Parents first: a row waits while its parent stands in a row that is still to come."""
    seen: dict[str, int] = {}
    waiting: list[Line] = []
    for line in lines:
        first = seen.setdefault(key(line["name"]), line.row)
        if first != line.row:
            said = f"和第 {first} 行是同一个单位，请删去一行。"
            yield Outcome(line.row, line["name"], "error", said)
        else:
            waiting.append(line)
    while waiting:
        to_come = {name for line in waiting for name in _names(line)}
        ready = [line for line in waiting if key(line["parent"]) not in to_come] or waiting
        for line in ready:
            yield attempt(line, line["name"], partial(_row, by, line))
        waiting = [line for line in waiting if line not in ready]


def _names(line: Line) -> list[str]:
    texts = [line["name"], line["short_name"], *line["aliases"].split("、")]
    return [key(text) for text in texts if key(text)]


def _row(by: User | None, line: Line) -> Outcome:
    unit = _meant(line)
    wanted = _wanted(line)
    if unit is None:
        add_unit(by=by, **wanted)
        return Outcome(line.row, line["name"], "new")
    present = _present(unit)
    full = present | wanted
    changes = {
        _LABELS[field]: (_shown(present[field]), _shown(full[field]))
        for field in full
        if _shown(present[field]) != _shown(full[field])
    }
    if not changes:
        return Outcome(line.row, unit.name, "same")
    edit_unit(by=by, unit=unit, **full)
    return Outcome(line.row, unit.name, "changed", said_changes(changes))


def _meant(line: Line) -> Unit | None:
    by_code = Unit.objects.filter(code=line["code"]).first() if line["code"] else None
    if by_code is not None:
        return by_code
    named = UnitAlias.objects.filter(key=key(line["name"]), kind=NameKind.NAME)
    found = named.select_related("unit").first()
    return found.unit if found else None


def _wanted(line: Line) -> dict[str, Any]:
    """The fields of the row as the actions take them. Raises Refusal for what cannot be read."""
    wanted: dict[str, Any] = {
        field: line[field] for field in ("name", "short_name", "phone") if field in line.values
    }
    if not line["name"]:
        raise Refusal("name_empty", "请填写单位全称。")
    if key(line["kind"]) not in _KINDS:
        known = "、".join(UnitKind.labels)
        raise Refusal("unknown_kind", f"类别“{line['kind']}”不认识，请填写：{known}。")
    wanted["kind"] = _KINDS[key(line["kind"])]
    if "code" in line.values:
        wanted["code"] = line["code"] or None
    if "aliases" in line.values:
        wanted["aliases"] = [text.strip() for text in line["aliases"].split("、") if text.strip()]
    if "parent" in line.values:
        wanted["parent"] = _parent(line["parent"])
    if line["order"]:
        wanted["order"] = _order(line["order"])
    return wanted


def _parent(text: str) -> Unit | None:
    if not text:
        return None
    found = UnitAlias.objects.select_related("unit").filter(key=key(text)).first()
    if found is None or found.unit is None:
        sentence = f"没有找到上级单位“{text}”，请先新设它，或者写在同一个表格里。"
        raise Refusal("unknown_parent", sentence)
    return found.unit


def _order(text: str) -> int:
    if not text.isdecimal() or len(text) > 5:
        raise Refusal("bad_order", f"排序“{text}”不是 0 到 99999 的整数。")
    return int(text)


def _present(unit: Unit) -> dict[str, Any]:
    aliases = unit.names.filter(kind=NameKind.ALIAS).values_list("text", flat=True)
    fields = ("name", "short_name", "kind", "parent", "code", "order", "phone")
    return {field: getattr(unit, field) for field in fields} | {"aliases": list(aliases)}


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(sorted(value))
    if value in UnitKind.values:
        return UnitKind(value).label
    return "" if value is None else str(value)
