"""Chinese numerals, both ways, and the marks of headings (一、 （一） 1. （1）)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.ground.language.width import one_width

_DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **{"○": 0, "◯": 0, "两": 2, "贰": 2, "弍": 2},
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GREAT = {"万": 10_000, "亿": 100_000_000}
_SHORT = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十", "萬": "万", "億": "亿"})
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_WITH_UNIT = re.compile(r"(\d+)(?:\.(\d+))?([十百千万亿]+)")
_PLACES = {ord(character): str(value) for character, value in _DIGITS.items()}
NUMERAL = "〇○◯零一二三四五六七八九十百千万亿两廿卅"


def number_of(text: str) -> int | None:
    """The whole number that ``text`` writes, or None where it writes none.

    Reads ``21``, ``２１``, ``12,345``, ``二十一``, ``一百零五``, ``廿一``, ``两千``, ``二〇二五``,
    ``1千``, ``1.2万``. Two bare digits (三五) are a manner of speaking, no number.
    """
    plain = re.sub(r"\s", "", one_width(text)).translate(_SHORT)
    if not plain or len(plain) > 40:
        return None
    if _ARABIC.fullmatch(plain):
        return int(plain.replace(",", "")) if plain.isascii() else None
    if found := _WITH_UNIT.fullmatch(plain):
        return _mixed(found[1], found[2] or "", found[3])
    if all(character in _DIGITS for character in plain):
        return _by_place(plain)
    return _by_units(plain)


def _mixed(whole: str, fraction: str, units: str) -> int | None:
    scale = 1
    for unit in units:
        scale *= {**_UNITS, **_GREAT}[unit]
    if not whole.isascii() or not fraction.isascii():
        return None
    shifted = int(whole + fraction) * scale
    return shifted // 10 ** len(fraction) if shifted % 10 ** len(fraction) == 0 else None


def _by_place(plain: str) -> int | None:
    if len(plain) == 2 and not {"〇", "零", "○", "◯"} & set(plain[1:]):
        return None
    return int(plain.translate(_PLACES))


def _by_units(plain: str) -> int | None:
    """``一百零五``: every unit is smaller than the one before it, within each 万 and 亿."""
    for great in ("亿", "万"):
        if great in plain:
            head, _, tail = plain.rpartition(great)
            high, low = _by_units(head) if head else None, _tail(tail, _GREAT[great])
            return None if high is None or low is None else high * _GREAT[great] + low
    if plain in _DIGITS:
        return _DIGITS[plain]
    return _under_ten_thousand(plain)


def _tail(tail: str, great: int) -> int | None:
    if not tail:
        return 0
    if len(tail) == 1 and tail in _DIGITS and tail not in "零〇○◯":
        return _DIGITS[tail] * great // 10  # 三万五 = 35,000
    value = _by_units(tail)
    return value if value is not None and value < great else None


def _under_ten_thousand(plain: str) -> int | None:
    total, digit, last_unit, zero = 0, None, 10_000, False
    for character in plain:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= last_unit or (digit is None and (unit != 10 or total)) or digit == 0:
                return None
            total, digit, last_unit, zero = total + (digit or 1) * unit, None, unit, False
        elif character in _DIGITS and digit is None and not (zero and _DIGITS[character] == 0):
            digit, zero = (None, True) if _DIGITS[character] == 0 else (_DIGITS[character], zero)
        else:
            return None
    if zero and digit is None:
        return None
    if digit is None:
        return total
    spoken = last_unit > 10 and last_unit < 10_000 and not zero  # 一百五 = 150
    return total + digit * (last_unit // 10 if spoken else 1)


def chinese(number: int) -> str:
    """``105`` → ``一百零五``. From 0 up to one below 10**16; else ValueError."""
    if not 0 <= number < 10**16:
        raise ValueError("only 0 to 9,999,999,999,999,999 are written in Chinese")
    if number == 0:
        return "零"
    written = _written(number)
    return written[1:] if written.startswith("一十") else written


def _written(number: int) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = "零" if low and low < unit // 10 else ""
            return _written(high) + name + gap + (_written(low) if low else "")
    return "零一二三四五六七八九"[number]


def chinese_year(year: int) -> str:
    """``2025`` → ``二〇二五``, digit by digit."""
    return str(year).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's mark: level 1 一、 · 2 （一） · 3 1. · 4 （1） (GB/T 9704), 0 第一章."""

    level: int
    number: int
    rest: str


_N, _D = "[一二三四五六七八九十百零〇廿卅]{1,6}", r"[0-9０-９]{1,3}"
_HEADINGS = (
    (0, re.compile(rf"第\s*({_N}|{_D})\s*(?:章|编|部分|节)\s*[、：:]?\s*(.*)", re.DOTALL)),
    (1, re.compile(rf"({_N})\s*[、,，.．]\s*(.*)", re.DOTALL)),
    (2, re.compile(rf"[（(﹙]\s*({_N})\s*[）)﹚]\s*[、.．]?\s*(.*)", re.DOTALL)),
    (3, re.compile(rf"({_D})\s*(?:[.．](?![0-9０-９])|、)\s*(.*)", re.DOTALL)),
    (4, re.compile(rf"[（(﹙]\s*({_D})\s*[）)﹚]\s*[、.．]?\s*(.*)", re.DOTALL)),
)


def heading_of(text: str) -> Heading | None:
    """The mark at the beginning of ``text`` and what follows it, or None."""
    stripped = text.strip()
    for level, pattern in _HEADINGS:
        found = pattern.fullmatch(stripped)
        number = number_of(found[1]) if found else None
        if found and number:
            return Heading(level, number, found[2])
    return None


def heading_level(text: str) -> int | None:
    """The level of the heading mark at the beginning of ``text``, or None."""
    heading = heading_of(text)
    return heading.level if heading else None
