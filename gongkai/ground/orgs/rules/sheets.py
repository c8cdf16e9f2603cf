"""The tables by which units and people come in and go out: columns, and reading filled-in rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from gongkai.ground.core.errors import Reason, Refusal

from .names import key

MOST_ROWS = 2000
HEADING_WITHIN = 10  # people put a title above the headings


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, its heading, whether it must be there, and a hint."""

    field: str
    heading: str
    needed: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One filled-in row: its number in the sheet (from 1) and the texts by field."""

    row: int
    values: dict[str, str]

    def __getitem__(self, field: str) -> str:
        return self.values.get(field, "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row comes to: the person or unit meant, and what changes or why it cannot."""

    row: int
    name: str
    kind: Literal["new", "changed", "same", "error"]
    said: str = ""


UNITS = (
    Column("name", "单位全称", needed=True),
    Column("short_name", "简称"),
    Column("aliases", "别名", hint="多个别名用顿号隔开"),
    Column("kind", "类别", needed=True),
    Column("parent", "上级单位", hint="写全称、简称或者别名"),
    Column("code", "单位编码", hint="有编码的按编码认，改名也认得出"),
    Column("order", "排序", hint="数字小的排在前面"),
    Column("phone", "联系电话"),
)
PEOPLE = (
    Column("username", "用户名", needed=True, hint="登录用，不能重复"),
    Column("name", "姓名", needed=True),
    Column("phone", "手机"),
    Column("email", "电子邮箱"),
    Column("unit", "单位", needed=True, hint="写全称、简称或者别名"),
    Column("role", "角色", needed=True),
    Column("title", "职务"),
    Column("since", "任职日期", hint="如 2026-05-06；不填就是导入当天"),
)


def read(rows: Sequence[Sequence[str]], columns: Iterable[Column]) -> list[Line]:
    """The filled-in rows under the headings; empty rows are left out.

    Columns may stand in any order and others may stand between them. Raises Refusal
    ``sheet_columns`` when headings are missing or stand twice, ``sheet_empty``, ``sheet_long``.
    """
    columns = tuple(columns)
    at, places = _headings(rows, columns)
    lines = [
        Line(number, {field: row[place].strip() for field, place in places.items()})
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
        if any(row[place].strip() for place in places.values())
    ]
    if not lines:
        raise Refusal("sheet_empty", "表格里只有标题，没有内容。请填好以后再导入。")
    if len(lines) > MOST_ROWS:
        raise Refusal("sheet_long", f"一次最多导入 {MOST_ROWS} 行，请分成几个表格。")
    return lines


def refuse_errors(outcomes: Iterable[Outcome]) -> None:
    """Raise Refusal ``sheet_errors`` with every row that cannot be taken, if there is one."""
    reasons = [
        Reason("sheet_errors", f"第 {each.row} 行：{each.said}", f"row-{each.row}")
        for each in outcomes
        if each.kind == "error"
    ]
    if reasons:
        sentence = f"有 {len(reasons)} 行要改，改好以后再导入。现在一行也没有导入。"
        raise Refusal("sheet_errors", sentence, reasons)


def _headings(
    rows: Sequence[Sequence[str]], columns: tuple[Column, ...]
) -> tuple[int, dict[str, int]]:
    known = {key(column.heading): column.field for column in columns}
    needed = {column.field: column.heading for column in columns if column.needed}
    best: tuple[int, dict[str, int]] = (0, {})
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        found = [(known[key(text)], place) for place, text in enumerate(row) if key(text) in known]
        if len(found) > len(dict(found)):
            raise Refusal("sheet_columns", "表格里有两列的标题相同，请删去一列再导入。")
        if len(found) > len(best[1]):
            best = at, dict(found)
    missing = [heading for field, heading in needed.items() if field not in best[1]]
    if missing:
        names = "、".join(f"“{heading}”" for heading in missing)
        sentence = f"表格里缺少{names}这{len(missing)}列。请下载模板，把内容填到模板里再导入。"
        raise Refusal("sheet_columns", sentence)
    return best
