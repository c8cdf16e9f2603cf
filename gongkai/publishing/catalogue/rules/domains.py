"""The domain that a table of the catalogue is about, as its title, its sheet or a row names it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .standard import DOMAINS

_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十百0-9]{1,4}[）)]?[、.．]?\s*(.{2,30})$")
_NOTE = re.compile(r"^[（(]?(?:注|备注|说明|续|填报|制表|审核|联系)|[。；;]$")
_ENDING = re.compile(r"(?:领域)?(?:基层政务公开)?(?:标准)?(?:目录|清单)?$")
_TITLE = re.compile(r"(?:目录|清单|标准)")
# 云川区旅游领域…: of which place and from which annex does not belong to the name.
_BEFORE = re.compile(
    r"^(?:附件[0-9一二三四五六七八九十]{0,3}[：:.、]?)?(?:.{2,8}?(?:省|自治区|市|县|区|镇|乡|街道))*"
)
_NAMED = re.compile(r"^《?([^《》，。]{2,40}?)领域")
# Not a unit of that name: 区就业服务中心政务公开事项目录.
_KNOWN = re.compile(
    f"({'|'.join(sorted(DOMAINS, key=len, reverse=True))})(?:领域|基层政务公开|政务公开)"
)
_ALL = re.compile(r"[0-9]|试点|各|重点|全部|所有|基层")  # 26个试点领域…: of none of them


def domain_of_row(text: str) -> str:
    """A row that is one cell: 一、养老服务 or the title of a part; "" for a note."""
    if _NOTE.search(text.strip()):
        return ""
    title = domain_of_title([text])
    if title:
        return title
    found = _NUMBERED.match(text)
    plain = found[1] if found else text
    return _ENDING.sub("", plain.strip()) or plain


def domain_of_title(texts: Iterable[str]) -> str:
    """What stands above a table, the nearest last; "" where none of it names a domain."""
    found = ""
    for text in texts:
        plain = "".join(text.split())
        if len(plain) <= 60 and _TITLE.search(plain):
            found = _named(plain) or found
    return found


def domain_of_sheet(name: str) -> str:
    """A sheet that is called by its domain."""
    plain = "".join(name.split()).removesuffix("领域")
    return plain if plain in DOMAINS else ""


def _named(title: str) -> str:
    known = _KNOWN.search(title)
    if known is not None:
        return known[1]
    found = _NAMED.match(_BEFORE.sub("", title))
    return "" if found is None or _ALL.search(found[1]) else found[1]
