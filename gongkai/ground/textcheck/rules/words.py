"""What words and patterns tell of a person: addresses, birthdays, health, mail, papers, plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import masking
from .finding import Finding, Grade, Kind
from .health import health
from .papers import half_masked, papers

# From the street or village on; what stands before it is taken up by ``_addresses``. Patterns that
# all begin with a few characters of their own are found much faster one by one than as one.
HOUSES = (
    re.compile(
        r"(?:路|街|巷|弄|胡同|大道|小区|花园|公寓|新村)[0-9]{0,5}号?(?:院|区)?"
        r"[0-9A-Z甲乙丙]{1,4}(?:号楼|栋|幢|座|楼)[^，,。；;\s]{0,8}[0-9]{1,4}(?:室|户|号)?"
    ),
    re.compile(r"(?:路|街|巷|弄|胡同|大道)[0-9]{1,5}号[^，,。；;\s]{0,10}?[0-9]{1,4}室"),
    re.compile(r"村(?:委会)?[0-9一二三四五六七八九十]{1,3}组[0-9]{1,4}号"),
)
NAME = re.compile(r"[\u4e00-\u9fff]{0,16}$")
BEFORE = 16  # characters of the district's and the street's name
HOME = re.compile(
    r"(?:家\s*庭\s*(?:住|地)\s*址|户\s*籍\s*(?:地\s*址|所在地)|现\s*住\s*址|住\s*址)[:：\s]{1,3}"
    r"([^，,。；;\n\t]{5,60})"
)
BORN = (
    re.compile(
        r"(?:出\s*生\s*(?:日\s*期|年\s*月(?:\s*日)?|于)?|生\s*于|生\s*日)[:：\s]{0,3}"
        r"((?:19|20)[0-9]{2}\s*[年./-]\s*[01]?[0-9]"
        r"(?:\s*[月./-]\s*[0-3]?[0-9]\s*日?|\s*月|(?![0-9])))"
    ),
    re.compile(r"((?:19|20)[0-9]{2}年[01]?[0-9]月(?:[0-3]?[0-9]日)?)(?:出生|生(?![产效活成态]))"),
)
MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,40}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
    r"(?=[A-HJ-NP-Z]{0,5}[0-9])(?:[A-HJ-NP-Z0-9]{5,6}(?![0-9A-Za-z])|[A-HJ-NP-Z0-9]{4}[警学挂])"
)


def words(text: str) -> Iterator[Finding]:
    """Everything here, in a text of half width."""
    if not text.isascii():  # which the cells of a table often are
        yield from _in_chinese(text)
    if "@" in text:
        for found in MAIL.finditer(text):
            yield _made("email", found[0], "likely", masking.email(found[0]), found.start())
    yield from papers(text)
    yield from half_masked(text)


def _in_chinese(text: str) -> Iterator[Finding]:
    """What a Chinese word tells."""
    yield from _addresses(text)
    for pattern in BORN:
        for found in pattern.finditer(text):
            mask = masking.birth_date("")
            yield _made("birth_date", found[1], "likely", mask, found.start(1))
    yield from health(text)
    for found in PLATE.finditer(text):
        yield _made("plate", found[0], "likely", masking.plate(found[0]), found.start())


def _addresses(text: str) -> Iterator[Finding]:
    for found in (hit for pattern in HOUSES for hit in pattern.finditer(text)):
        name = NAME.search(text, max(0, found.start() - BEFORE), found.start())
        start = name.start() if name else found.start()
        said = text[start : found.end()]
        yield _made("address", said, "likely", masking.address(said), start)
    for found in HOME.finditer(text):
        said = found[1].strip()
        yield _made("address", said, "likely", masking.address(said), found.start(1))


def _made(kind: Kind, text: str, grade: Grade, proposal: str, start: int) -> Finding:
    return Finding(kind, text, grade, "", proposal, start, start + len(text))
