"""Which tasks a line of the lead list may mean: the main words of its subject. Pure."""

from __future__ import annotations

import re

SUBJECT_LONGEST = 100
SPLIT = re.compile(r"[、，,；;。/／（）()《》“”\s]+|以及|和|与|及|等")
# What every subject may say and what tells none from the others.
PLAIN = re.compile(
    r"(?:推进|做好|加强|指导|推动|深化|开展|落实|规范|牵头|重点|领域|政府|政务|信息|公开|工作|相关|有关"
    r"|方面|情况|内容|全区|全市|全县|本区|各类|的)"
)
SHORTEST = 2


def line_subject(subject: str) -> str:
    """The name of the line that stands for a subject: one line, as long as the register takes."""
    return " ".join(subject.split())[:SUBJECT_LONGEST]


def main_words(subject: str) -> list[str]:
    """The words that make a subject out: 供水、供气信息公开 -> 供水, 供气."""
    words = []
    for part in SPLIT.split(subject):
        words += [piece for piece in PLAIN.split(part) if len(piece) >= SHORTEST]
    return list(dict.fromkeys(words))


def found_words(subject: str, text: str) -> list[str]:
    """The words of ``subject`` that ``text`` holds; the whole subject counts for all."""
    whole = "".join(subject.split())
    if whole and whole in text:
        return [whole]
    return [word for word in main_words(subject) if word in text]
