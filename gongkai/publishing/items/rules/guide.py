"""The eight elements of a service guide: 《政府网站与政务新媒体检查指标》(国办秘函〔2019〕19号)."""

from __future__ import annotations

from collections.abc import Mapping

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


def missing(said: Mapping[str, str]) -> list[str]:
    """The elements that are not filled in, by name."""
    return [label for code, label in ELEMENTS.items() if not str(said.get(code, "")).strip()]
