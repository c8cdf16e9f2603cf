"""From which address a request comes, also behind reverse proxies of one's own."""

from __future__ import annotations

from ipaddress import ip_address


def client_address(direct: str, forwarded_for: str, proxies: int) -> str:
    """The client's address: ``direct`` (the socket's), or what our own proxies say of it.

    Each of ``proxies`` appends the address it saw to ``X-Forwarded-For``; whatever stands before
    those entries was written by the client and proves nothing. Too few or unreadable entries give
    ``direct``.
    """
    entries = [entry.strip() for entry in forwarded_for.split(",") if entry.strip()]
    if proxies < 1 or len(entries) < proxies:
        return direct
    try:
        return str(ip_address(entries[-proxies]))
    except ValueError:
        return direct
