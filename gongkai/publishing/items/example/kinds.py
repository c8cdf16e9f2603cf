"""How a piece of the example is described: what it is and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

HOUSING, CIVIL, MARKET = "区住房和城乡建设局", "区民政局", "区市场监督管理局"
EDUCATION, TOWN, HOSPITAL, OFFICE = "区教育局", "云台镇", "区人民医院", "区政府办公室"
UNITS = (OFFICE, HOUSING, CIVIL, MARKET, EDUCATION, TOWN, HOSPITAL)

RELIEF, BUSINESS = "暖心救助", "优化营商环境"
SCHOOLS, SAFETY = "入学一件事", "平安云川"

EVERY_MONTH = tuple(range(1, 12))
QUARTERLY = (3, 6, 9, 11)


@dataclass(frozen=True, slots=True)
class Kind:
    """One series, or one thing. ``title`` and ``body`` may hold {month}, {number}, {nth} and
    {turn}; the last takes the words of ``turns`` one after another."""

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
        return text.format(month=month, number=number % 17 + 3, nth=month * 2, turn=turn)
