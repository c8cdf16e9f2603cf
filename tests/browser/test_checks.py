"""The checks of pages see what they are there for."""

from __future__ import annotations

from typing import Any

from .axe import violations
from .markup import faults
from .words import english

GOOD = (
    '<!doctype html><html lang="zh-CN"><head><title>首页</title></head><body><main><h1>首页</h1>'
    "<p>请下载 PDF，或者写信到 office@example.cn。<code>plans parse</code></p></main></body></html>"
)
BAD = GOOD.replace("<p>", '<p id="a"></p><p id="a"><label for="b">甲</label><img src="x"><input>')


def test_a_good_page_has_no_fault(page: Any) -> None:
    page.set_content(GOOD)
    assert violations(page) == faults(GOOD) == english(page) == []


def test_axe_sees_what_cannot_be_read_aloud(page: Any) -> None:
    page.set_content(BAD)
    assert {each.partition(":")[0] for each in violations(page)} >= {"image-alt", "label"}


def test_markup_is_read_strictly() -> None:
    found = "\n".join(faults(BAD))
    assert "the id a stands 2 times" in found
    assert "for=b names nothing" in found
    assert "end-tag-too-early" in "\n".join(faults(GOOD.replace("</h1>", "</h1></section>")))
    assert "inline <script>" in faults(GOOD.replace("</main>", "</main><script>1</script>"))
    assert "<p style>" in faults(GOOD.replace("<p>", '<p style="color:red">'))
    assert "<p onclick>" in faults(GOOD.replace("<p>", '<p onclick="x()">'))
    assert faults(GOOD.replace("zh-CN", "en")) == ["the page does not say that it is Chinese"]


def test_english_is_found_where_people_read_or_hear_it(page: Any) -> None:
    hidden = '<p hidden>Nobody</p><input placeholder="Search" aria-label="搜索"><b>Next</b>'
    page.set_content(GOOD.replace("</main>", hidden + "</main>"))
    assert english(page) == ["next", "search"]
    assert english(page, {"next"}) == ["search"]
