"""How a piece of the example is described: what it is, where it stands, how it is corrected."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

HOUSING, CIVIL, MARKET = "区住房和城乡建设局", "区民政局", "区市场监督管理局"
EDUCATION, TOWN, HOSPITAL, OFFICE = "区教育局", "云台镇", "区人民医院", "区政府办公室"
UNITS = (OFFICE, HOUSING, CIVIL, MARKET, EDUCATION, TOWN, HOSPITAL)

RELIEF, BUSINESS = "暖心救助", "优化营商环境"
SCHOOLS, SAFETY = "入学一件事", "平安云川"


def in_full(unit: str) -> str:
    """A unit as titles name it."""
    return f"云川{unit}" if unit.startswith("区") else unit


EVERY_MONTH = tuple(range(1, 12))
QUARTERLY = (3, 6, 9, 11)


@dataclass(frozen=True, slots=True)
class Kind:
    """One series, or one thing. ``title`` and ``body`` may hold {month}, {number}, {more} (two
    more than that), {nth}, {batch} (which of the year) and {turn}, the month's of ``turns``."""

    entry: str
    title: str
    body: str
    kind: str = "text"
    schema: str = ""
    column: str = ""
    topic: str = ""
    guide: dict[str, str] = field(default_factory=dict)
    url: str = ""
    days: int = 0  # of publication; 0: for good
    months: tuple[int, ...] = EVERY_MONTH
    turns: tuple[str, ...] = ("",)
    paper: tuple[str, ...] = ()  # an attachment: its name, then its paragraphs
    rows: tuple[tuple[str, ...], ...] = ()  # of its own table: headings, then rows

    def said(self, text: str, month: int, number: int) -> str:
        """``text`` as it reads in that month."""
        turn = self.turns[(month - 1) % len(self.turns)]
        batch = 1 + sum(1 for each in self.months if each < month)
        some = number * 7 % 29 + 3
        return text.format(
            month=month, number=some, more=some + 2, nth=month * 2, turn=turn, batch=batch
        )


@dataclass(frozen=True, slots=True)
class Once:
    """One thing of one unit: ``formed_on`` is its own day, ``out_on`` that of its publication."""

    unit: str
    formed_on: date
    kind: Kind
    out_on: date | None = None
    state: str = "public"


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction: what it says of itself, what replaces what in the body, what the guide says."""

    note: str
    old: str = ""
    new: str = ""
    guide: dict[str, str] = field(default_factory=dict)
