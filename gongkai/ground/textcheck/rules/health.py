"""What a sentence says of the health of somebody (个人信息保护法 28: sensitive).

Laws speak of ill and disabled people, too: what they may say as well is only possible. A grade of
disability after its kind (肢体残疾二级) stands in papers of one person alone.

Each word that gives it away is searched for by itself, which is quick, and read with what stands
around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Finding, Grade

ILL = re.compile(
    r"(?:患有|确诊(?:为|患)?|诊断(?:为|结果)[:：]?|残疾(?:等级|类别|证号)[:：]|致贫原因[:：]|病种[:：])"
    r"[^，,。；;\n\t]{1,24}"
)
_REST = r"[^，,。；;、\n\t]"
_DISEASE = (
    "(?:癌|瘤|白血病|尿毒症|艾滋病|HIV|梅毒|淋病|精神分裂症?+|抑郁症?+|双相|躁狂|癫痫|糖尿病|高血压|冠心病|心脏病"
    "|心梗|脑梗|脑瘫|脑出血|脑膜炎|中风|偏瘫|瘫痪|肝炎|乙肝|丙肝|肝硬化|结核|尘肺|矽肺|肾衰竭?+|肾病|肾炎|帕金森"
    "|痴呆|自闭症|孤独症|血友病|贫血|红斑狼疮|坏死|类风湿|先心病|精神病|[重大]病)"
)
_KIND = "(?:肢体|视力|听力|言语|智力|精神|多重)"
_LEVEL = "[一二三四1-4]级(?!以上|以下|至|或|及|和|、)"
# After it, the words speak of nobody in particular: 患精神病的人, 艾滋病防治.
_NOBODY = "(?!病?人|病?患者|防|等|的|者|或|和|及|、|与|诊疗|监测|筛查|检测|救助|预防|控制|医)"
# The word, how far before it to begin, what to read there, and how sure that is of a person.
_AROUND: tuple[tuple[str, int, re.Pattern[str], Grade], ...] = (
    (
        "残疾",
        8,
        re.compile(
            f"{_KIND}残疾[（(]?(?:等级)?[:：为]?{_LEVEL}|残疾证?(?:等级)?[:：为]?{_LEVEL}"
            f"|[系是为属][一二三四1-4]级{_KIND}?残疾(?:人(?!员|的|等))?|{_KIND}[一二三四1-4]级残疾(?!人?的)"
        ),
        "likely",
    ),
    (
        "残疾",
        8,
        re.compile(f"(?:(?<=[系属患是为，,（(:：\\s])|^){_KIND}残疾(?=[，,。；;）)\\s]|人?$)"),
        "possible",
    ),
    ("患", 2, re.compile(f"患{_REST}{{0,8}}?{_DISEASE}{_NOBODY}"), "possible"),
    (
        "住院",
        26,
        re.compile(
            f"因{_REST}{{0,12}}?(?:[病癌症炎瘤伤梗塞衰]|骨折|中风){_REST}{{0,10}}住院(?:治疗)?"
        ),
        "possible",
    ),
    ("住院", 0, re.compile(f"住院{_REST}{{0,8}}{_DISEASE}{_NOBODY}"), "possible"),
    (
        "阳性",
        16,
        re.compile(f"(?:HIV|艾滋|梅毒|乙肝|丙肝|表面抗原){_REST}{{0,12}}?阳性"),
        "possible",
    ),
    (
        "感染者",
        12,
        re.compile(f"(?:HIV|艾滋病?|乙肝|丙肝){_REST}{{0,4}}?感染者{_NOBODY}"),
        "possible",
    ),
    (
        "癌",
        4,
        re.compile("[肝肺胃肠腺颈食道管胰血鼻咽喉脑骨皮肾]癌(?:早期|中期|晚期|术后)?"),
        "possible",
    ),
    *(
        (word, 0, re.compile(f"{word}症?"), "possible")
        for word in ("尿毒症", "白血病", "精神分裂", "抑郁症", "脑瘫", "大三阳", "小三阳")
    ),
)
_AFTER = 30  # characters behind the word that are read with it


def health(text: str) -> Iterator[Finding]:
    """What a text (half width) says of somebody's health; one thing may come twice."""
    for found in ILL.finditer(text):
        yield Finding("health", found[0], "possible", "", "", *found.span())
    for word, before, pattern, grade in _AROUND:
        at = text.find(word)
        while at >= 0:
            found_there = pattern.search(text, max(at - before, 0), at + _AFTER)
            if found_there and found_there.start() <= at < found_there.end():
                start, end = found_there.span()
                yield Finding("health", text[start:end], grade, "", "", start, end)
            at = text.find(word, at + len(word))
