"""Bodies: what staff paste keeps its structure; scripts, styles and tricks do not survive."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.documents.model import Cell, Document, Paragraph, Table
from gongkai.publishing.items.rules.bodies import html_of
from gongkai.publishing.items.rules.cleaning import clean, text_of

WORD = """<!--[if gte mso 9]><xml><w:WordDocument>x</w:WordDocument></xml><![endif]-->
<style>p.MsoNormal{mso-style-parent:""}</style>
<p class="MsoNormal" style="margin:0"><o:p></o:p><b>一、</b><span lang="EN-US">基本情况</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table border=1 style='mso-x'><tr><td colspan=2 style="width:9pt"><p>事项</p></td></tr></table>
<script>alert(1)</script><img src=x onerror=alert(2)>"""


def test_a_pasted_page_of_word_keeps_text_and_tables_alone() -> None:
    made = clean(WORD)
    assert made.replace("\n", "") == (
        "<p><strong>一、</strong>基本情况</p>"
        '<table><tbody><tr><td colspan="2"><p>事项</p></td></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        '<a href="javascript:alert(1)">看</a>',
        '<a href=" jAvAsCrIpT&colon;alert(1)">看</a>',
        '<p onclick="alert(1)">看</p>',
        "<svg><script>alert(1)</script></svg>看",
        '<iframe src="//evil"></iframe>看',
        '<p style="background:url(javascript:alert(1))">看</p>',
        "看<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        '<form action="/desk/"><button>看</button></form>',
    ],
)
def test_nothing_that_runs_survives(hostile: str) -> None:
    made = clean(hostile)
    for word in ("javascript", "onclick", "onerror", "script", "iframe", "style", "<form", "<svg"):
        assert word not in made.lower()
    assert "看" in made


@pytest.mark.parametrize(
    "piece",
    ["<!--[if", "<?xml ", "</o:", "<strong>", "<p>", "<td>", "<p>" + " " * 50, "<br>", "<a"],
)
def test_hostile_bodies_take_no_time(piece: str) -> None:
    """Twice as long takes about twice as long: nothing looks at the rest again and again."""
    short, long = ("<b>x</b>" + piece * (size // len(piece)) for size in (50_000, 200_000))
    started = perf_counter()
    clean(short)
    first = perf_counter() - started
    text_of(clean(long))
    assert perf_counter() - started - first < max(first, 0.05) * 16


@pytest.mark.parametrize("tag", ["ul><li", "ol><li", "blockquote", "div", "span", "b", "table><td"])
def test_nesting_beyond_sense_is_flattened_and_loses_nothing(tag: str) -> None:
    count = 128_000 // (2 * len(tag) + 20)
    ends = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    body = "".join(f"<{tag}>第{at}层" for at in range(count)) + "末" + ends * count
    started = perf_counter()
    made = clean(body)
    assert perf_counter() - started < 2, "7.6 seconds before"
    said = text_of(made)
    assert all(f"第{at}层" in said for at in range(0, count, 97))
    assert said.endswith("末")
    assert clean(made) == made


def test_what_is_not_too_deep_stays() -> None:
    body = "<ul><li>一" * 20 + "</li></ul>" * 20
    assert clean(body).count("<ul>") == 20


@pytest.mark.parametrize(
    "address", ["//evil.cn/x", "\\\\evil.cn/x", "/\\evil.cn/x", " /&#9;/evil.cn/x", "///evil.cn/x"]
)
def test_an_address_of_another_site_says_so(address: str) -> None:
    assert 'href="https://evil.cn/x"' in clean(f'<p><a href="{address}">看</a></p>')


def test_own_addresses_stay() -> None:
    assert 'href="/info/1/"' in clean('<p><a href="/info/1/">看</a></p>')


@pytest.mark.parametrize(
    ("said", "kept"),
    [("2", 'colspan="2"'), ("99999999999999", 'colspan="100"'), ("-1", "<td>"), ("0", "<td>"),
     ("many", "<td>")],
)  # fmt: skip
def test_spans_are_bounded(said: str, kept: str) -> None:
    assert kept in clean(f'<table><tr><td colspan="{said}">格</td></tr></table>')


@pytest.mark.parametrize("sign", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_nothing_turns_the_order_of_a_line(sign: int) -> None:
    for said in (chr(sign), f"&#{sign};", f"&#x{sign:x};"):
        assert text_of(clean(f"<p>甲{said}乙</p>")) == "甲乙"
    assert text_of(clean(f"甲{chr(sign)}乙")) == "甲乙"


def test_lines_without_markup_become_paragraphs() -> None:
    assert clean("第一行\n\n 第二行 & 其他") == "<p>第一行</p><p>第二行 &amp; 其他</p>"


def test_characters_beyond_the_plane_stay() -> None:
    assert text_of(clean("<p>𠮷田、𬌗山</p>")) == "𠮷田、𬌗山"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(
    st.lists(st.text(st.characters(categories=["Lo", "Nd"]), min_size=1, max_size=8), max_size=5)
)
def test_no_word_of_a_plain_text_is_lost(lines: list[str]) -> None:
    assert text_of(clean("\n".join(lines))).split("\n") == (lines or [""])


def test_a_document_becomes_headings_paragraphs_and_tables() -> None:
    document = Document(
        "docx",
        "文件.docx",
        (
            Paragraph("关于某事的通知", level=0),
            Paragraph("基本情况", level=1, number="一、"),
            Paragraph("第一行\n第二行 <b>"),
            Table(((Cell("事项", 0, 0, 1, 2), Cell("事项", 0, 1, merged=True)),)),
        ),
    )
    assert html_of(document) == (
        "<h2>一、基本情况</h2><p>第一行<br>第二行 &lt;b&gt;</p>"
        '<table><tbody><tr><td colspan="2">事项</td></tr></tbody></table>'
    )


def test_a_table_is_read_where_it_stands_row_by_row() -> None:
    body = (
        "<p>前</p><table><tr><th>名称</th><th>金额</th></tr>"
        "<tr><td><p>甲</p></td><td>1</td></tr><tr><td>乙</td><td></td></tr></table><p>后</p>"
    )
    assert text_of(clean(body)) == "前\n名称\t金额\n甲\t1\n乙\t\n后"
