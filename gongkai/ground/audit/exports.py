"""The log as a table for Excel: CSV, written line by line, however long it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from gongkai.ground.core.clock import CHINA

from .models import Entry

HEADINGS = ["序号", "时间", "人员", "内容", "来源地址", "请求编号", "上一条校验值", "校验值"]
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads Chinese CSV as garbage
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """The lines of a CSV file, heading first."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(HEADINGS)
    for entry in entries:
        yield writer.writerow([_inert(value) for value in cells(entry)])


def cells(entry: Entry) -> list[str]:
    """One entry as the cells of a row, in the order of ``HEADINGS``."""
    moment = entry.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
    rest = [entry.by_name, entry.sentence, entry.address, entry.request_id]
    return [str(entry.sequence), moment, *rest, entry.previous_hash, entry.hash]


def _inert(value: str) -> str:
    """A cell that Excel does not run as a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
