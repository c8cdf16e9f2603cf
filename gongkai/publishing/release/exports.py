"""The list of publications as a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.ground.core import clock
from gongkai.ground.documents.writers.xlsx import list_bytes

from .models import Publication

COLUMNS = (
    ("标题", 50), ("单位", 20), ("状态", 12), ("网址", 24), ("版本", 8),
    ("首次公开", 18), ("最近更新", 18), ("公开到", 12), ("内容校验值", 66),
)  # fmt: skip


def publication_sheet(rows: Iterable[Publication]) -> bytes:
    """The publications as the filters leave them."""
    values = [
        (
            row.title,
            row.unit.name,
            row.get_state_display(),
            row.address,
            row.number,
            _moment(row.published_at),
            _moment(row.changed_at),
            row.expires_on.isoformat() if row.expires_on else "",
            row.digest,
        )
        for row in rows
    ]
    return list_bytes("公开记录", "公开记录", COLUMNS, values)


def _moment(at: object) -> str:
    return f"{at.astimezone(clock.CHINA):%Y-%m-%d %H:%M}" if hasattr(at, "astimezone") else ""
