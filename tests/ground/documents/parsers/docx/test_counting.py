"""Numbers as Word writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.documents.parsers.docx.counting import written


@pytest.mark.parametrize(
    ("number", "style", "sign"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (14, "decimalFullWidth", "１４"),
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (2010, "chineseCountingThousand", "二千零一十"),
        (15, "japaneseCounting", "十五"),
        (25, "chineseLegalSimplified", "贰拾伍"),
        (12, "ideographTraditional", "乙"),
        (13, "ideographZodiac", "子"),
        (20, "ideographDigital", "二〇"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (5, "none", ""),
        (5, "whatever Word invents next", "5"),
        (0, "chineseCounting", "0"),
    ],
)
def test_a_number_is_written_as_word_does(number: int, style: str, sign: str) -> None:
    assert written(number, style) == sign


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_two_numbers_never_look_alike(one: int, other: int) -> None:
    for style in ("chineseCountingThousand", "chineseLegalSimplified", "upperRoman"):
        assert (written(one, style) == written(other, style)) == (one == other)
