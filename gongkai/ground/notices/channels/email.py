"""E-mail, by Django's mail settings (printed to the console in development)."""

from __future__ import annotations

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from ..rules.delivering import Outcome, Result
from .shape import Message

_NEVER_LEFT = (
    ConnectionRefusedError,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
)
_REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused)


class Email:
    """Silent: goes out at any hour."""

    quiet = False

    def is_ready(self) -> bool:
        return bool(settings.EMAIL_BACKEND)

    def address_of(self, user: Any) -> str:
        return str(user.email)

    def send(self, message: Message) -> Outcome:
        mail = EmailMessage(
            subject=message.subject,
            body="\n\n".join(part for part in (message.body, message.link) if part),
            to=[message.address],
            headers={"Message-ID": f"<{message.key}@{_domain()}>"},
        )
        try:
            mail.send()
        except _NEVER_LEFT:
            return Outcome(Result.NOT_DELIVERED, "连不上邮件服务器，邮件没有发出。")
        except _REFUSED:
            return Outcome(Result.REFUSED, "邮件服务器不接受这个邮箱地址，请核对。")
        except (smtplib.SMTPException, OSError):
            return Outcome(Result.UNCERTAIN, "发送中途断开，不知道邮件有没有发出。")
        return Outcome(Result.DELIVERED)


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"


SENDER = Email()
