"""The table's own numbers, and those that extraction lost."""

from __future__ import annotations

import re
from dataclasses import replace

from gongkai.oversight.plans.rules.tables.align import Row


def number_of_row(text: str) -> int | None:
    """``3``, ``3.``, ``（3）`` and ``3.0`` of a spreadsheet; None for anything else."""
    found = re.fullmatch(r"[（]?(\d{1,5})(?:\.0)?[）.、．。]?", text.strip())
    return int(found[1]) if found else None


def is_impossible(text: str) -> bool:
    """Whether the text is a number that no plan reaches."""
    return bool(re.search(r"\d{6}", text))


def restore_lost(rows: list[Row]) -> None:
    """Fill blank numbers where exactly as many are missing between two that are there.

    Otherwise a blank stands for a number merged over several rows, which counts for each of them.
    """
    blank: list[Row] = []
    last = 0
    for row in rows:
        number = number_of_row(row.number.text)
        if number is None:
            lost = row.requirement.text and not row.number.above
            if lost and not is_impossible(row.number.text):
                blank.append(row)
            continue
        if blank and number - last == len(blank) + 1:
            for missing, one in enumerate(blank, last + 1):
                one.number = replace(one.number, text=str(missing))
        blank, last = [], number
