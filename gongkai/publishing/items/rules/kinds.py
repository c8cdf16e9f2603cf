"""The kinds of items, declared: what each has beside its title. Nothing is subclassed.

A room above may declare one more (``foi_disclosure`` is there for 依申请公开).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemKind:
    """``body``: a text; ``rows``: a table with a schema; ``guide``: the eight elements; ``link``:
    an address; ``files``: an attachment is needed. ``typed``: people may begin one by hand."""

    code: str
    label: str
    hint: str
    body: bool = False
    rows: bool = False
    guide: bool = False
    link: bool = False
    files: bool = False
    typed: bool = True


_kinds: dict[str, ItemKind] = {}


def declare(kind: ItemKind) -> ItemKind:
    """Make a kind known; return it. A code is declared once."""
    if _kinds.get(kind.code, kind) != kind:
        raise ValueError(f"two kinds of item called {kind.code}")
    _kinds[kind.code] = kind
    return kind


def kind_of(code: str) -> ItemKind:
    """The kind of this code. LookupError where nobody declared it."""
    try:
        return _kinds[code]
    except KeyError:
        raise LookupError(f"no kind of item is called {code}") from None


def declared() -> list[ItemKind]:
    """All kinds, as they were declared."""
    return list(_kinds.values())


TEXT = declare(ItemKind("text", "文字", "通知、公告、动态等，写正文，可以带附件", body=True))
TABLE = declare(
    ItemKind("table", "清单或者表格", "收费清单、处罚、补贴名单等，一行一条", body=True, rows=True)
)
GUIDE = declare(
    ItemKind("guide", "办事指南", "事项名称、依据、条件、材料等八个要素", body=True, guide=True)
)
FILE = declare(ItemKind("file", "文件", "只放文件，例如年度报告、规划图", body=True, files=True))
LINK = declare(ItemKind("link", "链接", "内容在别的政府网站，只登记网址", body=True, link=True))
FOI = declare(
    ItemKind(
        "foi_disclosure",
        "依申请公开转主动公开",
        "答复申请时提供、又应当让大家知道的信息（条例第四十四条）",
        body=True,
        typed=False,
    )
)
