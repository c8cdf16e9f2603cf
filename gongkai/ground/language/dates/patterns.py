"""The forms in which text names a date, longest reading first.

Each pattern works on the raw text, so that ``start`` and ``end`` count its own characters: digits
of both widths, Chinese numerals, spaces inside.
"""

from __future__ import annotations

import re

_D = "[0-9０-９]"
_C = "[〇○◯零一二三四五六七八九十廿卅]"
_S = r"[ \t\u3000\u00a0]*"
_YEAR4 = rf"(?<!{_D})(?:{_D}{{4}}|[一二][〇○◯零一二三四五六七八九]{{3}})"
_RELATIVE = "今年|本年度?|当年|明年|次年|翌年|来年|下一?年度?|去年|上一?年度?|每一?年度?|全年"
_YEAR = rf"(?:(?P<year>{_YEAR4}){_S}年度?|(?P<relative>{_RELATIVE})){_S}"
_NUMBER = rf"(?:{_D}{{1,2}}|{_C}{{1,3}})"
# A month without a year must not be the tail of something else (满3年6月, 20.6月).
_MONTH = rf"(?<![0-9０-９.．年第])(?<![年第]{{1}} )(?P<month>{_NUMBER}){_S}月"
_MONTH_OF_YEAR = rf"(?P<month>{_NUMBER}){_S}月"
_BEFORE = rf"(?:{_S}(?P<before>之前|以前|前|内))?"
_END = rf"{_S}(?P<end>底|末|终)"


def _both(tail: str) -> tuple[str, str]:
    """The form with a year, and the same without."""
    return _YEAR + _MONTH_OF_YEAR + tail, _MONTH + tail


_DAY = rf"份?{_S}(?P<day>{_NUMBER}){_S}[日号]"
_DASH = r"[-–—－/／.．]"
_QUARTER = rf"(?:第{_S})?(?P<quarter>[一二三四1-4１-４]){_S}季度"
_HALF = "(?P<half>[上下])半年"
_NOT_SPAN = rf"(?<![0-9０-９个半两几{_C[1:-1]}])"

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"每{_S}个?月{_S}(?P<monthday>{_NUMBER}){_S}[日号]{_BEFORE}",
        *(form + _BEFORE for form in _both(_DAY)),
        rf"(?P<year>(?<![0-9０-９.．\-－/／]){_D}{{4}}){_S}{_DASH}{_S}(?P<month>{_D}{{1,2}})"
        rf"{_S}{_DASH}{_S}(?P<day>{_D}{{1,2}})(?![0-9０-９]|{_DASH}{_D}){_S}[日号]?{_BEFORE}",
        rf"(?P<year>(?<![0-9０-９.．\-－/／]){_D}{{4}})-(?P<month>[01]{_D})(?![0-9０-９\-－/／.．]){_BEFORE}",
        *(form + _BEFORE for form in _both(rf"份?{_END}")),
        *(form + _BEFORE for form in _both("份?(?!龄)")),
        rf"(?:{_YEAR})?{_HALF}(?:{_END})?{_BEFORE}",
        rf"(?:{_YEAR})?{_QUARTER}(?:{_END})?{_BEFORE}",
        rf"(?P<year>{_YEAR4}){_S}年{_S}年?(?P<end>底|末|终){_BEFORE}",
        rf"(?P<year>{_YEAR4}){_S}年度?(?P<within>内)",
        rf"(?P<relative>{_RELATIVE})年?(?P<end>底|末|终|内){_BEFORE}",
        rf"(?P<relative>今|本|当|明|次|翌|去|每)?年(?P<end>底|末|终){_BEFORE}",
        rf"{_NOT_SPAN}(?P<relative>今|本|当|明|次|翌)?年度?(?P<within>内)(?!容|部|设|在)",
        rf"(?P<every>每|按|逐){_S}(?:一{_S}个?|个)?{_S}"
        rf"(?P<period>半{_S}年|年度?|季{_S}度|季|月度?|周)(?!龄|份|薪|租|报|边|末刊)"
        rf"(?:{_END}{_BEFORE})?",
        r"(?P<every>每)(?:一)?(?P<period>日|天)",
        rf"(?P<year>{_YEAR4}){_S}年度?",
    )
)
