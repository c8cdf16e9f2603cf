"""Units and people as xlsx, in the form in which they can be imported again."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from .enums import NameKind, UnitKind
from .models import Post, Role, Unit
from .rules.sheets import MOST_ROWS, PEOPLE, UNITS, Column

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PASSWORD = Column("password", "首次登录密码", hint="首次登录时必须修改")


def unit_sheet(units: Iterable[Unit]) -> bytes:
    """The units with all their names; none gives an empty template.

    ``units`` come with ``parent`` selected and ``names`` prefetched.
    """
    rows = [
        {
            "name": unit.name,
            "short_name": unit.short_name,
            "aliases": "、".join(n.text for n in unit.names.all() if n.kind == NameKind.ALIAS),
            "kind": UnitKind(unit.kind).label,
            "parent": unit.parent.name if unit.parent else "",
            "code": unit.code or "",
            "order": str(unit.order),
            "phone": unit.phone,
        }
        for unit in units
    ]
    return _workbook("单位", UNITS, rows, {"kind": UnitKind.labels})


def people_sheet(posts: Iterable[Post]) -> bytes:
    """One row for each post, with user, unit and role selected; none gives an empty template."""
    roles = [role.label for role in Role.objects.all()]
    return _workbook("人员", PEOPLE, [_person(post) for post in posts], {"role": roles})


def password_sheet(posts: Iterable[Post], passwords: Mapping[str, str]) -> bytes:
    """The new accounts with their first passwords, to be handed out one by one."""
    rows = [
        _person(post) | {"password": passwords[post.user.username]}
        for post in posts
        if post.user.username in passwords
    ]
    columns = [column for column in PEOPLE if column.field in {"username", "name", "unit"}]
    return _workbook("首次登录密码", [*columns, PASSWORD], rows, {})


def _person(post: Post) -> dict[str, str]:
    return {
        "username": post.user.username,
        "name": post.user.name,
        "phone": post.user.phone,
        "email": post.user.email,
        "unit": post.unit.name,
        "role": post.role.label,
        "title": post.title,
        "since": post.since.isoformat(),
    }


def _workbook(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, str]],
    choices: Mapping[str, Sequence[str]],
) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    sheet.freeze_panes = "A2"
    _put(sheet, 1, [column.heading for column in columns])
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = 22
        _offer(sheet, letter, column, choices.get(column.field, ()))
    for number, row in enumerate(rows, start=2):
        _put(sheet, number, [row.get(column.field, "") for column in columns])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _put(sheet: Worksheet, row: int, texts: Iterable[str]) -> None:
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column, text)
        if text:
            cell.data_type = "s"  # a name that begins with "=" is no formula
            cell.number_format = "@"  # and a telephone number no quantity


def _offer(sheet: Worksheet, letter: str, column: Column, choices: Sequence[str]) -> None:
    """A hint on each cell of the column and, where only some words are known, a list of them."""
    if not choices and not column.hint:
        return
    listed = f'"{",".join(choices)}"' if choices else None
    rule = DataValidation(type="list" if listed else None, formula1=listed, allow_blank=True)
    rule.promptTitle, rule.prompt = column.heading, column.hint or "请从列表中选择"
    rule.showInputMessage = rule.showErrorMessage = True
    rule.errorTitle, rule.error = column.heading, "请从列表中选择。"
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
