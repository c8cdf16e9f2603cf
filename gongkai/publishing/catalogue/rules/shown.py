"""The catalogue as it is shown to the public: its data, and the text that its reviewers read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gongkai.ground.review.rules.chains import Chain, Stage, register

KIND = "catalogue.directory"
# 先审查、后公开 (保守国家秘密法实施条例 (2024) art. 42); 条例 art. 17.
CHAIN = register(
    Chain(
        KIND,
        "公开事项目录",
        (
            Stage("first", "初审", "review.first", 2),
            Stage("secrecy", "保密审查", "review.secrecy", 2, each_part=True),
            Stage("final", "终审", "review.final", 1),
        ),
    )
)
LEVELS: dict[str, str] = {"city": "市级", "county": "县级", "town": "乡级", "village": "村级"}

Row = Mapping[str, Any]


def mode_of(row: Row) -> str:
    """主动公开, 依申请公开 or both."""
    words = [("主动公开", row["proactive"]), ("依申请公开", row["on_request"])]
    return "、".join(word for word, ticked in words if ticked) or "未选"


def levels_of(levels: Iterable[str]) -> str:
    """县级、乡级, in the order of the standard."""
    held = set(levels)
    return "、".join(word for code, word in LEVELS.items() if code in held)


def as_text(title: str, rows: Iterable[Row]) -> str:
    """A paragraph for each entry."""
    lines = [title]
    for row in rows:
        about = "　".join(part for part in (row["number"], row["domain"], row["matter"]) if part)
        told = [
            about,
            f"内容：{row['content']}",
            f"依据：{row['basis']}",
            f"时限：{row['limit_text']}",
            f"主体：{row['unit']}",
            f"方式：{mode_of(row)}",
        ]
        told += [f"渠道：{'、'.join(row['channels'])}"] if row["channels"] else []
        told += [f"对象：{row['audience']}"] if row["audience"] else []
        lines.append("；".join(told))
    return "\n".join(lines)


def by_domain(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The rows under their domains, in the order in which these first appear."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["domain"] or "其他事项", []).append(row)
    return list(found.items())


def found(rows: Iterable[Row], *, domain: str = "", unit: str = "", words: str = "") -> list[Row]:
    """Those of one domain and one unit with some words; an empty filter does not filter."""
    return [
        row
        for row in rows
        if (not domain or (row["domain"] or "其他事项") == domain)
        and (not unit or row["unit"] == unit)
        and (not words or words in f"{row['matter']}{row['content']}{row['basis']}")
    ]
