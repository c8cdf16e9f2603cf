"""Sentences: where they may break, and how two of them differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

PHRASE = re.compile(r"[^。；？|]+[。；？]?\|?")
CLAUSE = re.compile(r"[^，：]+[，：]?")
# Shorter agreements inside a change only make it harder to read.
SHORTEST_AGREEMENT = 2


def phrases(sentence: str) -> SafeString:
    """Wrap the phrases of a heading, so that its lines break between them and not in a word.

    A phrase ends with 。；？ or at "|", which itself is not shown. Where a phrase is longer than a
    line (telephones), it breaks after ，： first.
    """
    found = (each.removesuffix("|") for each in PHRASE.findall(str(sentence)))
    return _spans(_clauses(each) for each in found)


def _clauses(phrase: str) -> SafeString | str:
    parts = CLAUSE.findall(phrase)
    return _spans(parts) if len(parts) > 1 else phrase


def _spans(parts: Iterable[SafeString | str]) -> SafeString:
    return format_html_join("", '<span class="ph">{}</span>', ((part,) for part in parts))


def before(old: str, new: str) -> SafeString:
    """``old`` with the words that are gone struck out."""
    return _marked(old, new, "delete", "del")


def after(new: str, old: str) -> SafeString:
    """``new`` with the words that were added underlined."""
    return _marked(new, old, "delete", "ins")


def _marked(text: str, other: str, gone: str, element: str) -> SafeString:
    pieces: list[SafeString] = []
    for start, end, same in _runs(text, other):
        pieces.append(
            format_html("{}", text[start:end])
            if same
            else format_html(f"<{element}>{{}}</{element}>", text[start:end])
        )
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _runs(text: str, other: str) -> list[tuple[int, int, bool]]:
    """Stretches of ``text``: (start, end, whether ``other`` has it too)."""
    blocks = SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks()
    kept = [block for block in blocks if block.size >= SHORTEST_AGREEMENT or block.size == 0]
    runs: list[tuple[int, int, bool]] = []
    at = 0
    for block in kept:
        runs += [(at, block.a, False), (block.a, block.a + block.size, True)]
        at = block.a + block.size
    return [run for run in runs if run[0] < run[1]]
