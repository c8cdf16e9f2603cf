"""Requirements that bind everyone and name no unit: closing paragraphs, chapters of a notice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from gongkai.oversight.plans.rules.model import Task
from gongkai.oversight.plans.rules.prose.read import Loose

# Chapters that say why and in what spirit, not what is to be done.
_SPIRIT = re.compile(r"(?:总体要求|指导思想|总体思路|基本原则|总体目标|工作目标|目标任务)")
_ADDRESS = re.compile(r"^(?:附件|抄送|主送|联系人|联系电话|注)[：:（\d]?|印发$")
_SAME = 88  # of 100: 各级各部门 and 各级各部门单位 say the same


def general_of(loose: Iterable[Loose], tasks: Iterable[Task]) -> list[str]:
    """The loose paragraphs under a heading, without the sentences that some task already holds."""
    held = [task.requirement for task in tasks]
    whole = "".join(held)
    found = []
    for one in loose:
        if one.section is None or _SPIRIT.search(one.section) or not _is_sentence(one.text):
            continue
        words = "".join(
            sentence
            for sentence in re.findall(r"[^。；]+[。；]?", one.text)
            if not _is_held(sentence, whole, held)
        )
        if _is_sentence(words):
            found.append(words)
    return list(dict.fromkeys(found))


def _is_sentence(text: str) -> bool:
    return len(text) > 4 and not _ADDRESS.search(text) and bool(re.search(r"[。；，]", text))


def _is_held(sentence: str, whole: str, held: list[str]) -> bool:
    core = sentence.strip("。；")
    if core in whole:
        return True
    return len(core) > 8 and any(
        fuzz.partial_ratio(core, requirement, score_cutoff=_SAME) for requirement in held
    )
