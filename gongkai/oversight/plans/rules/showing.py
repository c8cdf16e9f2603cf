"""What may be told to the public of a task: the proposal from the ledger, and no personal data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from gongkai.ground.core.errors import Reason

from .ledger.states import CANCELLED, DONE, REFUSED, TO_SIGN

NOT_STARTED, GOING, ALL_DONE = "not_started", "going", "done"
LONGEST = 500

# People write the groups of a number apart; none of these is part of a longer number.
IDENTITY = re.compile(r"(?<!\d)\d{6}[ -]{0,3}(\d{8})[ -]{0,3}\d{3}[\dXx](?![\dA-Za-z])")
OLD_IDENTITY = re.compile(r"(?<!\d)\d{6}[ -]{0,3}(\d{6})[ -]{0,3}\d{3}(?!\d)")
MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)?86[ -]{0,3})?1[3-9]\d[ -]{0,3}\d{4}[ -]{0,3}\d{4}(?!\d)")
CARD = re.compile(
    r"(?<!\d)\d{4}[ -]{0,3}\d{4}[ -]{0,3}\d{4}[ -]{0,3}\d{4}(?:[ -]{0,3}\d{1,3})?(?!\d)"
)
CENTURY = 1900


def proposal(states: Iterable[str]) -> str | None:
    """How far a task is by the states of its assignments; None where nobody has it any more.

    All done: done. Nobody has signed: not started. Anything else: going.
    """
    held = [state for state in states if state != CANCELLED]
    if not held:
        return None
    if all(state == DONE for state in held):
        return ALL_DONE
    if all(state in (TO_SIGN, REFUSED) for state in held):
        return NOT_STARTED
    return GOING


def reasons(note: str, what: str, where: str = "") -> list[Reason]:
    """Why ``note`` cannot be shown: too long, or it looks like personal data.

    The numbers that 个人信息保护法 Art. 25 and 28 and 条例 Art. 15 keep from the public:
    identity, bank card, mobile phone. Landlines of offices may stand (条例 Art. 20(2)).
    """
    found = []
    if len(note) > LONGEST:
        found.append(
            Reason(
                "note_long", f"{what}的进展说明最多 {LONGEST} 个字，现在有 {len(note)} 个。", where
            )
        )
    kinds = personal_data(note)
    if kinds:
        said = "、".join(kinds)
        found.append(
            Reason(
                "personal_data",
                f"{what}的进展说明里像是有{said}，不能公开。请删去或者遮盖。",
                where,
            )
        )
    return found


def personal_data(text: str) -> list[str]:
    """The kinds of personal numbers that a text seems to hold; full-width figures count, too."""
    plain = "".join(each for each in unicodedata.normalize("NFKC", text) if each.isprintable())
    plain = re.sub(r"[‐‑–—−·.]", "-", plain)
    kinds = (
        ("身份证号", any(_is_day(found[1]) for found in IDENTITY.finditer(plain))
         or any(_is_day(f"19{found[1]}") for found in OLD_IDENTITY.finditer(plain))),
        ("手机号", bool(MOBILE.search(plain))),
        ("银行卡号", any(_is_card(found[0]) for found in CARD.finditer(plain))),
    )  # fmt: skip
    return [name for name, present in kinds if present]


def _is_day(figures: str) -> bool:
    """Whether eight figures are a day on which a living person may have been born."""
    try:
        day = date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        return False
    return day.year >= CENTURY


def _is_card(text: str) -> bool:
    """Luhn's sum, which every bank card number keeps."""
    figures = [int(each) for each in reversed(text) if each.isdecimal()]
    doubled = [
        each if at % 2 == 0 else sum(divmod(each * 2, 10)) for at, each in enumerate(figures)
    ]
    return sum(doubled) % 10 == 0
