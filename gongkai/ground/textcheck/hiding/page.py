"""html, markdown and plain text: the source says more than the page."""

from __future__ import annotations

import base64
import html
import re

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.parsers import unseen
from gongkai.ground.documents.parsers.text import decode, decode_page

from ..shape import Read
from .package import lies_beneath
from .sweep import raw, unescaped

NOTE = re.compile(r"<!--(.*?)-->", re.S)
CARRIED = re.compile(r"data:([\w/.+-]*)[\w;=.+-]*;base64,([A-Za-z0-9+/=\s]*)", re.I)

WITHIN = re.compile(r"""\ssrcdoc\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)


def of_page(data: bytes, found: Read) -> None:
    """Comments, what a style hides, pictures in the page itself, and the source."""
    found.wrapped = True
    text = decode_page(data)
    for said in NOTE.findall(text):
        plain = said.strip()
        if not plain.startswith("["):  # a condition for an old browser
            found.says("comment", plain, "网页注释")
    _unseen(data, found)
    for said in map("".join, WITHIN.findall(text)):
        found.holds("网页里的网页.html", f"<html><body>{html.unescape(said)}".encode())
    _source(text, found)


def _unseen(data: bytes, found: Read) -> None:
    place = "网页里不显示的内容"
    try:
        pieces = unseen(data, "").paragraphs
    except Refusal:  # too many rules for too many elements; the page itself may still be read
        found.partly("网页的样式太复杂，不显示的内容没有全部找出来，请人工查看。")
        return
    for piece in pieces:
        found.hides("hidden_text", piece.text, place)
        lies_beneath(place, [piece.text], found)


def of_text(data: bytes, found: Read) -> None:
    """What stands in it by its number, as in a script or in JSON."""
    text = decode(data)
    for line in text.split("\n") if "\\" in text else ():
        if (said := unescaped(line)) != line:
            found.beneath.append(("转义的字符", said))


def of_markdown(data: bytes, found: Read) -> None:
    """Comments and the source: addresses of links are no text of the page."""
    text = decode(data)
    for said in NOTE.findall(text):
        found.says("comment", said.strip(), "注释")
    _source(text, found)


def _source(text: str, found: Read) -> None:
    plain, pictures = CARRIED.sub(" ", text), 0
    for kind, coded in CARRIED.findall(text):
        if kind.lower().startswith("image/"):
            pictures += 1
        else:
            _carried(coded, found)
    if pictures:
        found.partly(f"里面有 {pictures} 张图片，图片里的文字读不出来，请人工查看。")
    lies_beneath("网页源代码", raw(plain), found)


def _carried(coded: str, found: Read) -> None:
    """A file in the address of a link."""
    try:
        content = base64.b64decode(coded)
    except ValueError:
        found.partly("里面有编码的数据，读不出来，请打开看一看。")
        return
    if content.strip():
        found.holds("网页里带的文件", content)
