"""Webhooks: where they may go, how they are signed, what an answer means."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from .delivering import Outcome, Result

# 429 and 503 say that the request was not taken; every other 5xx leaves it open.
NOT_TAKEN = frozenset({429, 503})


def is_allowed(address: str, *, plain_hosts: Collection[str] = ()) -> bool:
    """Whether messages may be posted to ``address``.

    https anywhere; plain http only to this machine, or to the ``plain_hosts`` that the operator
    named because they stand in the same closed network.
    """
    parts = urlsplit(address)
    if parts.scheme == "https":
        return bool(parts.hostname)
    host = parts.hostname or ""
    return parts.scheme == "http" and (_is_this_machine(host) or host in plain_hosts)


def is_allowed_from_desk(address: str, *, plain_hosts: Collection[str] = ()) -> bool:
    """The same for an address that staff wrote and not the operator.

    It must not lead back to this machine or to the services of its network card (169.254.…), unless
    the operator named the host, and holds no password, as everybody who keeps channels reads it.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.username or parts.password or not is_allowed(address, plain_hosts=plain_hosts):
        return False
    return host in plain_hosts or not (host == "localhost" or leads_home(host))


def leads_home(host: str) -> bool:
    """Whether a numeric address is of this machine or its link; False for names."""
    try:
        found = ip_address(host)
    except ValueError:
        return False
    inner = getattr(found, "ipv4_mapped", None) or found
    return inner.is_loopback or inner.is_link_local or inner.is_unspecified or inner.is_multicast


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def signature(body: bytes, secret: str) -> str:
    """HMAC-SHA256 of ``body`` as ``sha256=<hex>``; the receiver computes the same."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def outcome_of(status: int) -> Outcome:
    """What an HTTP status says about the message."""
    if 200 <= status < 300:
        return Outcome(Result.DELIVERED)
    if status in NOT_TAKEN:
        return Outcome(Result.NOT_DELIVERED, f"对方系统忙，没有收下（{status}）。")
    if status >= 500:
        return Outcome(Result.UNCERTAIN, f"对方系统出错（{status}），不知道有没有发出去。")
    return Outcome(Result.REFUSED, f"对方系统不接受这条消息（{status}），请核对接口设置。")
