"""A ledger's rows told apart: those of one task together, whether they are still merged or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .cells import read_row_number, same
from .finding import NUMBER, Line
from .found import Extra, Problem

ONCE = ("leader", "section", "report", "task")
LABELS = {
    "leader": "单位分管领导",
    "section": "责任科室",
    "report": "最近进展",
    "task": "工作任务",
}


@dataclass(slots=True)
class Block:
    """What the sheet says of one assignment. ``measures``: text and limit of each line."""

    row: int
    pk: int
    version: int
    order: str
    texts: dict[str, str]
    measures: list[tuple[str, str]] = field(default_factory=list)
    torn: str = ""  # the heading whose cells contradict each other

    def take(self, line: Line) -> None:
        """Add a line of the same task."""
        self.measures.append((line["measure"], line["limit"]))
        for name in ONCE:
            text = line[name]
            if not text or same(text, self.texts.get(name, "")):
                continue
            if self.texts.get(name):
                self.torn = self.torn or LABELS[name]
            else:
                self.texts[name] = text


@dataclass(slots=True)
class Blocks:
    """All blocks of a sheet, rows without a number, and what cannot be read."""

    blocks: list[Block] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def blocks_of(lines: Iterable[Line]) -> Blocks:
    """Rows by task. A row below a task without number and task of its own goes on with it."""
    found = Blocks()
    current: Block | None = None
    number = ""
    for line in lines:
        said = line[NUMBER]
        if current is not None and _belongs(line, number):
            current.take(line)
        elif _covered(line):
            continue  # goes on with a row whose number cannot be read
        elif not said:
            current, number = None, ""
            words = line["task"] or line["measure"] or line["report"] or "没有写字"
            found.extras.append(Extra(line.row, words))
        else:
            current, number = _begun(line, found), said
    _refuse_torn(found)
    return found


def _covered(line: Line) -> bool:
    return bool(line[NUMBER]) and NUMBER not in line.own


def _belongs(line: Line, number: str) -> bool:
    """Whether a row goes on with the one above, whose number is ``number``.

    Where somebody has parted the merged cells, the rows below the first have no number and no task
    of their own, or the same number again.
    """
    if _covered(line) or line[NUMBER] == number:
        return True
    itself = [line[name] for name in ("order", "task") if name in line.own]
    return not line[NUMBER] and not any(itself)


def _begun(line: Line, found: Blocks) -> Block | None:
    read = read_row_number(line[NUMBER])
    if read is None:
        sentence = (
            f"第 {line.row} 行的系统编号“{line[NUMBER][:30]}”读不懂，没有导入。"
            "请照导出的表填回原来的编号。"
        )
        found.problems.append(Problem(line.row, sentence))
        return None
    block = Block(line.row, read[0], read[1], line["order"], {})
    block.take(line)
    found.blocks.append(block)
    return block


def _refuse_torn(found: Blocks) -> None:
    """Take out the blocks of a number that stands twice, and those that contradict themselves."""
    rows: dict[int, list[int]] = {}
    for block in found.blocks:
        rows.setdefault(block.pk, []).append(block.row)
    for pk, places in rows.items():
        if len(places) > 1:
            said = "、".join(f"第 {row} 行" for row in places)
            found.problems.append(
                Problem(
                    places[0],
                    f"{said}的系统编号都是 {pk} 号，不知道以哪一行为准，都没有导入。请只留一行。",
                )
            )
    kept = []
    for block in found.blocks:
        if len(rows[block.pk]) > 1:
            continue
        if block.torn:
            sentence = (
                f"第 {block.row} 行起的几行是同一项任务，“{block.torn}”却写得不一样，"
                "没有导入。请只写一处。"
            )
            found.problems.append(Problem(block.row, sentence))
            continue
        kept.append(block)
    found.blocks = kept
