"""Tables drawn in plain text: cells by tabs, by bars, or one per line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.oversight.plans.rules import ceiling
from gongkai.oversight.plans.rules.deadlines import looks_like_deadline
from gongkai.oversight.plans.rules.tables.columns import is_heading, kind_of
from gongkai.oversight.plans.rules.text.grid import Field, Grid, Line, clean_cell
from gongkai.oversight.plans.rules.units import looks_like_units

PAGE = re.compile(r"[-—–－_~·\s]*\d{1,4}[-—–－_~·\s]*|\s*第\s*\d+\s*页.{0,12}\s*")
_RULE = re.compile(r"[\s|｜│:+=\-—_─┼├┤┬┴┌┐└┘]+")
_GAP = re.compile(r" {2,}|\u3000+ *| +\u3000+")
_BAR = re.compile(r"[|｜│]")
_ENDS = re.compile(r"\s*(?:附件|附表|附录|注[:：]|备注[:：]|说明[:：]|抄送|主送|填表|联系人)")
_NUMBER = re.compile(r"\s*[（(]?\d{1,4}[)）.、．]?\s*")
_FIRST_WITHIN = 40  # lines below its heading a table must begin
_SECTION = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]).{2,40}")


def cells_of(text: str, *, spaced: bool = False, framed: bool = True) -> list[str] | None:
    """The cells of a line drawn with tabs or bars, or ``spaced`` apart; None without any.

    Where the rows are not ``framed``, a bar at either end of a line parts blank cells.
    """
    if _BAR.search(text) and (parts := _by_bars(text) if framed else _BAR.split(text)):
        return parts
    if "\t" in text.strip("\n"):
        return text.split("\t")
    if spaced and len(parts := _GAP.split(text.strip())) > 1:
        return parts
    return None


def _by_bars(text: str) -> list[str]:
    parts = _BAR.split(text.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return parts


@dataclass
class Drawn:
    """A table found in lines: its rows and the position after its last line."""

    rows: list[list[str]]
    end: int


def table_at(lines: list[Line], start: int) -> Drawn | None:
    """The table whose heading begins at ``start``, or None where none begins."""
    text = lines[start].text
    cells = cells_of(text, spaced=True)
    if cells and len([cell for cell in cells if cell.strip()]) > 1:
        spaced = cells_of(text) is None
        labels = [clean_cell(cell) for cell in cells]
        if is_heading(labels) and (not spaced or None not in map(kind_of, labels)):
            return _side_by_side(lines, start, spaced=spaced)
        if not spaced:
            return None
    return _one_per_line(lines, start) if _may_begin(clean_cell(lines[start].text)) else None


def _may_begin(label: str) -> bool:
    """Whether a lone line may be a table's first heading: a title with 任务 in it is not."""
    kind = kind_of(label)
    return kind == "number" or (kind == "task" and len(label) <= 6 and not re.search(r"\d", label))


def _side_by_side(lines: list[Line], start: int, *, spaced: bool) -> Drawn:
    """Rows with their cells on one line. A line without cells belongs to the row before it."""
    rows: list[list[str]] = []
    framed = bool(_BAR.match(lines[start].text.strip()))
    width = len(cells_of(lines[start].text, spaced=spaced) or ())
    at = start
    while at < len(lines):
        text = lines[at].text
        cells = cells_of(text, spaced=spaced, framed=framed)
        if cells is not None and framed and rows and not _BAR.match(text.strip()):
            rows[-1][-1] += "\n" + cells[0]
            rows[-1].extend(cells[1:])
        elif cells is not None:
            if not _RULE.fullmatch(text) or "\t" in text:
                _add(rows, cells, width)
        elif text.strip() and not PAGE.fullmatch(text):
            if not _goes_on(lines, at, rows, width):
                break
            _continue(rows, text)
        at += 1
    return Drawn(rows, at)


def _add(rows: list[list[str]], cells: list[str], width: int) -> None:
    """A new row, or the rest of one that a hard line break cut."""
    cut = rows and len(rows[-1]) < width and not _NUMBER.fullmatch(cells[0]) and cells[0].strip()
    if cut and is_heading([clean_cell(cell) for cell in cells]):
        cut = False
    if cut and len(rows[-1]) + len(cells) - 1 <= width + 2:
        rows[-1][-1] += "\n" + cells[0]
        rows[-1].extend(cells[1:])
    else:
        rows.append(list(cells))


def _continue(rows: list[list[str]], text: str) -> None:
    if _SECTION.fullmatch(text) and "。" not in text:
        rows.append([text])
    else:
        rows[-1][-1] += "\n" + text


def _goes_on(lines: list[Line], at: int, rows: list[list[str]], width: int) -> bool:
    """Whether a line without cells still belongs to the table: cells follow soon after it."""
    text = lines[at].text
    if _ENDS.match(text):
        return False
    blank_before = at > 0 and not lines[at - 1].text.strip()
    for line in lines[at + 1 : at + 6]:
        if _ENDS.match(line.text):
            return False
        if (cells := cells_of(line.text)) is not None:
            return not is_heading([clean_cell(cell) for cell in cells]) or not blank_before
    # A cut last cell at the very end of the table.
    return not blank_before and len(rows[-1]) < width


def _one_per_line(lines: list[Line], start: int) -> Drawn | None:
    """Rows with each cell on a line of its own."""
    heading, body = _heading_lines(lines, start)
    if not is_heading(heading) or "number" in map(kind_of, heading[1:]):
        # 任务分工 right above 序号 is the table's title, not its first heading.
        return None
    tabbed = lines[start].text.startswith("\t")
    chunks, end = _tabbed_chunks(lines, start) if tabbed else _numbered_chunks(lines, body, heading)
    rows = chunks if tabbed else [heading, *chunks]
    return Drawn(rows, end) if len(rows) > 1 else None


def _heading_lines(lines: list[Line], start: int) -> tuple[list[str], int]:
    labels: list[str] = []
    at = start
    while at < len(lines) and len(labels) < 9:
        text = clean_cell(lines[at].text)
        if text and kind_of(text) is None:
            break
        if text:
            labels.append(text)
        elif len(labels) > 1 and _NUMBER.fullmatch(_next_text(lines, at)):
            break
        at += 1
    return labels, at


def _next_text(lines: list[Line], at: int) -> str:
    rest = (lines[place].text for place in range(at, len(lines)))
    return next((text for text in rest if text.strip()), "")


def _tabbed_chunks(lines: list[Line], start: int) -> tuple[list[list[str]], int]:
    """Cells begin with a tab, also blank ones; a line with nothing at all ends the row."""
    rows: list[list[str]] = []
    row: list[str] = []
    at = start
    while at < len(lines):
        text = lines[at].text
        if text.startswith("\t"):
            row.append(text.strip())
        elif not text.strip():
            if row:
                rows.append(row)
            row = []
        elif row and not _ENDS.match(text) and not PAGE.fullmatch(text):
            row[-1] += text
            ceiling.paragraph(row[-1])
        elif not PAGE.fullmatch(text):
            break
        at += 1
    if row:
        rows.append(row)
    return rows, at


def _numbered_chunks(
    lines: list[Line], body: int, heading: list[str]
) -> tuple[list[list[str]], int]:
    """Without tabs a row begins at the next number; what stands between are its cells."""
    rows: list[list[str]] = []
    last = 0
    at = body
    full = -1  # measured where a row begins: many headings may have none
    while at < len(lines):
        text = lines[at].text
        if _ENDS.match(text) or (not rows and at - body > _FIRST_WITHIN):
            break
        number = int(re.sub(r"\D", "", text)) if _NUMBER.fullmatch(text) else None
        if number is not None and last < number <= last + 20:
            full = _full_line(lines[body:]) if full < 0 else full
            rows.append([text.strip()])
            last = number
        elif PAGE.fullmatch(text) and text.strip():
            pass
        elif rows and not _is_repeated_heading(text, heading):
            if _is_cut(rows[-1][-1], text.strip(), full):
                rows[-1][-1] += "\n" + text.strip()
            else:
                rows[-1].append(text.strip())
        at += 1
    return [_tidy(row, len(heading)) for row in rows], at


def _full_line(lines: list[Line]) -> int:
    """The length at which long cells were broken: that of several of the longest lines."""
    lengths = [len(line.text.strip()) for line in lines]
    longest = max(lengths, default=0)
    return longest if longest >= 16 and sum(one >= longest - 1 for one in lengths) > 2 else 0


def _is_cut(cell: str, following: str, full: int) -> bool:
    """Whether a hard line break cut the cell: a comma ends it, or its last line is full."""
    last = cell.rpartition("\n")[2]
    if not following or last.endswith(("，", "、", ",", "（", "《")):
        return bool(following)
    told = looks_like_units(following) or looks_like_deadline(following)
    return 0 < full <= len(last) + 1 and not told


def _is_repeated_heading(text: str, heading: list[str]) -> bool:
    return bool(text.strip()) and clean_cell(text) in heading


def _tidy(row: list[str], width: int) -> list[str]:
    """Blank lines count as blank cells only where the row has room for them."""
    while row and not row[-1]:
        row.pop()
    if len(row) > width + 2:
        row = [cell for cell in row if cell]
    return row


def as_grid(drawn: Drawn, index: int) -> Grid:
    """Normalised cells."""
    rows = [[Field(clean_cell(cell)) for cell in row] for row in drawn.rows]
    return Grid(rows, index, drawn=True)
