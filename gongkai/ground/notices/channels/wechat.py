"""WeChat (or WeCom) messages, through the gateway of the operator's choice.

The gateway knows the person by telephone number, as WeCom does.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from ..rules.delivering import Outcome
from . import webhook
from .shape import Message


class Wechat:
    """Rings a telephone: quiet hours apply."""

    quiet = True

    def is_ready(self) -> bool:
        return bool(settings.WECHAT_WEBHOOK)

    def address_of(self, user: Any) -> str:
        return str(user.phone)

    def send(self, message: Message) -> Outcome:
        return webhook.post(settings.WECHAT_WEBHOOK, message)


SENDER = Wechat()
