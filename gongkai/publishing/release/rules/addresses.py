"""Stable addresses: given once, never changed, never given again."""

from __future__ import annotations

import re

PREFIX = re.compile(r"[a-z]{2,12}")


def address(prefix: str, year: int, number: int) -> str:
    """/info/2026/12/ for the twelfth of the year. ValueError for a prefix that is none."""
    if not PREFIX.fullmatch(prefix):
        raise ValueError(f"not a prefix of an address: {prefix}")
    return f"/{prefix}/{year}/{number}/"


def is_plain_folder(name: str) -> bool:
    """Whether a folder of this name stays where it belongs."""
    return re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", name) is not None
