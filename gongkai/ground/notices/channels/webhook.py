"""One POST of JSON: the way to every gateway for short messages and WeChat."""

from __future__ import annotations

import json

import httpx
from django.conf import settings

from ..rules.delivering import Outcome, Result
from ..rules.webhooks import is_allowed, outcome_of, signature
from .shape import Message

TIMEOUT = httpx.Timeout(10.0, connect=5.0)
# Raised before the first byte of the request has left: certainly not delivered.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def post(address: str, message: Message) -> Outcome:
    """Post ``message`` to the gateway at ``address``; redirects are not followed.

    The same ``Idempotency-Key`` goes out with every attempt, so that a gateway that has seen it
    does not send the message to the person a second time.
    """
    if not is_allowed(address, plain_hosts=settings.WEBHOOK_PLAIN_HOSTS):
        return Outcome(Result.REFUSED, "接口地址必须用 https，请系统管理员核对设置。")
    body = json.dumps(_payload(message), ensure_ascii=False).encode()
    try:
        with httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client:
            answer = client.post(address, content=body, headers=_headers(message, body))
    except _NEVER_LEFT:
        return Outcome(Result.NOT_DELIVERED, "连不上对方系统，消息没有发出。")
    except httpx.HTTPError:
        return Outcome(Result.UNCERTAIN, "发送中途断开，不知道对方有没有收到。")
    return outcome_of(answer.status_code)


def _payload(message: Message) -> dict[str, str]:
    return {
        "key": message.key,
        "to": message.address,
        "kind": message.kind,
        "subject": message.subject,
        "body": message.body,
        "link": message.link,
    }


def _headers(message: Message, body: bytes) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": message.key,
    }
    if settings.WEBHOOK_SECRET:
        headers["X-Gongkai-Signature"] = signature(body, settings.WEBHOOK_SECRET)
    return headers
