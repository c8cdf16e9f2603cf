"""The office's list of deliveries as a table to take away."""

from __future__ import annotations

from gongkai.ground.core import clock
from gongkai.ground.documents.writers.xlsx import Sheet, workbook_bytes

from . import queries

MOST_ROWS = 20_000  # a year of a district; more would keep the page waiting
HEADER = ("时间", "消息", "收件人", "渠道", "状态", "已试次数", "说明")


def deliveries_table(state: str) -> bytes:
    """The deliveries in ``state`` (all for "") as xlsx, newest first, at most ``MOST_ROWS``."""
    rows = [
        (
            row.notice.created.astimezone(clock.CHINA),
            row.notice.subject,
            str(row.notice.to),
            row.get_channel_display(),
            row.get_state_display(),
            row.tries,
            row.error,
        )
        for row in queries.deliveries(state)[:MOST_ROWS]
    ]
    return workbook_bytes([Sheet(name="外发消息", header=[HEADER], rows=rows, title="外发消息")])
