"""Why a draft cannot be taken over yet: every reason at once, each leading to its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content import Content, Deadline, DraftTask, label, names
from ..models import Plan, PlanDraft
from .matching import Matcher, Standing

NAMED_AT_MOST = 6  # task numbers in one sentence


@dataclass(frozen=True, slots=True)
class Gap:
    """One reason. ``kind`` tells which page mends it: head, task, unit, plan or tasks."""

    code: str
    sentence: str
    hint: str
    kind: str
    key: int | None = None
    name: str = ""

    @property
    def where(self) -> str:
        """The place for machines: task:3, unit:区水务局, head."""
        detail = self.name or self.key
        return f"{self.kind}:{detail}" if detail else self.kind


def gaps(draft: PlanDraft, content: Content, matcher: Matcher) -> list[Gap]:
    """The full list, in the order in which a person would work through it; empty when ready."""
    return [
        *_of_history(draft, content),
        *_of_head(content),
        *_of_names(content, matcher),
        *_of_tasks(content),
        *_of_deadlines(content),
    ]


def same_plan(draft: PlanDraft, content: Content) -> Plan | None:
    """A plan of the same office that says the same or bears the same number in the same year."""
    mine = Plan.objects.filter(unit=draft.unit_id)
    found = mine.filter(file_hash=draft.file_hash) | mine.filter(reading_hash=draft.reading_hash)
    if content["document_number"] and content["year"]:
        found |= mine.filter(document_number=content["document_number"], year=content["year"])
    return found.first()


def _of_history(draft: PlanDraft, content: Content) -> Iterator[Gap]:
    plan = same_plan(draft, content)
    if plan is not None:
        yield Gap(
            "already_taken_over",
            f"这份工作要点已经接收过：《{plan.title.strip('《》')}》",
            "同一份要点只接收一次。请打开原来的任务看板；这份草稿用不着，可以作废。",
            "plan",
            plan.pk,
        )


def _of_head(content: Content) -> Iterator[Gap]:
    if not content["title"]:
        yield Gap("title_missing", "还没有标题", "请照原文填写工作要点的标题。", "head")
    if not content["year"]:
        yield Gap("year_missing", "还不知道是哪一年的", "请填写年度，期限要按它来算。", "head")
    if not content["document_number"] and not content["numberless"]:
        yield Gap(
            "number_missing", "还没有文号", "请填写文号；原文没有文号的，请勾选“没有文号”。", "head"
        )


def _of_names(content: Content, matcher: Matcher) -> Iterator[Gap]:
    """One reason for each name that needs a person, with the tasks in which it stands."""
    waiting: dict[tuple[str, Standing], list[DraftTask]] = {}
    for task, unit in names(content):
        resolved = matcher.resolve(unit)
        if not resolved.known:
            waiting.setdefault((unit["name"], resolved.standing), []).append(task)
    for (name, standing), tasks in waiting.items():
        code, sentence, hint = _NAME_GAPS[standing]
        yield Gap(code, sentence.format(name), f"{hint}{_listed(tasks)}。", "unit", name=name)


_NAME_GAPS = {
    Standing.UNKNOWN: ("unit_unknown", "不认识“{}”", "请对应到登记的单位，系统会记住。出现在"),
    Standing.CLOSED: (
        "unit_closed",
        "“{}”已经撤销，不能再分任务",
        "请选接着办的单位。出现在",
    ),
    Standing.OPEN: ("group_open", "“{}”没有说是哪些单位", "请选定具体单位。出现在"),
    Standing.EMPTY: (
        "group_empty",
        "“{}”里现在没有单位",
        "请另选单位，或先在单位登记册里补上成员。出现在",
    ),
}


def _of_tasks(content: Content) -> Iterator[Gap]:
    if not content["tasks"]:
        yield Gap("no_tasks", "一项任务也没有", "请添加任务，或作废后换一个文件。", "tasks")
    for task in content["tasks"]:
        if not task["requirement"]:
            yield _task_gap("requirement_missing", task, "没有写工作要求", "请照原文填写。")
        if not task["units"]:
            yield _task_gap("units_missing", task, "没有责任单位", "请写明由哪些单位来办。")


def _of_deadlines(content: Content) -> Iterator[Gap]:
    for task in content["tasks"]:
        if is_unclear(task):
            said = f"原文写的是“{task['deadline_text']}”。" if task["deadline_text"] else ""
            yield _task_gap(
                "deadline_unclear",
                task,
                "的时限看不明白",
                f"{said}请写明时限；确实没有的，打开后直接保存即可。",
            )


def is_unclear(task: DraftTask) -> bool:
    """Whether a person must look at the deadline of this task."""
    return bool(task["unclear"]) or any(not is_whole(one) for one in task["deadlines"])


def is_whole(deadline: Deadline) -> bool:
    """Whether a deadline has the figures that its kind needs."""
    needed = {"date": "date", "after_event": "days", "window": "days", "quota": "times"}
    name = needed.get(deadline["kind"])
    return name is None or bool(deadline.get(name))


def _task_gap(code: str, task: DraftTask, fault: str, hint: str) -> Gap:
    return Gap(code, f"{label(task)}{fault}", hint, "task", task["key"])


def _listed(tasks: list[DraftTask]) -> str:
    unique = list({task["key"]: label(task) for task in tasks}.values())
    shown = "、".join(unique[:NAMED_AT_MOST])
    return shown if len(unique) <= NAMED_AT_MOST else f"{shown}等 {len(unique)} 项任务"
