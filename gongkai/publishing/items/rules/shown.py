"""An item as its reviewers read it: one text of all that is published of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .cleaning import behind, text_of
from .guide import ELEMENTS
from .tables import as_lines


def as_text(data: Mapping[str, Any], places: Mapping[str, str] | None = None) -> str:
    """Title, metadata, body, where its links go, elements, rows. ``places`` are the names of the
    columns and topics, which ``data`` has by number."""
    lines = [str(data["title"])]
    lines += [f"{label}：{names}" for label, names in (places or {}).items() if names]
    lines += [f"{label}：{data[name]}" for name, label in META.items() if data.get(name)]
    if data.get("body"):
        lines.append(text_of(data["body"]))
        lines += [f"正文里的链接：{said}" for said in behind(data["body"])]
    lines += [
        f"{label}：{data['guide'][code]}"
        for code, label in ELEMENTS.items()
        if data.get("guide", {}).get(code)
    ]
    if data.get("url"):
        lines.append(f"链接：{data['url']}")
    if data.get("columns"):
        lines += as_lines(data["columns"], data["rows"])
    return "\n".join(lines)


META: dict[str, str] = {
    "index_number": "索引号",
    "maker": "制作机关",
    "formed_on": "形成日期",
    "changed_on": "变更日期",
    "source": "来源",
    "keywords": "关键词",
    "mark": "标注",
    "expires_on": "公开到",
}
