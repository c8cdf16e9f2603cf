"""落实情况报告: how a year's plan was carried out, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongkai.ground.core import clock
from gongkai.ground.documents.writers import docx

from ..models import Assignment
from ..queries.ledger.cells import requirement_of
from ..queries.ledger.lookback import Report
from ..rules.outcomes import LABELS, Tally
from ..saying import day_words

COUNTS = ("合计", *LABELS.values())
NARROW = (18,) * len(COUNTS)
LONGEST = 120  # characters of a requirement in a list; the whole is in the task table


def report_title(title: str) -> str:
    """《…》落实情况报告."""
    return f"《{title.strip('《》')}》落实情况报告"


def report_document(report: Report) -> bytes:
    """The whole report."""
    parts: list[docx.Part] = [docx.Text(text) for text in _opening(report)]
    parts += _tables(report)
    parts += _unfinished(report)
    parts += _carried(report)
    parts += _flagged(report)
    parts += [
        docx.Text(report.plan.unit.name, align="right"),
        docx.Text(_plain(clock.today()), align="right"),
    ]
    return docx.document_bytes(report_title(report.plan.title), parts)


def _plain(day: object) -> str:
    return day_words(day).partition("（")[0]  # type: ignore[arg-type]  # a date


def _opening(report: Report) -> Iterator[str]:
    counts, total = report.totals.counts, report.totals.total
    yield (
        f"《{report.plan.title.strip('《》')}》共有任务 {report.tasks} 项，"
        f"分给 {len(report.by_unit)} 个单位，分派 {total} 条。截至{day_words(clock.today())}："
    )
    yield (
        "，".join(f"{label} {counts[way]} 条" for way, label in LABELS.items())
        + f"，合计 {total} 条。"
    )
    if total:
        done = counts["on_time"] + counts["late"]
        whole, timely = done * 100 / total, counts["on_time"] * 100 / total
        yield f"完成率 {whole:.1f}%，其中按期完成率 {timely:.1f}%。"


def _tables(report: Report) -> Iterator[docx.Part]:
    yield docx.Heading("一、按工作任务")
    yield _tally_table("工作任务", report.by_section, report.totals)
    yield docx.Heading("二、按单位")
    yield _tally_table("单位", report.by_unit, report.totals)


def _tally_table(heading: str, rows: Mapping[str, Tally], totals: Tally) -> docx.Table:
    lines = [[heading, *COUNTS]]
    lines += [[name, *tally.row] for name, tally in rows.items()]
    lines.append(["合计", *totals.row])
    return docx.Table(rows=lines, widths=(48, *NARROW))


def _unfinished(report: Report) -> Iterator[docx.Part]:
    yield docx.Heading("三、没有完成的任务")
    if report.carried:
        yield docx.Text(f"（另有 {len(report.carried)} 条结转，见四）")
    if not report.unfinished:
        yield docx.Text("没有。")
        return
    lines = [["任务", "单位", "状态", "最后一天", "最近进展"]]
    lines += [[*_named(row), row.get_state_display(), *_stands(row)] for row in report.unfinished]
    yield docx.Table(rows=lines, widths=(52, 28, 18, 24, 34))


def _stands(row: Assignment) -> list[str]:
    due = row.due.isoformat() if row.due else "没有起算"
    reported = f"（{row.reported_on.isoformat()}）" if row.reported_on else ""
    return [due, f"{row.last_report}{reported}" if row.last_report else "没有报过进展"]


def _carried(report: Report) -> Iterator[docx.Part]:
    yield docx.Heading("四、结转到下一年的任务")
    if not report.carried:
        yield docx.Text("没有。")
        return
    lines = [["任务", "单位", "结转到"]]
    lines += [[*_named(old), _goes_on(new)] for old, new in report.carried]
    yield docx.Table(rows=lines, widths=(66, 30, 60))


def _goes_on(new: Assignment | None) -> str:
    if new is None:
        return "查不到结转后的任务"
    return f"《{new.task.plan.title.strip('《》')}》{new.task.label}（{new.unit.said}）"


def _flagged(report: Report) -> Iterator[docx.Part]:
    yield docx.Heading("五、佐证已撤回的任务")
    if not report.flagged:
        yield docx.Text("没有。")
        return
    lines = [["任务", "单位", "状态"]]
    lines += [[*_named(row), row.get_state_display()] for row in report.flagged]
    yield docx.Table(rows=lines, widths=(92, 40, 24))


def _named(row: Assignment) -> Sequence[str]:
    words = requirement_of(row.task)
    short = words if len(words) <= LONGEST else f"{words[:LONGEST]}……"
    return [f"{row.task.label}：{short}", row.unit.said]
