"""Links to other sites lead through the notice; nobody can borrow it for a link of his own."""

from __future__ import annotations

import html
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.ui import leaving

OUT = "https://elsewhere.example/a?b=1&c=二"


def signed(address: str) -> str:
    return parse_qs(urlsplit(address).query)["to"][0]


def test_an_address_carries_its_target() -> None:
    address = leaving.address(OUT)
    assert urlsplit(address).path == "/leave/"
    assert leaving.target(signed(address)) == OUT


def test_a_changed_target_is_refused() -> None:
    other = signed(leaving.address(OUT)).replace("elsewhere", "evil")
    assert leaving.target(other) is None
    assert leaving.target(OUT) is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.cn", "https://"])
def test_only_web_addresses_are_targets(url: str) -> None:
    assert leaving.target(signed(leaving.address(url))) is None


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_no_invented_address_is_accepted(to: str) -> None:
    assert leaving.target(to) is None


def test_rich_text_is_rewritten_and_nothing_else_is_touched() -> None:
    text = (
        f'<p>见<a href="{html.escape(OUT)}">这里</a>、<a href="/open/">本站</a>、'
        '<a href="mailto:a@b.cn">邮箱</a>、<a href="#d3">第三条</a>，3 &lt; 5。</p>'
    )
    done = leaving.rewrite(text)
    assert "elsewhere.example/a?b" not in done
    assert 'rel="external noopener"' in done
    for kept in ('<a href="/open/">', '<a href="mailto:a@b.cn">', '<a href="#d3">', "3 &lt; 5"):
        assert kept in done


def test_our_own_hosts_are_not_elsewhere(settings: object) -> None:
    assert not leaving.is_elsewhere("https://testserver/open/")
    assert leaving.is_elsewhere("http://testserver.evil.example/")


def test_text_without_links_stays_as_it_is() -> None:
    assert leaving.rewrite("<p>没有链接</p>") == "<p>没有链接</p>"
