"""Printed lines to paragraphs, with the tables where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Block, Paragraph, Table
from .lines import Line
from .running import Body
from .tables import Ruled, joint

_STOPS = "。！？；：!?;:"


@dataclass(frozen=True, slots=True)
class Measure:
    """How pages of one size are set: margins and type size in points; whether it indents."""

    left: float
    right: float
    size: float
    indents: bool

    @classmethod
    def of(cls, lines: list[Line]) -> Measure:
        """Measure the lines of pages of one size."""
        size = _commonest([line.size for line in lines for _ in line.chars])
        body = [line for line in lines if abs(line.size - size) < 0.15 * size] or lines
        starts = [line.x0 for line in body]
        left = min(_commonest(starts), _quantile(starts, 0.5))
        right = _quantile([line.x1 for line in body], 0.9)
        indented = sum(1.2 * size < line.x0 - left < 4 * size for line in body)
        return cls(left, right, size, indents=indented * 12 >= len(body))

    def continues(self, above: list[Line], line: Line, *, new_page: bool) -> bool:
        """Whether ``line`` goes on with the paragraph whose lines are ``above``."""
        last = above[-1]
        if abs(last.size - line.size) > 0.15 * max(last.size, line.size):
            return False
        if not new_page and line.top - last.bottom > 1.6 * line.size:
            return False
        if self._is_title(last) and self._is_title(line):
            return True
        if not self.indents and last.text[-1:] in _STOPS:
            return False
        full = last.x1 > self.right - 2.2 * line.size
        flush = line.x0 < self.left + 0.8 * line.size
        hanging = len(above) > 1 and abs(line.x0 - last.x0) < 0.5 * line.size
        return full and (flush or hanging)

    def _is_title(self, line: Line) -> bool:
        """Set larger than the text, with as much room on its left as on its right."""
        middle = (self.left + self.right) / 2
        centred = abs((line.x0 + line.x1) / 2 - middle) < 1.5 * line.size
        return line.size > 1.15 * self.size and centred


def blocks_of(bodies: list[Body]) -> Iterator[Block]:
    """Paragraphs and tables in reading order; a paragraph may go on over the page."""
    return _Reader(bodies).blocks()


class _Reader:
    def __init__(self, bodies: list[Body]) -> None:
        self._bodies = bodies
        self._measures = _measures(bodies)
        self._open: list[Line] = []
        self._page = 0  # on which the open paragraph begins
        self._paragraphs = 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        for body in self._bodies:
            new_page = True
            for item in _in_order(body):
                if isinstance(item, Line):
                    yield from self._line(item, body, new_page)
                else:
                    yield from self._flush()
                    yield from self._table(item, body)
                new_page = False
        yield from self._flush()

    def _line(self, line: Line, body: Body, new_page: bool) -> Iterator[Paragraph]:
        measure = self._measures[_size_of(body)]
        if self._open and not measure.continues(self._open, line, new_page=new_page):
            yield from self._flush()
        if not self._open:
            self._page = body.page.number
        self._open.append(line)

    def _flush(self) -> Iterator[Paragraph]:
        if not self._open:
            return
        self._paragraphs += 1
        text = self._open[0].text
        for last, line in zip(self._open, self._open[1:], strict=False):
            text += joint(last, line) + line.text
        lines = tuple(line.text for line in self._open)
        self._open = []
        yield Paragraph(text, source=self._paragraphs, lines=lines, page=self._page)

    def _table(self, ruled: Ruled, body: Body) -> Iterator[Table]:
        self._tables += 1
        yield Table(ruled.grid(), source=self._tables, page=body.page.number)


def _measures(bodies: list[Body]) -> dict[tuple[int, int], Measure]:
    by_size: dict[tuple[int, int], list[Line]] = {}
    for body in bodies:
        by_size.setdefault(_size_of(body), []).extend(body.lines)
    return {size: Measure.of(lines) for size, lines in by_size.items() if lines}


def _size_of(body: Body) -> tuple[int, int]:
    return round(body.page.width), round(body.page.height)


def _in_order(body: Body) -> list[Line | Ruled]:
    items: list[Line | Ruled] = [*body.lines, *body.tables]
    return sorted(items, key=lambda item: item.top if isinstance(item, Line) else item.box[1])


def _commonest(values: list[float]) -> float:
    return float(Counter(round(value) for value in values).most_common(1)[0][0])


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]
