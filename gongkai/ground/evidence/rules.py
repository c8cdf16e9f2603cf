"""What may be taken for proof: numbers, addresses and titles. Pure."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

MOST = 20  # items in one go
URL_LONGEST = 500
TITLE_LONGEST = 200
REFERENCE_LONGEST = 100
KIND_LONGEST = 60

_SCHEMES = {"http", "https"}
# What no address holds unescaped; browsers read "\\" as "/" and drop tabs and line breaks.
_NO_ADDRESS = re.compile(r"[\s\\<>\"^`{|}]")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def url_fault(url: str) -> str:
    """Why ``url`` is no address that a proof can name: a Chinese clause; "" when it is one.

    http and https with a host are, and our own addresses, which begin with one slash.
    """
    if len(url) > URL_LONGEST:
        return f"地址太长，最多 {URL_LONGEST} 个字符，请换用短一些的地址"
    if _NO_ADDRESS.search(url) or any(_unseen(each) for each in url):
        return "地址里有空格或者不能用的字符，请从浏览器地址栏重新复制"
    if url.startswith("/") and not url.startswith("//"):
        return ""
    return "" if _is_web(url) else "请填写以 http:// 或者 https:// 开头的完整网址，或者平台内的地址"


def plain_title(title: str) -> str:
    """``title`` on one line, without characters that are not seen (or turn the text round)."""
    spaced = " ".join(title.split())
    return " ".join("".join(each for each in spaced if not _unseen(each)).split())


def short(text: str, length: int = 60) -> str:
    """The beginning of ``text`` as a sentence quotes it: on one line, without unseen characters."""
    plain = plain_title(text[: length * 4])
    return plain if len(plain) <= length else f"{plain[:length]}…"


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # ValueError for a port that is none
    except ValueError:
        return False
    # A name before "@" makes an address look like another's.
    return parts.scheme in _SCHEMES and bool(parts.hostname) and "@" not in parts.netloc
