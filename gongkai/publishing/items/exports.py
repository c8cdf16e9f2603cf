"""Rows and lists of items as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.documents.downloads import XLSX
from gongkai.ground.documents.writers.xlsx import list_bytes
from gongkai.publishing.release.kinds import Download
from gongkai.publishing.release.models import Version

from .models import ClearingCase
from .queries.items import Row
from .rules.kinds import kind_of

ITEMS = (
    ("索引号", 24), ("标题", 50), ("单位", 22), ("种类", 14), ("公开事项", 30), ("公开属性", 12),
    ("形成日期", 13), ("状态", 12), ("责任编辑", 12),
)  # fmt: skip

CLEARINGS = (
    ("索引号", 24), ("标题", 46), ("单位", 22), ("疑点", 14), ("依据", 40), ("处理", 16),
    ("理由", 36), ("处理人", 12), ("处理日期", 13),
)  # fmt: skip


def item_sheet(rows: Iterable[Row]) -> bytes:
    """The items of a list."""
    lines = [
        (
            row.item.index_number,
            row.item.title,
            row.item.unit.name,
            kind_of(row.item.kind).label,
            str(row.item.entry or ""),
            row.item.get_attribute_display() or "没有确定",
            row.item.formed_on,
            row.word,
            str(row.item.editor or ""),
        )
        for row in rows
    ]
    return list_bytes("政府信息", "政府信息", ITEMS, lines)


def clearing_sheet(rows: Iterable[ClearingCase]) -> bytes:
    """已公开信息清理: what was found, on what evidence, what was decided and by whom."""
    lines = [
        (
            row.item.index_number,
            row.item.title,
            row.item.unit.name,
            str(row.get_suspicion_display()),
            row.evidence,
            str(row.get_decision_display()),
            row.reason,
            str(row.decided_by or ""),
            row.decided_at.astimezone(clock.CHINA).date() if row.decided_at else None,
        )
        for row in rows
    ]
    return list_bytes("清理", "已公开信息清理台账", CLEARINGS, lines)


def table_xlsx(version: Version) -> bytes:
    """A table as it was published."""
    columns = [(one["label"], 18) for one in version.data["columns"]]
    return list_bytes("表", version.title, columns, [tuple(row) for row in version.data["rows"]])


def table_csv(version: Version) -> bytes:
    """The same with a byte-order mark, so that Excel shows Chinese; nothing is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_plain(one["label"]) for one in version.data["columns"]])
    writer.writerows([[_plain(cell) for cell in row] for row in version.data["rows"]])
    return out.getvalue().encode("utf-8-sig")


def table_json(version: Version) -> bytes:
    """The same for programs: columns, and each row by the keys of its columns."""
    columns: list[Mapping[str, Any]] = version.data["columns"]
    keys = [one["key"] for one in columns]
    said = {
        "title": version.title,
        "version": version.number,
        "digest": version.digest,
        "columns": columns,
        "rows": [dict(zip(keys, row, strict=True)) for row in version.data["rows"]],
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _plain(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is marked as text."""
    return (
        f"'{cell}"
        if cell[:1] in ("=", "+", "@", "\t") or (cell[:1] == "-" and not _number(cell))
        else cell
    )


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def has_rows(version: Version) -> bool:
    """Whether there is a table to be downloaded."""
    return "columns" in version.data


DOWNLOADS = {
    "xlsx": Download("表格（xlsx）", XLSX, ".xlsx", table_xlsx, has_rows),
    "csv": Download("表格（csv）", "text/csv; charset=utf-8", ".csv", table_csv, has_rows),
    "json": Download("数据（json）", "application/json", ".json", table_json, has_rows),
}
