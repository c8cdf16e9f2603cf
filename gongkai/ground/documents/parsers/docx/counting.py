"""How Word writes the number of a list item (``w:numFmt``, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def written(number: int, style: str) -> str:
    """``number`` in the style Word calls ``style``; an unknown style is written as decimal."""
    write = _STYLES.get(style)
    return write(number) if write is not None and 0 < number < 10_000 else str(number)


def _thousands(number: int, digits: str = _DIGITS, units: str = "千百十") -> str:
    """一百零五, 十二: the way numbers up to 9,999 are read aloud."""
    text, gap = "", False
    for unit, worth in zip((*units, ""), (1000, 100, 10, 1), strict=True):
        digit = number // worth % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + unit
        gap = digit == 0
    return text.removeprefix("一") if text.startswith("一十") else text


def _legal(number: int) -> str:
    return _thousands(number, _LEGAL, "仟佰拾")


def _place_by_place(number: int) -> str:
    """二〇二五: digit by digit."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """Read aloud below 100, digit by digit from there, as Word does."""
    return _thousands(number) if number < 100 else _place_by_place(number)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _letters(number: int) -> str:
    """a, b, ... z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(first: str, count: int) -> Callable[[int], str]:
    """Signs that follow one another in Unicode, such as ① to ⑳; decimal beyond."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _around(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _wide(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "chineseLegalSimplified": _legal,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _thousands,
    "ideographDigital": _place_by_place,
    "taiwaneseDigital": _place_by_place,
    "japaneseDigitalTenThousand": _place_by_place,
    "ideographTraditional": _around("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _around("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
}
