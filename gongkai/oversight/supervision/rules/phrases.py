"""What each step is called in a sentence that begins with whoever took it."""

from __future__ import annotations

FINDING = {
    "report": "登记了问题",
    "confirm": "确认了问题，要求{due}前整改到位",
    "rectify": "报来整改结果，请求复核",
    "clear": "复核通过，问题销号",
    "send_back": "复核没有通过，退回重新整改",
    "escalate": "因为逾期没有整改，起草了督办单",
    "extend": "把整改期限延到{due}",
    "transfer": "移交给{unit}继续整改",
    "dismiss": "认定问题不成立",
}
LETTER = {
    "write": "起草了{kind}",
    "edit": "修改了草稿",
    "issue": "印发了{kind}",
    "answer": "作了答复",
    "accept": "审核通过，{kind}办结",
    "send_back": "退回重新答复",
    "extend": "把答复期限延到{due}",
    "transfer": "移交给{unit}继续办理",
    "withdraw": "撤回了{kind}",
}
NEW_DAY = {"send_back": "，期限改为{due}", "issue": "，要求{due}前答复"}


def phrase(
    table: dict[str, str], verb: str, *, due: str = "", unit: str = "", kind: str = ""
) -> str:
    """The step in words; ``due`` is the day that it sets, in words, or empty."""
    said = table[verb] + (NEW_DAY.get(verb, "") if due else "")
    return said.format(due=due, unit=unit, kind=kind)
