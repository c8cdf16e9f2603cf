"""The office's corrected task table against what the system has. Who is meant by a name and what a
deadline comes to is told elsewhere (``queries.ledger.amending``), because it needs the register."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gongkai.ground.documents.model import Document

from .cells import day_in_words, heard, is_formula, read_number, same
from .finding import NUMBER, TASKS, Line, Sheet, rows_of
from .found import Extra, Field, Found, Missing, Problem, moved_of

LABELS = {
    "section": "工作任务",
    "item": "小项",
    "requirement": "工作要求",
    "units": "责任单位",
    "deadline": "时限要求",
}
LONGEST = {
    "section": 300,
    "item": 300,
    "requirement": 10_000,
    "units": 2_000,
    "deadline": 1_000,
}


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task as its row is exported. ``name`` is 第 3 项; ``deadline`` the plan's own cell, without
    what the export adds to it."""

    pk: int
    label: str
    cells: Mapping[str, str]
    name: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task that the sheet words otherwise: the cells that differ, before and after.

    ``was`` is what the person saw, so that the change is refused when it is no longer so.
    """

    row: int
    pk: int
    label: str
    was: Mapping[str, str]
    becomes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewTask:
    """A row without a number: a task that the office has added."""

    row: int
    cells: Mapping[str, str]


def compare_tasks(document: Document, known: Mapping[int, KnownTask]) -> Found[TaskChange]:
    """All differences between a task table and ``known`` (by number). Raises Refusal (finding)."""
    sheet = rows_of(document, TASKS)
    found: Found[TaskChange] = Found()
    numbers = _numbers(sheet, found)
    above: dict[str, str] = {}
    for line in sheet.lines:
        if not line[NUMBER]:
            _added(line, above, found)
        elif line.row in numbers:
            _compare(line, sheet, known.get(numbers[line.row]), numbers[line.row], found)
        above = _place(line, above)
    seen = {read_number(line[NUMBER]) for line in sheet.lines}
    there = _told_before(found, known, seen)
    found.missing = [
        Missing(one.pk, one.label) for pk, one in known.items() if pk not in {*seen, *there}
    ]
    found.moved = moved_of(line["order"] for line in sheet.lines if line.row in numbers)
    found.problems.sort(key=lambda problem: problem.row)
    return found


def _told_before(
    found: Found[TaskChange], known: Mapping[int, KnownTask], seen: Collection[int | None]
) -> set[int]:
    """Take out the added rows that the system has already, mostly from this very file; return
    which tasks they are. One that the sheet does not number is meant before one that it does."""
    alike: dict[tuple[str, str], list[KnownTask]] = {}
    for one in sorted(known.values(), key=lambda one: one.pk in seen):
        alike.setdefault(_mark(one.cells), []).append(one)
    added, found.added = found.added, []
    there: set[int] = set()
    for new in added:
        same_words = alike.get(_mark(new.cells), [])
        if not same_words:
            found.added.append(new)
            continue
        one = same_words.pop(0) if len(same_words) > 1 else same_words[0]
        there.add(one.pk)
        text = f"系统里已有{one.name or one.label}。要修订它，请把系统编号 {one.pk} 填上。"
        found.there.append(Extra(new.row, text))
    return there


def _mark(cells: Mapping[str, str]) -> tuple[str, str]:
    return heard(cells["section"]), heard(cells["requirement"])


def _numbers(sheet: Sheet, found: Found[TaskChange]) -> dict[int, int]:
    """The task of each row that names exactly one, and it alone."""
    rows: dict[int, list[int]] = {}
    for line in sheet.lines:
        if not line[NUMBER]:
            continue
        pk = read_number(line[NUMBER])
        if pk is None:
            sentence = (
                f"第 {line.row} 行的系统编号“{line[NUMBER][:30]}”读不懂，没有导入。"
                "请照导出的表填回原来的编号。"
            )
            found.problems.append(Problem(line.row, sentence))
        else:
            rows.setdefault(pk, []).append(line.row)
    for pk, places in rows.items():
        if len(places) > 1:
            said = "、".join(f"第 {row} 行" for row in places)
            sentence = (
                f"{said}的系统编号都是 {pk}，不知道以哪一行为准，都没有导入。"
                "请只留一行；要新增任务，请把系统编号空着。"
            )
            found.problems.append(Problem(places[0], sentence))
    return {places[0]: pk for pk, places in rows.items() if len(places) == 1}


def _place(line: Line, above: Mapping[str, str]) -> dict[str, str]:
    """Under which headings the rows below stand."""
    section = line["section"] or above.get("section", "")
    moved_on = bool(line["section"]) and line["section"] != above.get("section")
    item = line["item"] or ("" if moved_on else above.get("item", ""))
    return {"section": section, "item": item}


def _added(line: Line, above: Mapping[str, str], found: Found[TaskChange]) -> None:
    cells = {name: line[name] for name in LABELS}
    cells["section"] = cells["section"] or above.get("section", "")
    cells["deadline"] = day_in_words(cells["deadline"])
    if not any(line[name] for name in ("requirement", "units", "deadline")):
        found.extras.append(Extra(line.row, line["section"] or line["order"] or "没有写字"))
        return
    against = _against(cells)
    if not cells["units"]:
        against += "没有写责任单位。"
    if against:
        found.problems.append(Problem(line.row, f"第 {line.row} 行（新增）：{against}"))
    else:
        found.added.append(NewTask(line.row, cells))


def _compare(
    line: Line, sheet: Sheet, known: KnownTask | None, pk: int, found: Found[TaskChange]
) -> None:
    if known is None:
        sentence = (
            f"第 {line.row} 行的系统编号 {pk} 不是这份工作要点的任务，没有导入。"
            "要新增任务，请把系统编号空着。"
        )
        found.problems.append(Problem(line.row, sentence))
        return
    becomes = dict(_differing(line, sheet, known))
    if not becomes:
        found.same += 1
        return
    was = {name: known.cells[name] for name in becomes}
    against = _against(becomes)
    if against:
        fields = tuple(Field(LABELS[name], was[name], text) for name, text in becomes.items())
        sentence = f"第 {line.row} 行（{known.label}）：{against}"
        found.problems.append(Problem(line.row, sentence, fields))
        return
    found.changes.append(TaskChange(line.row, known.pk, known.label, was, becomes))


def _differing(line: Line, sheet: Sheet, known: KnownTask) -> list[tuple[str, str]]:
    """The cells that say something else. An empty one says nothing: parted cells leave such."""
    found = []
    for name in LABELS:
        text = line[name]
        if name not in sheet.columns or same(text, known.cells[name]):
            continue
        if name == "deadline" and same(text, known.deadline):
            continue  # the plan's cell without what its requirement adds
        if name == "deadline":
            text = day_in_words(text)
        if text or name == "requirement":
            found.append((name, text))
    return found


def _against(cells: Mapping[str, str]) -> str:
    found = [
        f"“{LABELS[name]}”最多 {LONGEST[name]} 个字。"
        for name, text in cells.items()
        if len(text) > LONGEST[name]
    ]
    found += [
        f"“{LABELS[name]}”是公式，没有存下结果。请把公式换成文字再传。"
        for name, text in cells.items()
        if is_formula(text)
    ]
    if not cells.get("requirement", "有"):
        found.append("“工作要求”空了。不再要这项任务的，请到任务页撤销各单位的分派。")
    return "".join(found)
