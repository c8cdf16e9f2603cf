"""One POST of JSON to another platform: WeChat, Weibo, a convergence-media centre."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from gongkai.ground.notices.rules.delivering import Outcome, Result
from gongkai.ground.notices.rules.webhooks import (
    is_allowed_from_desk,
    leads_home,
    outcome_of,
    signature,
)

from .shape import Parcel

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
# Raised before the first byte of the request has left: certainly not delivered.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
GONE = frozenset({404, 410})  # to a recall: it is not there, which is what was asked for


def send(parcel: Parcel) -> Outcome:
    """Post the version, or its recall. The same ``Idempotency-Key`` goes with every try."""
    against = _against(parcel.target)
    if against:
        return Outcome(Result.REFUSED, against)
    body = json.dumps(_payload(parcel), ensure_ascii=False).encode()
    try:
        with httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client:
            answer = client.post(parcel.target, content=body, headers=_headers(parcel, body))
    except _NEVER_LEFT:
        return Outcome(Result.NOT_DELIVERED, "连不上对方平台，没有发出。")
    except httpx.HTTPError:
        return Outcome(Result.UNCERTAIN, "发送中途断开，不知道对方有没有收到。")
    if parcel.deed == "withdraw" and answer.status_code in GONE:
        return Outcome(Result.DELIVERED)
    return outcome_of(answer.status_code)


def _against(target: str) -> str:
    """Why nothing is posted there; "" when it may be."""
    if not is_allowed_from_desk(target, plain_hosts=settings.WEBHOOK_PLAIN_HOSTS):
        return "接口地址必须用 https，请核对渠道的设置。"
    if _leads_home(urlsplit(target).hostname or ""):
        return "接口地址指向本机，没有发出，请核对渠道的设置。"
    return "" if settings.SITE_ADDRESS else "还没有设置公开网站的网址，请系统管理员设置。"


def _leads_home(host: str) -> bool:
    """Whether a name that staff wrote is one for this machine after all."""
    if host in settings.WEBHOOK_PLAIN_HOSTS:
        return False
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False  # the request will say so
    return any(leads_home(str(address[0]).partition("%")[0]) for *_, address in found)


def _payload(parcel: Parcel) -> dict[str, Any]:
    site = settings.SITE_ADDRESS
    about: dict[str, Any] = {
        "key": parcel.key,
        "deed": parcel.deed,
        "address": f"{site}{parcel.address}",
        "version": parcel.number,
    }
    if parcel.deed == "withdraw":
        return about | {"notice": parcel.notice}
    files = [
        {"name": one.name, "address": f"{site}{one.address}", "sha256": one.sha256}
        for one in parcel.files
    ]
    return about | {
        "title": parcel.title,
        "summary": parcel.summary,
        "unit": parcel.unit,
        "published_at": parcel.published_at,
        "sha256": parcel.sha256,
        "files": files,
    }


def _headers(parcel: Parcel, body: bytes) -> dict[str, str]:
    headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": parcel.key}
    if settings.WEBHOOK_SECRET:
        headers["X-Gongkai-Signature"] = signature(body, settings.WEBHOOK_SECRET)
    return headers
