"""All time limits of a text; what was read once is not read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from gongkai.oversight.plans.rules.deadlines.clauses import ordered
from gongkai.oversight.plans.rules.deadlines.context import Context, Found, squeezed
from gongkai.oversight.plans.rules.deadlines.dates import fixed_days
from gongkai.oversight.plans.rules.deadlines.open_ended import changing, lasting
from gongkai.oversight.plans.rules.deadlines.repeats import quotas, rhythms, weekly
from gongkai.oversight.plans.rules.deadlines.spans import after_events, windows
from gongkai.oversight.plans.rules.model import Deadline
from gongkai.oversight.plans.rules.spans import Spans

# The first to claim words keeps them: 不少于30日 is no date, 每年至少2次 is no mere 每年.
_READERS: tuple[Callable[[str, Context], Iterator[Found]], ...] = (
    windows,
    weekly,
    quotas,
    after_events,
    rhythms,
    fixed_days,
    lasting,
)
# Names of documents and slogans in quotation marks hold words of time that bind nobody.
_NAMES = re.compile(r"《[^《》]*》|“[^“”]{0,20}”|（(?=[^（）]*?(?:第\d+号|〕\d+号))[^（）]*）")
# Without one of these signs a sentence states no time.
_OF_TIME = re.compile(r"[年月季日天次场轮回周星底]|定期")
_CHINESE_YEAR = re.compile(r"[一二三四五六七八九〇零]{4}(?=年)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def in_cell(text: str, context: Context) -> list[Deadline]:
    """The limits of a deadline cell. An empty list for words that cannot be read."""
    return list(_in_cell(text, replace(context, origin="cell")))


@lru_cache(maxsize=4096)  # plans say the same few limits again and again
def _in_cell(text: str, context: Context) -> tuple[Deadline, ...]:
    return tuple(_read(text, context, _READERS) or _read(text, context, (changing,)))


def in_requirement(text: str, context: Context) -> list[Deadline]:
    """The limits that a requirement's sentences state."""
    if not _OF_TIME.search(text):
        return []
    return _read(text, replace(context, origin="requirement"), _READERS)


def looks_like_deadline(text: str) -> bool:
    """Whether a cell of unknown kind holds a time limit and little else."""
    if not text or len(text) > 60:
        return False
    deadlines = in_cell(text, Context())
    return bool(deadlines) and (
        len(text) <= 16 or sum(len(one.text) for one in deadlines) * 3 >= len(text)
    )


def _read(
    text: str,
    context: Context,
    readers: tuple[Callable[[str, Context], Iterator[Found]], ...],
) -> list[Deadline]:
    plain, places = squeezed(text)
    masked = _NAMES.sub(lambda name: "□" * len(name.group()), plain)
    masked = _CHINESE_YEAR.sub(lambda year: year.group().translate(_DIGITS), masked)
    taken = Spans()
    found = [
        one
        for reader in readers
        for one in reader(masked, context)
        if taken.claim(one.start, one.end)
    ]
    return list(
        dict.fromkeys(
            replace(one.deadline, text=text[places[one.start] : places[one.end - 1] + 1])
            for one in ordered(found, masked)
        )
    )
