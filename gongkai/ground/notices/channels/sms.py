"""Short messages, through the gateway of the operator's choice."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from ..rules.delivering import Outcome
from . import webhook
from .shape import Message


class Sms:
    """Rings a telephone: quiet hours apply."""

    quiet = True

    def is_ready(self) -> bool:
        return bool(settings.SMS_WEBHOOK)

    def address_of(self, user: Any) -> str:
        return str(user.phone)

    def send(self, message: Message) -> Outcome:
        return webhook.post(settings.SMS_WEBHOOK, message)


SENDER = Sms()
