"""Why not yet: all reasons against a step, as the page shows them and the action refuses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.ground.core.errors import Reason

from ...saying import day_words
from .fold import Standing

LONGEST = 4000
SHORT = 200  # of names: 分管领导, 责任科室, the words of a limit


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that somebody asks for: the verb, what with, on which day, with how much proof.

    ``proofs`` counts all proof that holds, also that which comes with this step; ``starts`` names
    the deadlines that an event can set going.
    """

    verb: str
    data: Mapping[str, Any]
    today: date
    year: int
    by_id: int | None = None
    proofs: int = 0
    flagged: bool = False
    starts: Collection[int] = ()


def reasons(standing: Standing, asked: Asked) -> list[Reason]:
    """Every reason why the step cannot be taken now; empty when it can."""
    found = list(_missing(asked))
    check = _CHECKS.get(asked.verb)
    return found + (list(check(standing, asked)) if check else [])


_ASKED_FOR = {
    "reason": "请写明理由。",
    "text": "请写明进展情况，至少一句完整的话。",
    "until": "请填写延到哪一天。",
    "on": "请填写事情发生的日期。",
    "unit": "请选择接收单位。",
    "deadline": "请选择是哪一条时限。",
}
_NEEDED = {
    "refuse": ("reason",),
    "insist": ("reason",),
    "send_back": ("reason",),
    "withdraw": ("reason",),
    "reopen": ("reason",),
    "transfer": ("unit", "reason"),
    "extend": ("until", "reason"),
    "report": ("text",),
    "submit": ("text",),
    "comment": ("text",),
    "start": ("deadline", "on"),
}


def _missing(asked: Asked) -> Iterator[Reason]:
    for name in _NEEDED.get(asked.verb, ()):
        value = asked.data.get(name)
        if not (value.strip() if isinstance(value, str) else value):
            yield Reason(f"{name}_missing", _ASKED_FOR[name], name)
        elif isinstance(value, str) and "\0" in value:
            # PostgreSQL does not take it; a business system may send it.
            yield Reason(f"{name}_unreadable", "里面有不能保存的字符，请重新填写。", name)
        elif isinstance(value, str) and len(value) > LONGEST:
            yield Reason(
                f"{name}_long", f"写得太长，最多 {LONGEST} 个字。详细材料请作为佐证上传。", name
            )


def _covers(standing: Standing, asked: Asked) -> Iterator[Reason]:
    known = {part.key: part for part in standing.parts}
    for key in asked.data.get("covers", ()):
        if key not in known:
            yield Reason("part_unknown", "您选的节点已经变了，请看清现在的节点再选。", "covers")
        elif known[key].open and key not in {part.key for part in standing.tickable}:
            yield Reason(
                "part_closes",
                f"“{known[key].label}”要等全部办完，用“申请办结”来办，不用在这里选。",
                "covers",
            )
        elif not known[key].open:
            yield Reason("part_done", f"“{known[key].label}”已经报过了，不用再选。", "covers")


def _submit(standing: Standing, asked: Asked) -> Iterator[Reason]:
    yield from _covers(standing, asked)
    covered = set(asked.data.get("covers", ()))
    for part in standing.open_parts:
        if part.counted and part.key not in covered:
            day = f"，最迟{day_words(part.due)}" if part.due else ""
            yield Reason(
                "part_open", f"“{part.label}”还没有报{day}。请先报这一次的进展。", "covers"
            )
    if asked.flagged:
        yield Reason("proof_withdrawn", f"{_WITHDRAWN}请换一份佐证，和申请一起报。", "files")
    elif not asked.proofs:
        yield Reason("no_proof", "还没有佐证。请上传文件、填写链接或者选择平台内的记录。", "files")


def _verify(standing: Standing, asked: Asked) -> Iterator[Reason]:
    if asked.by_id is not None and asked.by_id == standing.submitted_by:
        yield Reason("own_request", "这次办结是您本人申请的，请由政务公开办的另一位同事核验。")
    if asked.flagged:
        yield Reason("proof_withdrawn", f"{_WITHDRAWN}请退回补充，让单位换一份佐证。")


_WITHDRAWN = "有一条佐证所指的记录已经撤回。"


def _extend(standing: Standing, asked: Asked) -> Iterator[Reason]:
    said = asked.data.get("until")
    if not said:
        return
    until = date.fromisoformat(said)
    last = date(asked.year, 12, 31)
    if until > last:
        yield Reason(
            "past_year",
            f"延期不能超过{day_words(last)}。年底还办不完的，请在“回头看”里结转到下一年。",
            "until",
        )
    if until < asked.today:
        yield Reason("in_past", "这一天已经过去，请填今天或者以后的日子。", "until")
    chosen = set(asked.data.get("keys", ()))
    if chosen - {part.key for part in standing.parts}:
        yield Reason("part_unknown", "您选的节点已经变了，请看清现在的节点再选。", "keys")
    parts = [part for part in standing.open_parts if part.key in chosen]
    if not parts:
        yield Reason("nothing_to_extend", "请选择要延期的节点；已经办完的不用延。", "keys")
    for part in parts:
        if part.due and until <= part.due:
            yield Reason(
                "not_later",
                f"“{part.label}”本来就到{day_words(part.due)}，请填更晚的日子。",
                "until",
            )


def _transfer(standing: Standing, asked: Asked) -> Iterator[Reason]:
    if asked.data.get("unit") == standing.unit_id:
        yield Reason("same_unit", "这项任务本来就由这个单位承办，请选择另一个单位。", "unit")


def _start(standing: Standing, asked: Asked) -> Iterator[Reason]:
    if (label := _begun(standing, asked)) is not None:
        yield Reason("started_already", f"“{label}”已经登记过起算，不用再登记。", "on")
    if asked.data.get("deadline") not in set(asked.starts):
        yield Reason("deadline_unknown", "这一条时限不是事后起算的，不用登记。", "deadline")
    said = asked.data.get("on")
    if said and date.fromisoformat(said) > asked.today:
        yield Reason("in_future", "事情还没有发生，请在发生以后登记。", "on")
    elif said and date.fromisoformat(said).year < asked.year - 1:
        yield Reason("long_ago", f"这是 {asked.year} 年的任务，请核对日期。", "on")


def _begun(standing: Standing, asked: Asked) -> str | None:
    """The part that the same event has begun already."""
    on, what = asked.data.get("on"), (asked.data.get("what") or "").strip()
    if not on:
        return None
    day = date.fromisoformat(on)
    mark = f"（{day.month}月{day.day}日起）"
    for part in standing.parts:
        of_this = part.key.startswith(f"{asked.data.get('deadline')}@")
        if of_this and part.label.endswith(mark) and what in ("", part.label.removesuffix(mark)):
            return part.label
    return None


def _plan(standing: Standing, asked: Asked) -> Iterator[Reason]:
    plan = asked.data.get("plan") or {}
    if not any(plan.get(name) for name in ("leader", "section", "measures")):
        yield Reason("plan_empty", "请至少填写一条工作举措，或者分管领导、责任科室。", "measures")
    for name, label in (("leader", "分管领导"), ("section", "责任科室")):
        if len(plan.get(name) or "") > SHORT:
            yield Reason(f"{name}_long", f"“{label}”写得太长，最多 {SHORT} 个字。", name)
    for at, measure in enumerate(plan.get("measures", ()), start=1):
        if not measure["text"].strip():
            yield Reason("measure_empty", f"第 {at} 条工作举措没有写内容。", "measures")
        if len(measure["text"]) > LONGEST or len(measure.get("limit") or "") > SHORT:
            yield Reason("measure_long", f"第 {at} 条工作举措写得太长，请写短一些。", "measures")
        if (measure.get("due") or "") > f"{asked.year}-12-31":
            yield Reason(
                "measure_late",
                f"第 {at} 条工作举措的日子过了 {asked.year} 年底。"
                "这份要点只到年底，请写今年的日子，跨年的留到明年的要点。",
                "measures",
            )
    texts = [measure["text"].strip() for measure in plan.get("measures", ())]
    if len(texts) > len(set(texts)):
        yield Reason("measure_twice", "有两条工作举措写得一样，请删去一条。", "measures")


_CHECKS = {
    "report": _covers,
    "submit": _submit,
    "verify": _verify,
    "extend": _extend,
    "transfer": _transfer,
    "start": _start,
    "plan": _plan,
}
