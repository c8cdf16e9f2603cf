"""Channels and states of a delivery."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a notice leaves the house. The in-app inbox is the notice itself, not a channel."""

    EMAIL = "email", "邮件"
    SMS = "sms", "短信"
    WECHAT = "wechat", "微信"


class DeliveryState(TextChoices):
    """Where one delivery stands."""

    WAITING = "waiting", "等待发送"
    CLAIMED = "claimed", "正在发送"
    SENT = "sent", "已送出"
    FAILED = "failed", "没有送到"
    UNKNOWN = "unknown", "不知是否送到"
    SKIPPED = "skipped", "不再发送"
