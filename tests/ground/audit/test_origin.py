"""The address in the log is the client's, and no client can write it."""

from __future__ import annotations

import pytest

from gongkai.ground.audit.origin import client_address

PROXY = "10.0.0.1"


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("", 0, PROXY),
        ("203.0.113.9", 0, PROXY),  # nobody stands in front: the header is the client's own word
        ("203.0.113.9", 1, "203.0.113.9"),
        ("1.2.3.4, 203.0.113.9", 1, "203.0.113.9"),  # what the client wrote comes first
        ("1.2.3.4, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"),
        ("203.0.113.9", 2, PROXY),
        ("nonsense", 1, PROXY),
        (" 2001:DB8::1 ", 1, "2001:db8::1"),
        ("", 1, PROXY),
    ],
)
def test_only_what_our_proxies_wrote_counts(forwarded: str, proxies: int, address: str) -> None:
    assert client_address(PROXY, forwarded, proxies) == address
