"""Addresses and titles of proof."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.evidence import rules


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example",
        "https://www.yunchuan.example:8443/a/b?c=d&e=%20#f",
        "HTTPS://A.EXAMPLE/",
        "https://云川区.example/政策/解读",
        "http://[2001:db8::1]/",
        "/",
        "/desk/letters/1/?a=b",
    ],
)
def test_addresses_that_a_proof_may_name(url: str) -> None:
    assert rules.url_fault(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.example/",
        "mailto:a@b.example",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "https://",
        "https:///a",
        "https:a",
        "https://user:password@evil.example/",
        "https://gov.example@evil.example/",
        "https://a.example:99999999/",
        "http://[::1",
        "https://a.example/\u202ecod.exe",
        "https://a.example/\0",
        "https://a.example/ b",
        'https://a.example/"onclick="x',
        "https://a.example/<script>",
        "https://a.example/" + "a" * 500,
    ],
)
def test_addresses_that_it_may_not(url: str) -> None:
    assert rules.url_fault(url)


@given(st.text(max_size=60) | st.text("/\\hjt ps:a.@\t\n", max_size=30))
def test_whatever_passes_leads_nowhere_else(url: str) -> None:
    if rules.url_fault(url) == "":
        parts = urlsplit(url)
        ours = not parts.scheme and not parts.netloc and url.startswith("/")
        assert ours or (parts.scheme in {"http", "https"} and parts.hostname)
        assert not {"\\", "\t", "\n", " ", "\0"} & set(url)


@given(st.text(max_size=300))
def test_titles_are_one_line_that_shows_what_it_says(title: str) -> None:
    plain = rules.plain_title(title)
    assert plain == rules.plain_title(plain) == " ".join(plain.split())
    assert plain.isprintable() or all(each.isspace() or each.isprintable() for each in plain)
    assert len(rules.short(title, 20)) <= 21


def test_a_title_keeps_its_words() -> None:
    assert rules.plain_title(" 关于\u200b路灯\r\n的\u202e来信\0 ") == "关于路灯 的来信"
