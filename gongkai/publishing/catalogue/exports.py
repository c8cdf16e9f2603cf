"""Directories and the board as sheets and documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gongkai.ground.documents.writers.docx import Heading, Part, Table, document_bytes
from gongkai.ground.documents.writers.xlsx import Value, list_bytes

from .models import Bound, Directory, EntryVersion
from .queries.columns import Kept
from .rules.clock import LIGHTS
from .rules.freshness import WORDS
from .rules.shown import by_domain, levels_of

# The columns of 国办发〔2019〕54号, so that what was exported can be taken in again.
COLUMNS = (
    ("序号", 7),
    ("一级事项", 16),
    ("二级事项", 22),
    ("公开内容（要素）", 46),
    ("公开依据", 36),
    ("公开时限", 26),
    ("公开主体", 22),
    ("责任科室", 16),
    ("责任人", 10),
    ("公开渠道和载体", 26),
    ("公开对象", 14),
    ("公开方式", 14),
    ("公开层级", 14),
)
BOARD = (
    ("目录", 30),
    ("一级事项", 16),
    ("二级事项", 26),
    ("公开主体", 22),
    ("责任科室", 16),
    ("公开时限", 30),
    ("已公开（条）", 12),
    ("最近公开", 13),
    ("等着公开（条）", 14),
    ("最迟", 13),
    ("进度", 10),
)
BOUND = (("机构名称", 34), ("行业", 14), ("主管部门", 28), ("列入日期", 13), ("最后一天", 13))
FRESH = (("单位", 22), ("栏目", 26), ("种类", 14), ("最近更新", 13), ("最迟更新", 13), ("状态", 12))


def directory_sheet(directory: Directory, rows: Iterable[EntryVersion]) -> bytes:
    """A directory as the national standard draws it."""
    lines = [_line(number, row) for number, row in enumerate(rows, start=1)]
    return list_bytes("公开事项目录", directory.title, COLUMNS, lines)


def directory_document(directory: Directory, rows: Iterable[EntryVersion]) -> bytes:
    """The same for print, a table for each domain."""
    parts: list[Part] = []
    said = [row.columns | {"row": row} for row in rows]
    for domain, held in by_domain(said):
        head = [name for name, _ in _PRINTED]
        body = [
            [_line(at, one["row"])[place] for place in _PLACES] for at, one in enumerate(held, 1)
        ]
        parts += [Heading(domain), Table([head, *([str(cell) for cell in line] for line in body)])]
    return document_bytes(directory.title, parts, landscape=True)


_PLACES = (0, 2, 3, 4, 5, 6, 9)
_PRINTED = [COLUMNS[place] for place in _PLACES]


def board_sheet(rows: Iterable[Any]) -> bytes:
    """The board as its filters leave it; wants ``light``."""
    lines: list[Sequence[Value]] = []
    for row in rows:
        said, standing = row.current, row.standing
        assert said is not None, "the board has only entries in force"
        lines.append(
            (
                row.directory.title,
                said.domain,
                said.matter or said.content[:60],
                row.unit.name,
                said.section,
                said.limit_text,
                standing.shown,
                standing.last_on,
                standing.waiting,
                standing.due_on,
                LIGHTS[row.light],
            )
        )
    return list_bytes("公开事项进度", "公开事项进度", BOARD, lines)


def bound_sheet(rows: Iterable[Bound]) -> bytes:
    """公共企事业单位适用主体清单."""
    lines = [
        (row.name, str(row.get_sector_display()), row.supervisor.name, row.since, row.until)
        for row in rows
    ]
    return list_bytes("适用主体", "公共企事业单位适用主体清单", BOUND, lines)


def column_sheet(rows: Iterable[Kept]) -> bytes:
    """Columns with how fresh they are."""
    lines = [
        (
            one.column.unit.name,
            one.column.name,
            str(one.column.get_kind_display()),
            one.updated,
            one.last_day,
            WORDS[one.state],
        )
        for one in rows
    ]
    return list_bytes("栏目更新", "栏目更新情况", FRESH, lines)


def _line(number: int, row: EntryVersion) -> tuple[str, ...]:
    modes = [word for word, on in (("主动", row.proactive), ("依申请", row.on_request)) if on]
    return (
        row.number or str(number),
        row.domain,
        row.matter,
        row.content,
        row.basis,
        row.limit_text,
        row.entry.unit.name,
        row.section,
        row.person,
        "、".join(row.channels),
        row.audience or "全社会",
        "、".join(modes),
        levels_of(row.levels),
    )
