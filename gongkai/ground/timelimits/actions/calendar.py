"""Load and remove the office's table of a year."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.parsers import parse

from .. import queries
from ..models import CalendarDay, YearTable
from ..rules import year_table
from ..signals import calendar_changed
from .permission import Person, name_of, require

FIRST_YEAR, LAST_YEAR = 2008, 2100


@transaction.atomic
def load_year(*, by: Person, year: int, data: bytes, name: str, source: str) -> YearTable:
    """Take the table of ``year`` from a CSV or xlsx file; an earlier one is replaced.

    ``source`` names the notice (国办发明电〔2026〕7号). All or nothing. Raises Refusal with every
    slip by line (see ``rules.year_table.read``), ``source_empty``, ``year_range``, ``not_allowed``,
    or what ``documents`` says of a file that cannot be read.
    """
    require(by)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal("year_range", f"年份要在 {FIRST_YEAR} 到 {LAST_YEAR} 之间。")
    if not source.strip():
        raise Refusal("source_empty", "请填写依据，例如国务院办公厅放假通知的文号。")
    rows = year_table.read(_cells(data, name), year)
    YearTable.objects.filter(year=year).delete()
    table = YearTable.objects.create(year=year, source=source.strip(), loaded_at=clock.now())
    CalendarDay.objects.bulk_create(
        CalendarDay(table=table, day=row.day, is_workday=row.is_workday, name=row.name)
        for row in rows
    )
    off = sum(not row.is_workday for row in rows)
    sentence = (
        f"{name_of(by)}录入{year}年工作日历：{off} 天放假，{len(rows) - off} 天调休上班，"
        f"依据是{table.source}。"
    )
    record(by=by, verb="timelimits.load_year", sentence=sentence, record=table)
    transaction.on_commit(partial(_tell, year))
    return table


@transaction.atomic
def remove_year(*, by: Person, year: int) -> None:
    """Remove the office's table of ``year``; the next source rules again.

    Raises Refusal ``no_table`` or ``not_allowed``.
    """
    require(by)
    table = YearTable.objects.select_for_update().filter(year=year).first()
    if table is None:
        raise Refusal("no_table", f"没有录入过{year}年的工作日历。")
    sentence = f"{name_of(by)}撤下{year}年工作日历（依据曾是{table.source}）。"
    record(by=by, verb="timelimits.remove_year", sentence=sentence, record=table)
    table.delete()
    transaction.on_commit(partial(_tell, year))


def _cells(data: bytes, name: str) -> list[list[str]]:
    if name.lower().endswith(".csv"):
        return year_table.rows_of_csv(data)
    tables = parse(data, name).tables
    if not tables:
        raise Refusal("no_sheet", "文件里没有表格，请下载模板，在模板里填写。")
    return tables[0].rows


def _tell(year: int) -> None:
    calendar_changed.send_robust(None, year=year, version=queries.calendar().version)
