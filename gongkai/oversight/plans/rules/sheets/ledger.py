"""A unit's corrected ledger against what the system has: changes, and why some cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongkai.ground.documents.model import Document

from ...saying import day_words
from ..deadlines import Context, in_cell
from ..ledger.events import Measure, WorkPlan
from ..ledger.fold import Standing
from ..ledger.refusing import Asked, reasons
from ..ledger.states import DOING, ENDED, MACHINE, TO_SIGN
from .blocks import LABELS, Block, blocks_of
from .cells import day_in_words, is_formula, limit_cell, same
from .finding import LEDGER, rows_of
from .found import Extra, Field, Found, Missing, Problem

LONGEST = {"leader": 50, "section": 100, "measure": 1000, "limit": 200}  # as the form
MOST_MEASURES = 60
CLOSED = "这项任务现在是“{state}”，不能再改。要补充的，请联系政务公开办重新打开。"
TO_BE_SIGNED = "这项任务还没有签收。请先签收，再导入台账。"
OTHERWISE = "这项任务现在是“{state}”，不能改台账、报进展。{waits}"


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the cells that a unit may change."""

    plan: WorkPlan
    report: str


@dataclass(frozen=True, slots=True)
class Known:
    """One assignment as the system has it. ``at`` tells how it stood at an earlier step."""

    pk: int
    version: int
    label: str
    task: str
    state: str
    said: Said
    at: Callable[[int], Said]
    context: Context


@dataclass(frozen=True, slots=True)
class LedgerChange:
    """What the sheet changes in one assignment. None: that stays."""

    row: int
    pk: int
    version: int
    label: str
    fields: tuple[Field, ...]
    plan: dict[str, Any] | None
    report: str | None


@dataclass(slots=True)
class _Asked:
    """One block beside what is known of it."""

    block: Block
    known: Known
    fields: list[Field] = field(default_factory=list)


def compare(document: Document, known: Mapping[int, Known], today: date) -> Found[LedgerChange]:
    """All differences between a ledger file and ``known`` (by number). Raises Refusal (finding)."""
    sheet = rows_of(document, LEDGER)
    read = blocks_of(sheet.lines)
    found: Found[LedgerChange] = Found(extras=read.extras, problems=read.problems)
    seen = {block.pk for block in read.blocks}
    otherwise = 0
    for block in read.blocks:
        one = known.get(block.pk)
        if one is None or block.version > one.version:
            found.problems.append(_unknown(block, one))
            continue
        otherwise += bool(block.texts.get("task")) and not same(block.texts["task"], one.task)
        _compare(_Asked(block, one), found, today)
    # A number that stands twice is in the sheet, and so not missing.
    named = {line["number"].split("-")[0] for line in sheet.lines}
    found.missing = [
        Missing(one.pk, one.label)
        for one in known.values()
        if one.pk not in seen and str(one.pk) not in named
    ]
    found.problems.sort(key=lambda problem: problem.row)
    if otherwise:
        found.notes.append(
            f"有 {otherwise} 行的“工作任务”改过，没有导入：任务的文字由政务公开办修订。"
        )
    return found


def _unknown(block: Block, known: Known | None) -> Problem:
    if known is None:
        return Problem(
            block.row,
            f"第 {block.row} 行的系统编号 {block.pk}-{block.version} 不是本单位的任务，没有导入。"
            "请用本单位导出的台账。",
        )
    return Problem(
        block.row,
        f"第 {block.row} 行的系统编号 {block.pk}-{block.version} 不对，没有导入。"
        f"请填回 {known.pk}-{known.version}，或者重新导出。",
    )


def _compare(asked: _Asked, found: Found[LedgerChange], today: date) -> None:
    block, known = asked.block, asked.known
    plan = _plan(block, known)
    wanted = Said(plan, block.texts.get("report") or known.said.report)
    if _alike(wanted, known.said):
        found.same += 1
        return
    before = known.at(block.version) if block.version < known.version else known.said
    if not _alike(before, known.said):  # a comment, say, changes nothing that stands in the sheet
        typed = Said(_plan(block, known), block.texts.get("report") or before.report)
        if _alike(typed, before):
            found.same += 1  # the person changed nothing; somebody else did
        else:
            found.problems.append(_stale(asked, typed))
        return
    asked.fields = _fields(known.said, wanted)
    against = _against(asked, wanted, today)
    if against:
        sentence = f"第 {block.row} 行（{known.label}）：{against}"
        found.problems.append(Problem(block.row, sentence, tuple(asked.fields)))
        return
    changed = not _same_plan(plan, known.said.plan)
    reported = not same(wanted.report, known.said.report)
    found.changes.append(
        LedgerChange(
            block.row,
            known.pk,
            known.version,
            known.label,
            tuple(asked.fields),
            plan.kept() if changed else None,
            wanted.report if reported else None,
        )
    )


def _stale(asked: _Asked, typed: Said) -> Problem:
    """Somebody changed it after the sheet was taken: both versions, and nothing is applied."""
    fields = tuple(_fields(asked.known.said, typed))
    sentence = (
        f"第 {asked.block.row} 行（{asked.known.label}）：您导出以后，这项任务又有了新情况，"
        "表里的没有导入。请看清两边，在最新的台账里改。"
    )
    return Problem(asked.block.row, sentence, fields)


def _plan(block: Block, known: Known) -> WorkPlan:
    """The plan that the sheet asks for; a measure whose words stay keeps its day."""
    kept = list(known.said.plan.measures)
    measures = []
    for text, limit in block.measures:
        if not text.strip():
            continue  # a limit alone is that of the task
        old = next(
            (one for one in kept if same(one.text, text) and same(limit_cell(one), limit)), None
        )
        if old is not None:
            kept.remove(old)
        measures.append(old or _measure(text, limit, known.context))
    texts = block.texts
    return WorkPlan(texts.get("leader", ""), texts.get("section", ""), tuple(measures))


def _measure(text: str, limit: str, context: Context) -> Measure:
    words = day_in_words(limit)
    days = [one.date for one in in_cell(words, context) if one.kind == "date" and one.date]
    return Measure(text.strip(), words, max(days) if days else None)


def _alike(one: Said, other: Said) -> bool:
    return _same_plan(one.plan, other.plan) and same(one.report, other.report)


def _same_plan(one: WorkPlan, other: WorkPlan) -> bool:
    return (
        same(one.leader, other.leader)
        and same(one.section, other.section)
        and len(one.measures) == len(other.measures)
        and all(
            same(mine.text, yours.text) and same(limit_cell(mine), limit_cell(yours))
            for mine, yours in zip(one.measures, other.measures, strict=True)
        )
    )


def _fields(old: Said, new: Said) -> list[Field]:
    found = []
    was, becomes = _lines(old.plan), _lines(new.plan)
    if not same(was, becomes):
        days = [
            f"“{one.text[:20]}”最后一天是{day_words(one.due)}"
            for one in new.plan.measures
            if one.due and one not in old.plan.measures
        ]
        found.append(Field("工作举措和时限", was, becomes, "；".join(days)))
    for name in ("leader", "section"):
        was, becomes = getattr(old.plan, name), getattr(new.plan, name)
        if not same(was, becomes):
            found.append(Field(LABELS[name], was, becomes))
    if not same(old.report, new.report):
        found.append(Field(LABELS["report"], old.report, new.report))
    return found


def _lines(plan: WorkPlan) -> str:
    return "\n".join(
        f"{at}. {one.text}{f'（{limit_cell(one)}）' if limit_cell(one) else ''}"
        for at, one in enumerate(plan.measures, start=1)
    )


def _against(asked: _Asked, wanted: Said, today: date) -> str:
    """Why it cannot be taken, in one or more sentences; empty when it can."""
    known = asked.known
    if known.state == TO_SIGN:
        return TO_BE_SIGNED
    label = MACHINE.states[known.state]
    if known.state != DOING:
        waits = MACHINE.waits_for[known.state]
        text = CLOSED if known.state in ENDED else OTHERWISE
        return text.format(state=label, waits=waits)
    found = [*_formulas(asked.fields), *_too_long(wanted.plan)]
    standing = Standing(known.state, 0, known.version, (), known.said.plan)
    year = known.context.year or today.year
    if not _same_plan(wanted.plan, known.said.plan):
        data: dict[str, Any] = {"plan": wanted.plan.kept()}
        against = reasons(standing, Asked("plan", data, today, year))
        found += [one.sentence for one in against if not (found and one.code.endswith("_long"))]
    if not same(wanted.report, known.said.report):
        data = {"text": wanted.report}
        found += [one.sentence for one in reasons(standing, Asked("report", data, today, year))]
    return "".join(found)


def _formulas(fields: Iterable[Field]) -> list[str]:
    """A cell that holds a formula nobody worked out says nothing; it is not taken for a text."""
    return [
        f"“{field.label}”里有公式，没有存下结果。请把公式换成文字再传。"
        for field in fields
        if is_formula(field.new)
    ]


def _too_long(plan: WorkPlan) -> list[str]:
    texts = [("leader", plan.leader), ("section", plan.section)]
    for one in plan.measures:
        texts += [("measure", one.text), ("limit", one.limit)]
    labels = {**LABELS, "measure": "工作举措", "limit": "时限要求"}
    long = {name for name, text in texts if len(text) > LONGEST[name]}
    found = [f"“{labels[name]}”最多 {LONGEST[name]} 个字。" for name in sorted(long)]
    if len(plan.measures) > MOST_MEASURES:
        found.append(f"一项任务最多 {MOST_MEASURES} 条工作举措。")
    return found


__all__ = ["Extra", "Known", "LedgerChange", "Said", "compare"]
