"""The eight elements of a service guide: 《政府网站与政务新媒体检查指标》(国办秘函〔2019〕19号).

An interpretation, or any other text that names the guide, is checked against it: what it says of
time, fee, telephone and hours must be what the guide says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.ground.language.numerals import number_of
from gongkai.ground.language.width import one_width

ELEMENTS: dict[str, str] = {
    "matter": "事项名称",
    "basis": "设定依据",
    "conditions": "申请条件",
    "materials": "办理材料",
    "place": "办理地点",
    "hours": "办理时间",
    "phone": "联系电话",
    "steps": "办理流程",
}

_NUMBER = r"([0-9]{1,3}|[〇零一二三四五六七八九十百]{1,5})"
_LIMIT = re.compile(
    rf"(?:办结|办理|办完|审批|审查|受理|领取|答复|发放|作出决定|时限|期限|法定|承诺)[^。；;\n]{{0,15}}?{_NUMBER}\s*个?"
    rf"(工作日|自然日|日|天)|{_NUMBER}\s*个?(工作日|自然日|日|天)(?:以)?内[^。；;\n]{{0,12}}?"
    r"(?:办结|办理|办完|审批|审查|受理|领取|答复|发放|决定)"
)
_FREE = re.compile(r"不收[取费]|免费|零收费|不收任何费用|免收|收费[:： ]{0,3}无")
_FEE = re.compile(
    r"(?:收费|收取|费用|工本费|登记费|手续费|缴纳)[^。；;\n]{0,15}?([0-9]{1,7}(?:\.[0-9]{1,2})?)\s*元"
)
_PHONE = re.compile(
    r"(?<![0-9])(?:0[0-9]{2,3}[-— ]?)?([1-9][0-9]{6,7}|1[3-9][0-9]{9}|1[0-9]{4})(?![0-9])"
)
_ASKED = re.compile(r"电话|咨询|拨打|致电|联系方式|热线")
_HOURS = re.compile(
    r"(?<![0-9:])([0-2]?[0-9])[:时点]([0-5][0-9])?分?\s*(?:[-—~～至到]+)\s*"
    r"([0-2]?[0-9])[:时点]([0-5][0-9])?分?(?![0-9:])"
)
_LIMIT_WORDS = {"工作日": "个工作日", "自然日": "日", "日": "日", "天": "日"}
_MOST = 200_000


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``about`` what; what the text says and what the guide ``matter`` says instead."""

    about: str
    said: str
    matter: str
    guide: str

    @property
    def sentence(self) -> str:
        return (
            f"{self.about}：这里写的是“{self.said}”，办事指南“{self.matter}”写的是“{self.guide}”。"
        )


def missing(said: Mapping[str, str]) -> list[str]:
    """The elements that are not filled in, by name."""
    return [label for code, label in ELEMENTS.items() if not str(said.get(code, "")).strip()]


def contradictions(text: str, guides: Sequence[Mapping[str, str]]) -> list[Contradiction]:
    """What a text says otherwise than the guides that it names.

    A statement that one of the guides makes too stands; so does one on which none says anything:
    then there is nothing to compare with. Times are compared by number and unit, fees by amount,
    telephones by digits, hours by the clock.
    """
    known = [(guide, _statements(_whole(guide))) for guide in guides]
    found = []
    for about, says in _statements(text).items():
        answers = [(guide, said[about]) for guide, said in known if about in said]
        if not answers:
            continue
        right = {key for _, said in answers for key in said}
        guide, said = answers[0]
        found += [
            Contradiction(about, written, str(guide.get("matter", "")), "、".join(said.values()))
            for key, written in says.items()
            if key not in right
        ]
    return found


def _whole(guide: Mapping[str, str]) -> str:
    parts = [(label, str(guide.get(code, ""))) for code, label in ELEMENTS.items()]
    return "\n".join(f"{label}：{said}" for label, said in parts if said)


def _statements(text: str) -> dict[str, dict[str, str]]:
    """What is said, by what it is about: comparable form -> as written, in reading order."""
    plain = one_width(text[:_MOST])
    found: dict[str, dict[str, str]] = {}
    for about, reader in _READERS.items():
        if said := dict(reader(plain)):
            found[about] = said
    return found


def _limits(text: str) -> Iterator[tuple[str, str]]:
    for hit in _LIMIT.finditer(text):
        number, unit = (hit[1], hit[2]) if hit[1] else (hit[3], hit[4])
        count = number_of(number)
        if count is not None:
            said = f"{count}{_LIMIT_WORDS[unit]}"
            yield said, said


def _fees(text: str) -> Iterator[tuple[str, str]]:
    for hit in _FREE.finditer(text):
        yield "0", hit[0]
    for hit in _FEE.finditer(text):
        amount = f"{float(hit[1]):g}"
        yield amount, f"{amount}元"


def _phones(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"[\n。；;]", text):
        if asked := _ASKED.search(line):
            for hit in _PHONE.finditer(line, asked.end()):
                yield hit[1], hit[0]


def _hours(text: str) -> Iterator[tuple[str, str]]:
    for hit in _HOURS.finditer(text):
        said = f"{int(hit[1])}:{hit[2] or '00'}至{int(hit[3])}:{hit[4] or '00'}"
        yield said, said


_READERS = {"办理时限": _limits, "收费": _fees, "联系电话": _phones, "办理时间": _hours}
