"""The public page of a plan as data: tasks with the progress that was told, filters, the chart.

What is published is exactly this data (``release``); the page filters and counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.ground.review.rules.chains import Chain, Stage, register

SILENT = "none"  # a task of which the office has told no progress
WORDS = {
    "done": "已经完成",
    "going": "正在推进",
    "not_started": "尚未开始",
    SILENT: "没有公布进展",
}
ALWAYS = ("done", "going", "not_started")  # in the chart also where there is none

KIND = "plans.plan"
# 先审查、后公开 (保守国家秘密法实施条例 (2024) art. 42); 条例 art. 17.
CHAIN = register(
    Chain(
        KIND,
        "工作要点和进展",
        (
            Stage("first", "初审", "review.first", 2),
            Stage("secrecy", "保密审查", "review.secrecy", 2, each_part=True),
            Stage("final", "终审", "review.final", 1),
        ),
    )
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many tasks stand at one progress; ``share`` is of the most, in per cent."""

    code: str
    word: str
    count: int
    share: int


def sections(tasks: Iterable[Row]) -> list[str]:
    """The sections in the order in which they first appear."""
    return list(dict.fromkeys(str(task["section"]) for task in tasks))


def gathered(tasks: Sequence[Row]) -> list[Row]:
    """The tasks section by section: what comes late in one still stands under its heading."""
    place = {section: at for at, section in enumerate(sections(tasks))}
    return sorted(tasks, key=lambda task: place[str(task["section"])])


def found(tasks: Iterable[Row], section: str | None, progress: str) -> list[Row]:
    """Those of one section (None: all) and one progress ("": any)."""
    return [
        task
        for task in tasks
        if (section is None or task["section"] == section)
        and (not progress or task["progress"] == progress)
    ]


def bars(tasks: Iterable[Row]) -> list[Bar]:
    """How many tasks stand where, done first; what nobody told comes last, if any."""
    counts: dict[str, int] = {}
    for task in tasks:
        counts[task["progress"]] = counts.get(task["progress"], 0) + 1
    most = max(counts.values(), default=0) or 1
    every = [*ALWAYS, *([SILENT] if counts.get(SILENT) else [])]
    return [
        Bar(code, WORDS[code], counts.get(code, 0), 100 * counts.get(code, 0) // most)
        for code in every
    ]


def finding(lines: Iterable[Bar]) -> str:
    """The chart in a sentence."""
    told = [line for line in lines if line.count]
    said = "，".join(f"{line.count} 项{line.word}" for line in told)
    return f"{sum(line.count for line in told)} 项任务：{said}。" if told else "还没有任务。"


def as_text(data: Mapping[str, Any]) -> str:
    """How a reviewer reads it: the head, then a paragraph for each task."""
    head = [data["title"], data["number"], data["issuer"], data["date"]]
    lines = [str(each) for each in head if each]
    for task in data["tasks"]:
        said = [f"{task['label']}　{task['requirement']}"]
        said += [f"责任单位：{'、'.join(task['units'])}"] if task["units"] else []
        said += [f"时限：{task['deadline']}"] if task["deadline"] else []
        said.append(f"进展：{WORDS[task['progress']]}{'，' if task['note'] else ''}{task['note']}")
        lines.append("；".join(said))
    return "\n".join(lines)
