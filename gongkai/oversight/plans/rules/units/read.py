"""From the words of a tag or a cell to units with roles.

Units before 牵头 lead and the others of the same tag support them; without 牵头 every unit is
responsible. A label inside the words (配合单位：) or a note behind a name (（牵头）) says it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.oversight.plans.rules.model import Role, TaskUnit
from gongkai.oversight.plans.rules.units.names import is_group, is_unit_name
from gongkai.oversight.plans.rules.units.split import names_in

LABEL = (
    r"(?:(?:牵头|主责|主办|责任|配合|协办|协同|协助|参与|参加|落实|承办|实施|主管|分工|负责|具体责任)"
    r"(?:（[^（）]{1,6}）|[/／、和及])?(?:责任|落实|配合|协办)?"
    r"(?:单位|部门|主体|科室|处室|股室|机构|镇街)(?:（(?:单位|部门|科室|处室)）)?|责任分工|任务分工|牵头|配合|主办|协办)"
)
_LABELLED = re.compile(rf"(?P<label>{LABEL})：")
_LEADS = re.compile(r"牵头|主责|主办")
_HELPS = re.compile(r"配合|协办|协同|协助|参与|参加")
# 牵头部门 and 牵头单位 are names; everything else before which 牵头 stands is led.
_LEAD = (
    r"(?<!（)(?:按(?:照)?[^、，；牵]{0,10})?(?:负责|总)?牵头(?!部门|单位|处室|科室)"
    r"(?:负责|落实|抓总|组织实施|组织|实施|办理|推进)?"
)
_END = r"(?=$|[、，；。）])"
_SUPPORT = (
    r"(?<!（)(?:共同|协同|积极|做好)?(?:配合|协助|协办|协同|参与|参加)"
    rf"(?:落实|做好|实施|推进|工作)*{_END}"
)
_DUTY = (
    r"(?:按(?:照)?[^、，；牵]{0,10}?)?(?:共同|分别|具体|分工|分级|抓好|做好|组织|协同|予以|负责){0,6}"
    rf"(?:负责|落实|实施|推进|承办|执行|办理"
    r"|负责(?:指导|统筹|协调|督促|监督|汇总|组织|检查|考核|宣传|解释)+)"
    rf"(?:到位|(?:相关|有关|具体|本)?工作)?{_END}"
)
_MARK = re.compile(
    rf"(?P<lead>{_LEAD})|(?P<support>{_SUPPORT})|(?P<together>会同)(?=[^、，；]{{2}})|(?P<duty>{_DUTY})"
)
# 列第一位的为牵头单位，下同; 排在首位的单位为牵头单位，其他为配合单位
FIRST_LEADS = re.compile(
    r"[（，、。；：]?(?:均?以)?(?:列|排|排名|排列)在?(?:第一|首)(?:位|个|名)?的?(?:单位|部门)?"
    r"(?:为|是|作为)?(?:牵头|主责)(?:单位|部门)?(?:[，,、]?下同)?"
    r"(?:[，、][^，。；（）]{0,12}配合(?:单位|部门))?[）]?"
)
_NOTED = re.compile(
    r"（(?P<note>负责牵头|牵头(?:单位|部门)?|主办(?:单位)?|主责(?:单位)?"
    r"|配合(?:单位|部门)?|协办(?:单位)?|责任单位)）"
)


def units_text(text: str) -> str:
    """The words without a label that says no role, and without the last period."""
    text = text.strip().strip("。；，、 ")
    found = _LABELLED.match(text)
    if found and not _LABELLED.search(text, found.end()) and not _says_role(found["label"]):
        text = text[found.end() :]
    return _unwrapped(text.strip("。；，、 "))


def _says_role(label: str) -> bool:
    return bool(_LEADS.search(label) or _HELPS.search(label))


def _unwrapped(text: str) -> str:
    """Without a bracket round the whole."""
    if text[:1] in "（〔[【" and text[-1:] in "）〕]】":
        inner = text[1:-1]
        depth = 0
        for sign in inner:
            depth += (sign in "（〔[【") - (sign in "）〕]】")
            if depth < 0:
                return text
        return inner
    return text


def read_units(text: str, *, role: Role | None = None, first_leads: bool = False) -> list[TaskUnit]:
    """Units in the order of the text.

    ``role`` is what the column says (牵头单位, 配合单位); ``first_leads``: the plan says that the
    unit named first leads.
    """
    return list(_read(text, role, first_leads or bool(FIRST_LEADS.search(text))))


@lru_cache(maxsize=8192)  # plans name the same units again and again
def _read(text: str, role: Role | None, first_leads: bool) -> tuple[TaskUnit, ...]:
    found = list(_units_of(FIRST_LEADS.sub("", text).strip("。；，、 "), role))
    some_lead = any(said == "lead" for _, said in found)
    if first_leads and not some_lead and role is None and len(found) > 1:
        found[0] = (found[0][0], "lead")
        some_lead = True
    default: Role = role or ("support" if some_lead else "responsible")
    seen: dict[str, TaskUnit] = {}
    for name, said in found:
        seen.setdefault(name, TaskUnit(name, said or default, is_group(name)))
    return tuple(seen.values())


def looks_like_units(text: str) -> bool:
    """Whether the text holds names of units and nothing else."""
    return 0 < len(text) <= 400 and _names_units(text)


@lru_cache(maxsize=8192)
def _names_units(text: str) -> bool:
    if "。" in text.strip("。"):
        return False
    units = read_units(units_text(text))
    return bool(units) and all(is_unit_name(unit.name) for unit in units)


def _units_of(text: str, role: Role | None) -> Iterator[tuple[str, Role | None]]:
    for label, words in _labelled_parts(text):
        said: Role | None = role
        if _LEADS.search(label):
            said = "lead"
        elif _HELPS.search(label):
            said = "support"
        for clause in re.split(r"[；;。]", words):
            yield from _clause(clause, said)


def _labelled_parts(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a label inside the text and the words behind it; words before any have none."""
    label, start = "", 0
    for found in _LABELLED.finditer(text):
        yield label, text[start : found.start()]
        label, start = found["label"], found.end()
    yield label, text[start:]


def _clause(clause: str, said: Role | None) -> Iterator[tuple[str, Role | None]]:
    """Names up to each verb take the role that the verb says."""
    start, joined = 0, False
    for mark in _MARK.finditer(clause):
        role: Role | None = said
        if mark["lead"] or mark["together"]:
            role = "lead"
        elif mark["support"] or joined:
            role = "support"
        yield from _names(clause[start : mark.start()], role)
        start, joined = mark.end(), joined or bool(mark["together"])
    yield from _names(clause[start:], "support" if joined else said)


def _names(words: str, role: Role | None) -> Iterator[tuple[str, Role | None]]:
    for name in names_in(words):
        note = _NOTED.search(name)
        if note is None:
            yield name, role
            continue
        said: Role | None = role
        if _LEADS.search(note["note"]):
            said = "lead"
        elif _HELPS.search(note["note"]):
            said = "support"
        yield name.replace(note.group(), ""), said
