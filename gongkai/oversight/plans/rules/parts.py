"""The parts of a document by what they are: head, prose, task tables, other tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.ground.language.normal import normalise
from gongkai.oversight.plans.rules.lead_list import read_lead_list
from gongkai.oversight.plans.rules.model import Lead
from gongkai.oversight.plans.rules.prose.headings import style_of
from gongkai.oversight.plans.rules.tables.rows import Read, read_rows
from gongkai.oversight.plans.rules.text import Grid, Line
from gongkai.oversight.plans.rules.text.drawn import PAGE, cells_of
from gongkai.oversight.plans.rules.text.paragraphs import Text, normal_line, paragraphs

_EXAMPLE = re.compile(r"示例|样表|样式|模板|范例|参考格式|（格式）|填报表|填写说明")


@dataclass(slots=True)
class Tables:
    """The tables of a document by what they are; ``tables`` also tells which one goes on."""

    tables: list[tuple[Grid, Read, bool]] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    without_units: list[Grid] = field(default_factory=list)
    others: int = 0

    def said(self) -> Iterator[str]:
        """The headings of the task tables and their rows of one text, as notes are."""
        for grid, read, _ in self.tables:
            yield from read.labels
            for row in grid.rows:
                texts = [cell.text for cell in row if cell.text and not (cell.left or cell.above)]
                yield from texts if len(texts) == 1 else ()


def sort_tables(parts: list[Line | Grid]) -> Tables:
    found = Tables()
    before: Read | None = None
    for part in parts:
        if not isinstance(part, Grid):
            continue
        leads = read_lead_list(part)
        if leads is not None:
            found.leads.extend(leads)
            before = None
            continue
        read = read_rows(part, None if part.caption and len("".join(part.caption)) > 12 else before)
        if read is None:
            found.others += 1
        elif any(_EXAMPLE.search(text) for text in (*part.caption, *read.above)):
            before = None
        elif not read.layout.units:
            found.without_units.append(part)
        else:
            goes_on = before is not None and before.labels == read.labels and not part.caption
            found.tables.append((part, read, goes_on))
            before = read
    return found


def head_and_body(
    parts: list[Line | Grid], found: Tables
) -> tuple[list[str], list[Text], list[str]]:
    """The lines above the first heading or table, the paragraphs below, a sheet's first rows."""
    lines = [part for part in parts if isinstance(part, Line)]
    first_grid = next((at for at, part in enumerate(parts) if isinstance(part, Grid)), len(parts))
    end = min(_first_heading(lines), sum(isinstance(part, Line) for part in parts[:first_grid]))
    shown = [line.text for line in lines[:end] if not PAGE.fullmatch(line.text)]
    head = [text for line in shown if (text := normalise(line))]
    body = paragraphs([line for line in lines[end:] if not _is_row(line)])
    above = [text for _, read, _ in found.tables[:1] for text in read.above]
    return head, body, above


def _first_heading(lines: list[Line]) -> int:
    """Where the first numbered heading stands. 附件：1.… 2.… is a list of annexes, no heading."""
    listing = False
    for at, line in enumerate(lines):
        text = normal_line(line.text)
        if not text:
            continue
        style = style_of(text)
        listing = text.startswith("附件：") or (
            listing and style is not None and style[0] == "arabic" and "。" not in text
        )
        if style and not listing:
            return at
    return len(lines)


def _is_row(line: Line) -> bool:
    """A row of some table that is not ours."""
    return len([cell for cell in cells_of(line.text) or () if cell.strip()]) > 2


def until_copies(body: list[Text]) -> list[Text]:
    """Without the foot of the document: who gets copies, who printed it."""
    for at, text in enumerate(body):
        if re.match(r"抄送[：:]|主送[：:]", text.text):
            return body[:at]
    return body
