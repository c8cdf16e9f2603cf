"""Each step as a sentence, for the audit log, the timeline and the notices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...saying import day_words

DEEDS = {
    "assign": "分派了任务",
    "sign": "签收了任务",
    "refuse": "退回了任务",
    "insist": "维持了分派",
    "plan": "填写了台账",
    "start": "登记了起算的事",
    "report": "报了进展",
    "submit": "申请办结",
    "retract": "收回了办结申请",
    "verify": "核验通过，任务完成",
    "send_back": "退回补充",
    "extend": "同意延期",
    "transfer": "移交给了其他单位",
    "merge": "把任务并入了接收单位已有的同一项",
    "withdraw": "撤销了分派",
    "reopen": "重新打开了任务",
    "carry": "把任务结转到了下一年",
    "comment": "提了意见",
    "undo": "撤销了上一步",
}


def detail(verb: str, data: Mapping[str, Any], names: Mapping[int, str] | None = None) -> str:
    """What stands behind the deed: the reason, the text, the day. ``names`` of units by id."""
    names = names or {}
    match verb:
        case "extend":
            return f"延到{day_words(date.fromisoformat(data['until']))}：{data['reason']}"
        case "start":
            return f"{data.get('what') or '有关事项'}，{day_words(date.fromisoformat(data['on']))}"
        case "transfer" | "merge":
            return f"{names.get(data['unit'], '接收单位')}：{data['reason']}"
        case "plan":
            return _plan(data["plan"])
        case "undo":
            return f"“{DEEDS[data['verb']]}”不再算数"
    return str(data.get("reason") or data.get("text") or "")


def sentence(
    verb: str,
    who: str,
    what: str,
    data: Mapping[str, Any],
    names: Mapping[int, str] | None = None,
) -> str:
    """A whole sentence: 陈立（区住建局）报了进展（区住建局，第 3 项任务）：…。"""
    said = detail(verb, data, names).strip().rstrip("。")
    return f"{who}{DEEDS[verb]}（{what}）{'：' if said else ''}{said}。"


def _plan(plan: Mapping[str, Any]) -> str:
    parts = [
        f"分管领导{plan['leader']}" if plan.get("leader") else "",
        f"责任科室{plan['section']}" if plan.get("section") else "",
        f"工作举措 {len(plan['measures'])} 条" if plan.get("measures") else "",
    ]
    return "，".join(part for part in parts if part)
